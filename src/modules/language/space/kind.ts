import { matchesOf } from '../matches.ts';
import { patternGroup } from '../pattern-group.ts';
import type { Token, Word } from '../scan.ts';
import { firstFrom, meaning, meanings } from '../token.ts';
import { clauseAfter, clauseBefore, type Draft, isDenied, type Mark, type Read } from './draft.ts';
import { kindsOfEach, kindsOfProject } from './kind-each.ts';
import { houseInYard, housesOnLand, isSoldWithLand, officeHouse, storeyedHouse, wholePark } from './kind-house.ts';
import { asksLand, besideLand, isLandRow, seeksLandForWorks, thenLand } from './kind-land.ts';
import { kindByTools } from './kind-tools.ts';
import { usesOf } from './kind-use.ts';
import type { Family } from './reading.ts';

/** What is asked about the words before a kind of space and behind it. */
const ahead = patternGroup();
const behind = patternGroup();

type Scanned = Pick<Draft, 'plain' | 'tokens'>;
/** `parted`: how much of its weight it lost as what comes with a plant. */
type Mention = { family: Family; start: number; end: number; weight: number; parted?: number };

/** Kinds that come with a plant: beside one they are its parts. */
const ofPlant: ReadonlySet<Family> = new Set<Family>(['dormitory', 'office', 'shop', 'yard', 'lab', 'rnd']);
const amenity =
  /(?:配套|另有|另配|含|园内有|内有|带|配|配有|附|附带|提供|及|和|与|自带|设有|有|以及|食堂|自建|送|少量|隔间|现成|另需要?|还需要?|外加|(?<![\d一二三四五六七八九十楼层])、|\+)(?:单独|独立|少量|部分|一个|个|小)?(?:\d层)?$/;
const asked = /(?:找|租|购|买|需要?|求|想|寻|收)[^，。]{0,8}$/;
/** The first line, or as much of a text without lines, says what the text is. */
const titleLength = 40;

/** Reads the kinds of space wanted or offered: the kind beside the deal or in the first line, others only where they are listed with it. */
export function readKind(
  draft: Scanned & Pick<Draft, 'side'>,
  isMasked: (at: number) => boolean,
): Read<Family | Family[]> | null {
  const { plain, side } = draft;
  const mentions = mentionsOf(draft, isMasked);
  const used = usesOf(plain);
  const best = mentions.reduce((top, { weight }) => Math.max(top, weight), 0);
  const families = new Set<Family>();
  const first = mentions.find(({ weight }) => weight === best && weight > 0);
  if (first) {
    families.add(first.family);
    for (const [i, mention] of mentions.entries()) {
      if (families.has(mention.family) || mention.weight + (isSized(plain, mention) ? (mention.parted ?? 0) : 0) < 0) continue;
      const joined = nearTo(mentions, i).some(other => families.has(other.family) && isJoined(draft, other, mention));
      const isHeavy = mention.weight >= best - 0.5 && mention.weight > 0;
      const equal = isHeavy && !ofPlant.has(mention.family) && mention.family !== 'land' && first.family !== 'warehouse';
      if (joined || equal) families.add(mention.family);
    }
    const rows = plain.includes('\n') ? mentions.filter(mention => isRowHead(plain, mention)) : [];
    if (new Set(rows.map(({ family }) => family)).size > 1 && rows.some(({ family }) => families.has(family)))
      for (const { family } of rows) families.add(family);
    if (isAlternative(plain))
      for (const { family, weight } of mentions) if (family === 'land' && weight >= 3.5) families.add('land');
    if (families.size > 1 && families.has('land') && (!isAlternative(plain) || isSoldWithLand(plain))) families.delete('land');
  }
  if (side === 'need' && families.size === 1 && families.has('factory') && seeksLandForWorks(plain, draft.tokens, mentions)) {
    const works = mentions.find(({ family }) => family === 'factory')!;
    return { value: 'land', marks: [[works.start, works.end, 'type.project']] };
  }
  // 先租厂房过渡，二期拿地40亩
  if (
    families.size === 1 &&
    families.has('factory') &&
    (thenLand.test(plain) || (plain.includes('地') && besideLand.test(plain)))
  )
    families.add('land');
  for (const family of used?.families ?? []) families.add(family);
  for (const family of [...kindsOfEach(plain, mentions), ...kindsOfProject(plain, mentions)]) families.add(family);
  if (families.size === 0) {
    // 科技城办公150-600㎡
    const office = officeSize.exec(plain) ?? officeHouse.exec(plain);
    if (office) return { value: 'office', marks: [[office.index, office.index + 2, 'type.office']] };
    return kindByTools(draft);
  }
  // 两层独立院落，有货梯: a house in its yard.
  if (families.size === 1 && families.has('yard') && houseInYard.test(plain)) {
    families.delete('yard');
    families.add('factory');
  }
  // 整个园区 5栋 31200㎡ 土地38亩: a park with its houses.
  if (
    families.size === 1 &&
    families.has('land') &&
    (wholePark.test(plain) || storeyedHouse.test(plain) || (plain.includes('房') && housesOnLand.test(plain)))
  ) {
    families.delete('land');
    families.add('factory');
  }
  const marks: Mark[] = mentions
    .filter(({ family }) => families.has(family))
    .slice(0, 4)
    .map(({ family, start, end }) => [start, end, `type.${family}`]);
  if (used) marks.push(used.mark);
  const values = [...families];
  return { value: values.length === 1 ? values[0]! : values, marks };
}

/** How far apart two kinds named in one breath may stand, in characters. */
const reach = 16;

/** The mentions that stand near one. All are in the order of the text. */
function nearTo(mentions: readonly Mention[], at: number): Mention[] {
  const { start, end } = mentions[at]!;
  const near: Mention[] = [];
  for (let i = at - 1; i >= 0 && start - mentions[i]!.end <= reach; i--) near.push(mentions[i]!);
  for (let i = at + 1; i < mentions.length && mentions[i]!.start - end <= reach; i++) near.push(mentions[i]!);
  return near;
}

/** Kinds of space in the order of the text. */
function mentionsOf(draft: Scanned & Pick<Draft, 'side'>, isMasked: (at: number) => boolean): Mention[] {
  const { plain, tokens, side } = draft;
  const mentions: Mention[] = [];
  let outdoors: boolean | undefined;
  const isOutdoors = () => (outdoors ??= /停|堆|硬化|露天/.test(plain));
  const line = plain.indexOf('\n');
  const titleEnd = line < 0 ? titleLength : Math.min(line, titleLength);
  for (const [at, token] of tokens.entries()) {
    const { start, end } = token;
    const inTitle = start < titleEnd ? 1.5 : 0;
    const family = meaning(token, 'kind') as Family | undefined;
    // 拿30亩地
    if (
      token.kind === 'quantity' &&
      token.dimension === 'mu' &&
      ((side === 'need' && asksLand(plain, token)) ||
        (/^(?:的)?(?:工业)?(?:用)?地/.test(plain.slice(token.unitEnd - 1, token.unitEnd + 4).replace(/^亩/, '')) &&
          asked.test(clauseBefore(plain, start, 6))) ||
        /(?:拿地?|要地|征地|征用|购地|买地|供地|亩数|(?:[首一]期|拟|需)用地|[，,。；;：: ]用?地)(?:约|大概|大约|:|：| )*$/.test(
          clauseBefore(plain, token.head, 6),
        )) &&
      !/^[，,](?:规划|总?建)/.test(plain.slice(token.end, token.end + 4))
    )
      mentions.push({ family: 'land', start, end, weight: 4 + inTitle });
    // 生物医药研发楼: the word for the trade goes on into the kind.
    if (
      token.kind === 'word' &&
      token.trade &&
      (token.word.endsWith('研发') || token.word.endsWith('科研')) &&
      /^(?:大?楼|办公楼?|用房|厂房|场地|空间)/.test(plain.slice(end, end + 3)) &&
      !isMasked(start)
    ) {
      mentions.push({ family: 'rnd', start: end - 2, end: end + 1, weight: 2 + inTitle + (hasDeal(tokens, at) ? 2 : 0) });
      continue;
    }
    if (!family || token.kind !== 'word' || isMasked(start)) continue;
    const weight = weightOf(draft, at, family, isOutdoors);
    const row = side === 'need' && family === 'land' && isLandRow(plain, start, end) ? 3 : 0;
    if (weight !== null)
      mentions.push({
        family,
        start,
        end,
        weight: weight + inTitle + row,
        parted: isAmenity(plain, start, family) ? amenityLoss : 0,
      });
  }
  const ofTokens = mentions.length;
  let next = 0;
  for (const match of matchesOf(plain, single)) {
    const end = match.index + match[0].length;
    const start = end - 1;
    while (next < ofTokens && mentions[next]!.end <= start) next++;
    if (isMasked(start) || (next < ofTokens && mentions[next]!.start <= start)) continue;
    const family = match[0] === '厂' ? 'factory' : match[0] === '铺' ? 'shop' : 'warehouse';
    const weight = 2 + (asked.test(plain.slice(Math.max(0, start - 3), start)) ? 2 : 0) + (start < titleEnd ? 1.5 : 0);
    mentions.push({ family, start, end, weight });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** 2层库, 办公+仓, 求仓, 找厂: one character that names a kind by what stands before and behind it. */
const single =
  /[库仓](?:(?<=(?:(?:(?:[\d一二三四五六双单多]层|高台|恒温|冷藏|保税|普通|半?地下|[甲乙丙丁戊]类|[找求租寻])(?:个|一个)?|[+]).))(?=[\s，,。；:：、+\d]|$|招租|出租|转租|面积)|(?<=(?:^|[ ，,|｜\n]).)(?=[ ，,|｜]|$)|(?<=(?:门面|[商店]铺|店面)[带加].)(?=[ ，,、]|$|出租|招租|求租)|(?<=℃ ?.)|(?<=\d号.)(?= ?[\d,.]{3,7}(?:平|㎡))|(?<=[\u4e00-\u9fff]{2}(?<!车).)(?= ?[\d.,]{3,7}(?:平|㎡|方|万)|租赁|招租|出租|转租|求租|采购)|(?<=[找求租寻][\u4e00-\u9fff]{0,3}仓)(?=[\s，,。；:：]|$)|(?<=[\u4e00-\u9fff]{2}的.)(?=[\s，,。；]|$)|(?<=有(?:没有|无)?[大小个]?.)(?=[没吗么嘛不啊呀，,。？?\s]|$))|[厂铺](?:(?<=[找求租寻买要](?:个|一个|间)?.)(?=[\s，,。；]|做|$)|(?<=有(?:没有|无)?[大小个]?.)(?=[没吗么嘛啊呀？?]))/g;

const soughtOrSized = ahead.add(/(?:[找租求购买收寻缺大小]|平|方|㎡|品|独栋|单层)$/);
const atStation = ahead.add(/(?:铁路|公路|车站)$/);
const shopWith = ahead.add(/(?:门面|[商店]铺|店面)[带加]$/);
const comesWith = ahead.add(/(?:最好|优先|配套|另)?(?:带有?|配有?|附|设有|含)(?:个|一个|小|少量|单独|独立)?$/);
const putToUse = ahead.add(/(?:盘活|利用|腾出|整治|收回)[\u4e00-\u9fff]{0,6}$|低效$/);
const toBuild = ahead.add(/(?:自|新|拟|要|来)?建$/);
/** 设施农用地，只能建农产品冷库 */
const mayBuild = ahead.add(/(?:只能|只可|限|仅限)建[^，,。；;\n\d]{0,10}$/);
const toBeBuilt = ahead.add(/(?:建设|兴建|共建)[\u4e00-\u9fff]{0,4}$/);
const besideWorks = ahead.add(/(?:为新?|建议租|附近的?|旁边的?|等)$/);
const ofWhich = ahead.add(/其中$/);
const ofStaff = ahead.add(/职工|做|当|园内/);
const notOrNow = ahead.add(/(?:不要|不租|非|原|现|目前|现在)$/);
const built = ahead.add(/(?:建|造)$/);
const doesSomething = behind.add(/^(?:为|因|拟|委托|现|想|需|要)/);
const forTests = behind.add(/^实验/);
const atYard = behind.add(/^(?:内|里|旁|仓库?|货棚|站台)/);
const ofResearch = behind.add(/^(?:制造|设计|团队|人员|投入|费用|和制造|、制造|和生产的|及制造)/);
const asHall = behind.add(/^(?:厂房|仓|车间|式)/);
const ofCommerce = behind.add(/^(?:航天|卫星|遥感|模式|化|运营|保险|银行|秘密|机密|计划)/);
const aroundHall = behind.add(/^(?:内(?!.{0,3}(?:厂房|车间|仓库))|道路|大门|路面|围墙|绿化|里面)/);
const isBuilt = behind.add(/^(?:成|好|于|筑)/);
const rentedFirst = behind.add(/^可?(?:先|暂|临时)租/);
const atHand = behind.add(/^(?:食堂)?(?:配套|齐全|充足|都有|俱全|完善|可配|可提供)/);
const besideOrChanged = behind.add(/^(?:旁|附近|对面|改(?:造|成|为|loft)|证|区域?配套|占比|装修|面积(?:约|:)?\d{2,3}(?!\d))/);
const ofCost = behind.add(/^(?:花|耗|用)/);

/** How much a word for a kind of space says of the whole text; null where it names none. */
function weightOf(draft: Scanned, at: number, family: Family, isOutdoors: () => boolean): number | null {
  const { plain, tokens } = draft;
  const { word, start, end } = tokens[at] as Word;
  const left = clauseBefore(plain, start, 8);
  const inLeft = ahead.heldBy(left);
  // A single character is a kind only behind a verb or a size; 办公 and 场地 only where they are what is sought.
  const previous = tokens[at - 1];
  const isNamed = previous?.kind === 'word' && previous.trade !== null && previous.end === start;
  if (word.length === 1 && !isNamed && !soughtOrSized.test(left, inLeft)) return null;
  const right = clauseAfter(plain, end, 8);
  const inRight = behind.heldBy(right);
  if (word === '办公' && !/(?:找|租|求|购|想|需要?)$/.test(left) && !/^(?:求租|求购|需求)/.test(right)) {
    // 办公600平，装配车间1200平; 办公加小仓库一共260平
    if (
      (!(withStore.test(plain.slice(end, end + 16)) && !/[带含配附及和与、加+]$/.test(left)) &&
        !/^\d[\d.]*(?:平|㎡|方)/.test(right)) ||
      !/(?:^|[+、：:）)])$/.test(left)
    )
      return null;
  }
  // 某汽车零部件厂为员工找宿舍: who asks.
  if (word === '厂' && doesSomething.test(right, inRight) && /某|一家/.test(clauseBefore(plain, start, 14))) return null;
  // 工厂急租宿舍: who seeks another kind of space.
  if (word === '工厂' && seeksOther.test(plain.slice(end, end + 14))) return null;
  // 中试实验楼
  if (word === '中试' && forTests.test(right, inRight)) return null;
  // 铁路货场仓库: where the store stands.
  if (word === '货场' && (atStation.test(left, inLeft) || atYard.test(right, inRight))) return null;
  // 研发制造 says what somebody does.
  // 工业用地（M1）可建研发: nor what the land may be built with.
  if (word === '研发' && (ofResearch.test(right, inRight) || left.endsWith('可建'))) return null;
  if (word === 'loft' && asHall.test(right, inRight)) return null;
  if (word === '场地' && !isOutdoors()) return null;
  if (word === '商业' && ofCommerce.test(right, inRight)) return null;
  let weight = 2;
  if (hasDeal(tokens, at) || asked.test(left)) weight += 2;
  if (family === 'land') weight -= landLoss(left, right);
  if (family === 'yard' || family === 'dormitory' || family === 'office') weight -= 0.6;
  if (isAmenity(plain, start, family)) weight -= amenityLoss;
  if (family === 'warehouse' && !shopWith.test(left, inLeft) && comesWith.test(left, inLeft)) weight -= 2.5;
  // 厂区内限速: what lies around the hall.
  if (word === '厂区' && aroundHall.test(right, inRight)) weight -= 2.5;
  // 盘活低效用地67亩，新建厂房4.1万平方米: what became of the land.
  if (family === 'land' && putToUse.test(left, inLeft)) weight -= 2;
  if (family === 'factory' && /^\d/.test(right) && left.endsWith('新建')) weight += 2.5;
  if (family === 'factory' && toBuild.test(left, inLeft) && !isBuilt.test(right, inRight)) weight -= 2.5;
  if (family !== 'land' && mayBuild.test(left, inLeft)) weight -= 3;
  // 抱团建设泵阀小微园: what is to be built.
  if (family === 'factory' && (toBeBuilt.test(left, inLeft) || besideWorks.test(left, inLeft))) weight -= 2.5;
  if (ofWhich.test(left, inLeft) || /其中[^，。()（）]{1,16}、$/.test(clauseBefore(plain, start, 22))) weight -= 4;
  // 研发楼可先租1000平过渡
  if (rentedFirst.test(right, inRight)) weight -= 2.5;
  // 生物医药加速器: the name of a park as often as a kind of space.
  if (/^(?:加速器|孵化器|孵化基地)$/.test(word) && !hasDeal(tokens, at)) weight -= 1.6;
  if (family === 'dormitory' && ofStaff.test(left, inLeft)) weight -= 2;
  // 宿舍配套, 宿舍充足: what comes with a hall.
  if (family === 'dormitory' && atHand.test(right, inRight)) weight -= 4;
  if (besideOrChanged.test(right, inRight) || notOrNow.test(left, inLeft)) weight -= 3;
  if (built.test(left, inLeft) && ofCost.test(right, inRight)) weight -= 3;
  // 仓库不要厂房: what is denied stands behind.
  const denied = tokens[at + 2];
  // 仓库不含喷淋: nor what hangs in it.
  const isOther =
    denied !== undefined &&
    (meaning(denied, 'kind') !== undefined || meaning(denied, 'sign') !== undefined) &&
    denied.start - end <= 3;
  if (isDenied(draft, at) && !isOther) weight -= 4;
  return weight;
}

const withStore = /^(?:[+＋加和及、])(?:个|一个)?小?(?:仓库?|库房)(?:合计|一?共|总共|总|约|面积)*\d[\d.]*(?:平|㎡|方)/;
const seeksOther =
  /^(?:现|因[\u4e00-\u9fff]{2,4}|很)?(?:急|诚)?(?:租|求租|找|寻|需|要租|想租)(?:用|个|一[个处批栋层间])?(?:员工|职工|工人|临时|附近)?(?:宿舍|公寓|仓库|库房|办公|门面|商铺)/;
const amenityLoss = 2.5;
const isAmenity = (plain: string, start: number, family: Family) =>
  start > 0 && ofPlant.has(family) && amenity.test(clauseBefore(plain, start, 8));

/** 研发楼3000平, 厂房+研发楼一起: with a size of its own, or named together with another. */
const isSized = (plain: string, { end }: Mention) =>
  /^(?:约|各|共|合计)?(?:\d|[一两三]千|一起|一体|打包)/.test(plain.slice(end, end + 4));

function landLoss(left: string, right: string): number {
  // 租赁/购地：租赁
  if (/[/或]$/.test(left) && /^[:：]/.test(right)) return 8;
  if (/(?:折算|折合|相当于)$/.test(left)) return 4;
  if (/(?:集体|国有|工业|出让)$/.test(left) && /^(?:[ ，,。；;]|$)/.test(right)) return 4;
  // 土地要国有出让, 按证载分摊土地
  if (/^(?:要|须|必须|得|为|是)?(?:国有|出让性质)/.test(right) || /分摊(?:的)?$/.test(left)) return 4;
  // 土地168亩 计容17.9万㎡: what a park stands on.
  if (/^\d[\d.]*亩[ ，,]?(?:计容|总?建筑?|房屋|厂房)/.test(right)) return 3;
  if (/^(?:证|性质|款|税|使用权证|成本|等级)/.test(right)) return 4;
  return /占地|总?用地面积/.test(left) || /^(?:用到|年限|是|为|使用权面积)/.test(right) ? 2 : 0.2;
}

/** Whether a word of letting, selling or seeking stands within the clause. */
function hasDeal(tokens: readonly Token[], at: number): boolean {
  const { start, end } = tokens[at]!;
  if (isDealWord(tokens[at]!)) return true;
  for (let i = at - 1; i >= 0 && start - tokens[i]!.end <= 8 && !isStop(tokens[i]!); i--) if (isDealWord(tokens[i]!)) return true;
  for (let i = at + 1; i < tokens.length && tokens[i]!.start - end <= 8 && !isStop(tokens[i]!); i++)
    if (isDealWord(tokens[i]!)) return true;
  return false;
}

const isStop = (token: Token) => token.kind === 'mark' && '，。；\n;|'.includes(token.mark);
const isDealWord = (token: Token) =>
  meanings(token, 'deal').some(value => value === 'rent' || value === 'sale' || value === 'both' || value === 'auction');
const size = /[约\d.,\-~至到亩万㎡平方米左右共]+/g;

/** 厂房或工业用地, 厂房2000㎡+冷库300㎡, 仓库、堆场出租: joined to a kind already taken. */
function isJoined({ plain, tokens }: Scanned, one: Mention, other: Mention): boolean {
  const [left, right] = one.start < other.start ? [one, other] : [other, one];
  const gap = plain.slice(left.end, Math.max(left.end, right.start));
  // 带院子厂房
  if (gap === '' && left.family === 'yard' && right.family === 'factory') return !isAmenity(plain, left.start, 'yard');
  if (gap === '') return true;
  if (gap.length > reach) return false;
  const joint = gap
    .replace(' / ', '/')
    .replace(size, '')
    .replace(/^的|(?:一?[栋个块处片间]|现成|标准|工业|的|拟|购|买|要)$/g, '');
  // 场地带厂房
  if (gap === '带' && left.family === 'yard' && right.family === 'factory') return true;
  if (isPairOfSizes(plain, left, right, gap, joint)) return true;
  // 门面带仓, 店铺加仓库
  if (left.family === 'shop' && right.family === 'warehouse' && /^[带加+]$/.test(gap)) return true;
  if (/^[，, ]?或者? ?[\u4e00-\u9fff]{0,2}$/.test(joint)) return true;
  if (!/^(?:[、/+&]|和|及|兼|与|加)[\u4e00-\u9fff]{0,3}$/.test(joint)) return false;
  // 厂房3000平加宿舍一栋打包出租: the house of beds stood nearer to the deal.
  if (!ofPlant.has(right.family) || ofPlant.has(left.family) || right === one) return true;
  if (right.family === 'rnd' || right.family === 'lab') return true;
  // 仓库+堆场
  if (right.family === 'yard' && left.family === 'warehouse' && joint === '+') return true;
  const next = tokens[firstFrom(tokens, right.end)];
  return next !== undefined && next.start - right.end <= 1 && isDealWord(next) && joint.length === 1;
}

/** 办公1280㎡+车间3450㎡, 厂房2万平、研发楼3000平: each with its size. A yard is a part of its hall. */
function isPairOfSizes(plain: string, left: Mention, right: Mention, gap: string, joint: string): boolean {
  if (!/\d/.test(gap) || !isSized(plain, right)) return false;
  if (right.family === 'yard' && (left.family === 'factory' || /[院空]/.test(plain.slice(right.start, right.end)))) return false;
  if (right.family === 'office' && left.family === 'factory') return false;
  const isOpen = right.family === 'rnd' || right.family === 'lab' || !ofPlant.has(right.family);
  return (
    (/^(?:[、+]|[，,]?(?:和|及|加|另[要需有]?|另外要?)(?:露天|室外)?)$/.test(joint) ||
      (isOpen && left.family !== 'land' && /^[，,、+](?![自代拟新]?建)[\u4e00-\u9fff]{0,3}$/.test(joint))) &&
    !/(?:含|其中|包括|配套?|带)$/.test(clauseBefore(plain, left.start, 4))
  );
}

/** 办公室：80-300平 and 实验室：200-600平 in rows below each other: kinds that each have a size. */
const isRowHead = (plain: string, { start, end }: Mention) =>
  /(?:^|\n)(?:[①-⑨]|\d[.、)])? ?[\u4e00-\u9fff]{0,3}$/.test(plain.slice(Math.max(0, start - 7), start)) &&
  /^[：:](?:约|面积)?[\d.,\-~至]+(?:平|㎡|方|m2|万)/.test(plain.slice(end, end + 14));

function isAlternative(plain: string): boolean {
  return /要么|(?:或者?|[、/])[^，。\n]{0,12}(?:用地|土地|地块|购地|买地|拿地|工业地|净地)|供地|(?:用地|土地|地块|买地|拿地|购地|亩地)(?:[^。\n]{0,12}或|[^。；;\n]{0,12}[、/])/.test(
    plain,
  );
}

const officeSize =
  /(?<!其中|含|带|配|附|和|及|加|\+|、)办公(?:[带加含][\u4e00-\u9fff]{1,4})?(?:约|面积)?\d[\d.,~-]{1,12}(?:平|㎡|方)/;
