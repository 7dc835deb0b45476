import { matchesOf } from '../matches.ts';
import { ending } from '../pattern.ts';
import type { Token, Word } from '../scan.ts';
import { meanings } from '../token.ts';
import { before, clauseAfter, clauseBefore, type Draft, isDenied, lineAround, type Read } from './draft.ts';
import { isPresent } from './present.ts';
import type { SpaceText } from './reading.ts';
import { isEiaRefused, isToBeGot, isTwiceDenied } from './sign-refused.ts';

export type Sign = 'single_storey' | 'standalone' | 'ground_floor' | 'sprinkler' | 'dock' | 'property_cert' | 'eia';
export type Signs = Record<Sign, Read<true> | null> & { fire_class: Read<NonNullable<SpaceText['fire_class']>> | null };

/** Words of `data/language/sign.csv` that do not count where they stand, beyond denial. */
const refuses: Record<Sign, (draft: Draft, word: Word) => boolean> = {
  standalone: ({ plain }, { start, end }) =>
    /(?:多栋|不是|非)$/.test(plain.slice(Math.max(0, start - 4), start)) || /^(?:办公|进出|出入)/.test(plain.slice(end, end + 2)),
  // 库内不设喷淋, 不得使用水喷淋: deniedAhead of isTwiceDenied knows who refuses what lacks it.
  sprinkler: ({ plain }, { start }) => unsprinkled.test(clauseBefore(plain, start, 10)),
  // 平库或高台均可, 有没有月台都行: what may be or not.
  dock: ({ plain }, { start, end }) =>
    // 平进平出没月台: whatever the words before it are taken for.
    (/[^没]没$/.test(plain.slice(Math.max(0, start - 2), start)) && !/^(?:的|也)/.test(plain.slice(end, end + 1))) ||
    (/^(?:库|仓库?)?(?:[、或和]平[库仓])?(?:都|均|皆|也)(?:行|可|能)/.test(plain.slice(end, end + 9)) &&
      (/(?:平[库仓台房]|楼库|有没有|有无)(?:或者?|、|和|\/)?$/.test(plain.slice(Math.max(0, start - 5), start)) ||
        /^(?:库|仓库?)?[、或和]平/.test(plain.slice(end, end + 5)))),
  property_cert: (draft, word) => isToBeGot(draft, word) || isNoTitle(draft, word),
  eia: (draft, word) => {
    const { plain, side } = draft;
    const { start, end } = word;
    return (
      isToBeGot(draft, word) ||
      // 喷漆要有环保手续: what the tenant must bring.
      (side === 'offer' &&
        /(?:[要须需]|必须|应当?|得)(?:有|具备|提供|持有?|自备|自带)$|自备$/.test(clauseBefore(plain, start, 6))) ||
      // 带环评资质转过来的优先: what the tenant has.
      (side === 'offer' &&
        /(?:自?带着?|持有?|已有)$/.test(plain.slice(Math.max(0, start - 3), start)) &&
        /^[^，。；;\n]{0,6}(?:转过?来|迁过?来|优先|的(?:企业|客户|租户|厂))/.test(plain.slice(end, end + 12))) ||
      /^(?:租户|承租|租客|客户|企业)?(?:由|需要?|要|得|必?须|请)?(?:自己|自搞|自跑)|^(?:已|已经|都|现在?|目前)?(?:收紧|办不了|不批|批不[了下出]|没指标|没了|没有了|做不下|过不了|暂停|停批|停办|停了|受限|卡得)|^(?:租户|承租方?|租客)自理/.test(
        plain.slice(end, end + 8),
      ) ||
      /不能?(?:办理?|做|过|通过)?$/.test(plain.slice(Math.max(0, start - 4), start)) ||
      /^[:： ]{0,2}(?:简单|要求|不能(?!喷|电镀|[酸水]洗|印染|烤)|做不了|办不了|不可|不好|难|不需要|暂无|没有|无法|未|自办|自理|需自|由承租|自行|已?(?:停|收紧|冻结|叫停|暂停)|[批过]不|通不过|不[批过给]|查得|管得)/.test(
        plain.slice(end, end + 6),
      ) ||
      isEiaRefused(draft, word)
    );
  },
  single_storey: isFloorArea,
  ground_floor: isOtherFloor,
};

/** A permit of another thing, or a title that is only on its way. */
const isNoTitle = ({ plain, tokens }: Draft, { word, start, end }: Word): boolean =>
  // 喷涂有证: a permit of the trade.
  (word === '有证' && tokens.some(token => token.end === start && token.kind === 'word' && token.trade)) ||
  // SC证齐, 三条线证照齐: permits of what is made.
  (/^证/.test(word) && /[a-z线]$/.test(plain.slice(Math.max(0, start - 1), start))) ||
  // 有房产证 可办环评: behind a space the next thing begins.
  (!(word.startsWith('有') && plain[end] === ' ' && !/^ (?:办理|在办|正在|待办|正办)/.test(plain.slice(end, end + 4))) &&
    /^[:： ]{0,2}(?:办理|在办|正在|待办|未|尚|无(?!抵押|纠纷|查封|贷)|暂(?!无(?:环评|抵押|租))|正办|下半年办|可办(?!到|至|环评|环保|消防|执照|注册|营业))/.test(
      plain.slice(end, end + 6),
    ));

const unsprinkled = ending(
  /(?:[不未没勿免]|禁止?|严禁|不得|无需)(?:得|宜|可|能|应|准|许|允许|再|予)?(?:设置?|用|使用|采用|安装|装|配备?|布置?|铺设|启用|接受|考虑|做)(?:有|了|任何)?(?:自动|湿式|水|消防)*$|不(?:要求|强求|强制|一定要)(?:有|带|装)?(?:自动|消防)?$/,
);

/** Reads what a hall has or must have; a denied feature is not stated. */
export function readSigns(draft: Draft): Signs {
  const found: Record<Sign, Read<true> | null> = {
    single_storey: null,
    standalone: null,
    ground_floor: null,
    sprinkler: null,
    dock: null,
    property_cert: null,
    eia: null,
  };
  const isMixed = draft.side === 'offer' && /多层|综合楼|二楼|三楼|二层以上|上面两层/.test(draft.plain);
  const hasUpper = draft.side === 'offer' && otherFloors.test(draft.plain);
  for (const [at, token] of draft.tokens.entries()) {
    if (token.kind !== 'word' || (token.senses?.sign ?? token.senses?.kind) === undefined) continue;
    for (const sign of [
      ...(isCounty(draft.tokens[at - 1], token) ? [] : meanings(token, 'sign')),
      ...signsOfKind(token),
    ] as Sign[]) {
      if (found[sign]) continue;
      if ((isDenied(draft, at) || refuses[sign](draft, token as Word)) && !isTwiceDenied(draft, token as Word)) continue;
      if (draft.side === 'need' && sign !== 'property_cert' && isPresent(draft.plain, token.start, true)) continue;
      if (
        (sign === 'single_storey' && (isMixed || (draft.side === 'offer' && otherHalls.test(draft.plain)))) ||
        (sign === 'ground_floor' && hasUpper)
      )
        continue;
      found[sign] = { value: true, marks: [[token.start, token.end, sign]] };
    }
  }
  found.dock ??= dockIn(draft);
  // 云桥路8号(1 楼): with a space between.
  const ground = hasUpper || found.ground_floor || !draft.plain.includes(' ') ? null : spacedGround.exec(draft.plain);
  if (ground)
    found.ground_floor = { value: true, marks: [[ground.index + 1, ground.index + ground[0].length - 1, 'ground_floor']] };
  return { ...found, fire_class: fireClass(draft) };
}

/** 1#厂房二层、2#厂房单层; A栋（四层）、B栋（单层）; 2幢为三层框架: halls of several storeys beside one of a single storey. */
const otherHalls =
  /(?:[栋幢座](?:[（(]|为)|厂房 |[；;]|[#号](?:厂房|楼)?[ ]?)[二两三四五六]层(?:框架|标厂|标准|厂房|[，,）) ]|\d)|[一1两2][栋幢座][二两三四五六]层(?!以?[上下]|宿舍|办公|综合|辅)|单层(?:厂房)?约?(?:[\d.]{1,8}万?(?:平米?|㎡|方)?)?[加和与及、+，][二两三四五六]层(?:厂房|车间)?(?:约?\d|(?=$|[，,。]))/;

/** 张掖高台: a county of that name. */
const isCounty = (before: Token | undefined, token: Token) =>
  token.kind === 'word' &&
  token.places !== null &&
  before?.kind === 'word' &&
  before.places !== null &&
  before.end === token.start;

const docks =
  /月台|[单双两三四多全][面侧边](?:封闭式?)?(?:卸货|装卸|平台)|(?:装卸|卸货|装货|登车|上下货)(?:升降)?(?:平台|台(?![阶班词])|桥)|(?<![供送来到提验])货台/g;
const noDock = /(?:无|没有?|不带|不要|不需要?|不用|非|缺|未[设配建])(?:封闭|任何|专门|现成)?的?$/;

/** 月台宽1.3m, 双边卸货, 登车桥: words for a dock beyond those of the list. */
function dockIn(draft: Draft): Read<true> | null {
  const { plain } = draft;
  for (const { index, 0: word } of matchesOf(plain, docks)) {
    if (isTwiceDenied(draft, { word, start: index, end: index + word.length }))
      return { value: true, marks: [[index, index + word.length, 'dock']] };
    if (noDock.test(plain.slice(Math.max(0, index - 6), index))) continue;
    if (/^(?:没有|暂无|无|不需要|不用|不要|自建|另建|需自)/.test(plain.slice(index + word.length, index + word.length + 3)))
      continue;
    return { value: true, marks: [[index, index + word.length, 'dock']] };
  }
  return null;
}

/** 单层高标仓, 独栋仓库: what the name of a kind of space says of it. */
function signsOfKind(token: Token): Sign[] {
  if (token.kind !== 'word' || meanings(token, 'kind').length === 0 || token.word.length < 3) return [];
  return token.word.startsWith('单层')
    ? ['single_storey']
    : /^(?:一楼|底楼|首层|底层)/.test(token.word)
      ? ['ground_floor']
      : token.word.startsWith('独栋')
        ? ['standalone']
        : [];
}

/** 单层面积600㎡ and 2000㎡单层空间 are areas of a floor; 钢结构单层2000㎡ is a building. */
function isFloorArea({ plain, side }: Draft, { word, start, end }: Word): boolean {
  if (word !== '单层' && word !== '单一层') return false;
  const left = clauseBefore(plain, start, 8);
  const right = plain.slice(end, end + 18);
  if (
    /每$/.test(left) ||
    // 可整租，也可单层: how it is let.
    (/(?:可|能|可以)$/.test(left) && /^(?:$|[，,。；;、\n）)]|[出起分]?租)/.test(right)) ||
    // 单层1300㎡，四层都空
    /^约?\d[\d.,]{2,6}(?:平米?|㎡|方|平方米?|m2)[，, ](?:共|一共)?[两二三四五六2-6]层(?!楼?高)/.test(right) ||
    /^[/、或]?(?:双层|多层|[二三四五][层楼])/.test(right) ||
    /^(?:[\d.]{1,5}万(?=$|[，,。；;、\n ])|不[小少低]于|至少|≥|面积|建筑面积|空间|挑空|可分|高(?![标台])|层高|起租|(?:出)?租(?!金)|约?\d+起)/.test(
      right,
    )
  )
    return true;
  // 5#楼 单层 3,050㎡ 层高10.5米: a cell of a row.
  if (
    /[#号栋幢座](?:楼|厂房|车间|仓?库)?[ |]$/.test(left) &&
    /^ ?[ |] ?\d/.test(right) &&
    !/[两二三四五六七八九2-9]层/.test(lineAround(plain, start, end, 60) ?? '二层')
  )
    return false;
  // 两层标准厂房，单层3000: the size of each of its floors.
  if (
    /^约?\d{3,5}/.test(right) &&
    /(?<![\d第])[两二三四五六2-6]层(?!以上|办公|楼)[^。；\n]{0,16}$/.test(
      clauseBefore(plain, start, 24) || before(plain, start, 24),
    )
  )
    return true;
  // 双层，单层3400: the size of each of its floors.
  if (
    side === 'offer' &&
    /双层[，, ]$/.test(plain.slice(Math.max(0, start - 3), start)) &&
    /^\d{3,5}(?:$|[，,。、 ])/.test(right)
  )
    return true;
  const isSize = /^(?:约|大概)?[\d.,一二两三四五六七八九十百千万~-]+(?:多|左右)?(?:平|㎡|方|m2)/.test(right.replace(/ /g, ''));
  if (!isSize || /(?:钢结构|钢构|轻钢|框架|砖混|板块|地块|厂房|出租|招租|全|独栋|车间|独院|都是|为|库)[，, ]?$/.test(left))
    return false;
  return side === 'offer' || !/(?:要|求租?|找|需|租)(?:一|一?个|一处)?$/.test(left);
}

const otherFloors = /二楼|三楼|二层|三层|楼上(?!是|做|为)|2楼|3楼|2层|上下|二至|2-\d层|1-\d层|1-\d楼|二三[楼层]|2f|3f/;
const ofHeight =
  /^(?:的)?(?:层高|净高|高|承重|荷载|载荷|承载|限高|已租|为|\d+(?:\.\d+)?(?:米|m(?!2)|吨|t|kg)|(?:要|需|最好|至少|起码|得)?约?\d+(?:\.\d+)?(?:米|m(?!2)|吨|t(?![a-z])))/;
const ofSpace =
  /^(?:$|的|[东西南北中][侧面半跨端头首段区间部边]|整层|全层|半[间层跨]|靠|临|朝|进出|\d{3,4}(?:室|号)|车间|库房|厂|仓|小[厂仓车库]|大[厂仓库]|门面|约?[\d.,~-]+(?:多|左右)?(?:平|㎡|方|m2|(?=$|[，,。 ]))|\d号|约|带|或|和|商铺|门面|展厅式|铺面|面积|日租|月租|年租|租金|预算|出租|招租|整租|优先|即可|就行|可|最好| |、|\/|单层|沿街|平进|且|并|有|分租|独栋|标准|实验|研发|办公|大车)/;
const ofBuilding = /^(?:[东西南北整全]|\d{3,4}(?:室|号|单元|，|,|-))/;
const asked =
  /^(?:为[佳好主宜]|更好|必须|起码|首选|能|要(?![\d两一二三四五六七八九十])|需|就|进|做|放|方便|好(?:装卸|进出|卸货|上下货)|优先|足够|够|都|也)/;

const spacedGround = /(?<=[\da-z*号室平方米㎡])[(（][1一] [楼层][)）](?!.{0,12}[二三四2-9] ?[楼层f])/;
const besideSize = /(?:平米?|㎡|平方米?|方|m2|[\da-z*]号?)[(（]$/;

/** The space itself lies on the ground floor; the ground floor's height or load alone says nothing. */
function isOtherFloor({ plain, side }: Draft, { word, start, end }: Word): boolean {
  const left = plain.slice(Math.max(0, start - 3), start);
  const right = clauseAfter(plain, end, 14);
  // 5幢1层102室, A栋一楼整层: the floor of a building; 3栋1层 are three buildings.
  if (
    /[\da-z][号#]?[栋幢座]$/.test(left) &&
    (ofBuilding.test(right) || /[a-z][栋幢座]$|[号#][栋幢座]$/.test(left) || plain.charAt(end - 1) === '楼')
  )
    return ofHeight.test(right);
  if (/[\d下每共有第十二三四五六七八九单栋幢]$|(?:可|起|整|只|单)租$/.test(left.slice(-2))) return true;
  // 食堂在一楼
  if (/(?:食堂|餐厅|宿舍|办公室?|展厅|门卫|超市)(?:设?在|位于)$/.test(plain.slice(Math.max(0, start - 7), start))) return true;
  // 层高5.2米可以隔一层: a floor that may be put in.
  if (/[隔搭加夹架插]$/.test(left) && /^[一1]层/.test(word)) return true;
  // 空了两层，一层980; 又带走一层
  if (/(?:[两二三四五六]层[，, ]|[走掉])$/.test(left) && /^(?:约?\d{3}|[^\u4e00-\u9fff]|$)/.test(plain.slice(end, end + 4)))
    return true;
  // 买一层标准厂房: one floor of several.
  if (/^[一1]层/.test(word) && /(?<!求)[买购]$/.test(left)) return true;
  // 类型：标准厂房（一层）
  if (/[房库间]\($/.test(plain.slice(Math.max(0, start - 2), start)) && right.startsWith(')')) return false;
  // 2500平(一楼), 鹤鸣路8号(1楼)
  if (
    besideSize.test(plain.slice(Math.max(0, start - 4), start)) &&
    /^\)(?!.{0,12}[二三四2-9][楼层f])/.test(plain.slice(end, end + 16))
  )
    return false;
  // 首层厂房一处
  if (word.length > 3 && !ofHeight.test(right)) return false;
  // 一楼注塑厂房
  if (/^[\u4e00-\u9fff]{2,4}(?:厂房|车间|仓库)/.test(right) && !ofHeight.test(right)) return false;
  // 一楼或有货梯的楼上; 只要一层: one floor of several.
  // 一楼600平+三楼1200平
  if (/^[^，]{0,10}[+＋][二三四五2-5][楼层]/.test(right)) return true;
  if (/^或/.test(right) || (/^[一1]层$/.test(word) && /只要$/.test(plain.slice(Math.max(0, start - 2), start)))) return true;
  // 可按层切分，一层2200㎡; 首层不少于2500㎡: the size of a floor of several.
  if (/(?:按层|分层|逐层|层租)[^，,]{0,4}[，, ]$/.test(plain.slice(Math.max(0, start - 8), start))) return true;
  if (/^(?:面积)?(?:不少于|不低于|不小于|至少|≥)[\d.,]+(?:平|㎡|方|m2)/.test(right)) return true;
  // 层高9.6米首层、6米标准层
  if (/[米m]$/.test(left) && /^(?:$|、)/.test(right)) return true;
  // 层高：1F 6.8m: a row of heights by floor.
  if (/[高载重][:：]$/.test(left) && /^ \d/.test(right)) return true;
  // 1F 7.8m
  if (/f$/.test(word) && /^ \d+(?:\.\d+)?(?:m(?!2)|米|t|吨)/.test(right)) return true;
  // 一层、两层都可以: a house of so many storeys, or whichever floor.
  if (/^[、/和]?[二两三2][层楼](?:都|均|皆|也)(?:可|行|能)/.test(right)) return true;
  // 用一层就够, 只需要一层
  if (
    /^[一1]层$/.test(word) &&
    (/(?:只要|只需要?|只用|仅需要?)$/.test(clauseBefore(plain, start, 4)) || /^(?:就够|够了|足够)/.test(right))
  )
    return true;
  if (ofHeight.test(right)) return true;
  // 首层（有整车台架，3吨/㎡以上）
  if (right.startsWith('(') && !ofHeight.test(right.slice(1))) return false;
  // 一楼可以做食堂: a use of one floor of the whole.
  if (/^(?:(?:可以?|能)(?:做|当|改|设)|[做是]|设有?)?(?:为|个|成)?(?:职工|员工)?(?:食堂|餐厅|厨房|大堂|前台|接待)/.test(right))
    return true;
  return !ofSpace.test(right) && !(side === 'need' && asked.test(right)) && right !== '';
}

const fire =
  /([甲乙丙丁戊])(?:(?:[一二12]|[丁戊])?类|[一二](?=[库仓，,。；;、+|\s消喷带高级标)）]|$)|(?<=丙)[12](?=[库仓，,。；;、+|\s消喷)）]|$))/g;

/** The fire-hazard class (甲 to 戊); 二级耐火 and 二类工业用地 are other scales. */
function fireClass({ plain }: Draft): Signs['fire_class'] {
  for (const match of matchesOf(plain, fire)) {
    const end = match.index + match[0].length;
    if (
      /(?:无|非|不含|不要|禁|不存|不收|不能放|不可放)[甲乙丙丁戊、和]{0,4}$/.test(
        plain.slice(Math.max(0, match.index - 6), match.index),
      )
    )
      continue;
    // 甲类库配套, 配套甲类仓库: what stands beside.
    if (
      /^(?:仓?库|仓|危化品库)?(?:也有|齐全)?(?:配套|共用|共享|公用)/.test(plain.slice(end, end + 8)) ||
      /(?:配套|共享|公用)(?:有|了)?$/.test(plain.slice(Math.max(0, match.index - 4), match.index))
    )
      continue;
    if (
      /^(?:[、和或及]?[甲乙丙丁戊]类){0,4}(?:除外|不(?!限|[要能]?(?:[一二三四五六首顶底\d]{1,2}[楼层]|楼上|地下))|勿|免谈)/.test(
        plain.slice(end, end + 14),
      )
    )
      continue;
    return { value: match[1] as NonNullable<SpaceText['fire_class']>, marks: [[match.index, end, 'fire']] };
  }
  return null;
}
