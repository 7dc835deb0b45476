import type { Quantity } from '../quantity.ts';
import { meanings } from '../token.ts';
import type { Figure } from './bind.ts';
import { before, clauseBefore, type Draft, says } from './draft.ts';
import { isPricedByArea } from './price-unit.ts';

/** 重庆渝北，3500，一层: a number alone in its clause, where no other size is named. */
export function bareCell({ plain, side }: Draft, figures: readonly Figure[]): Figure | undefined {
  // 单位：万元 above a table: its numbers are money.
  if (plain.includes('单位') && /单位[:：] ?(?:人民币)?[亿万千]?元(?![/每])/.test(plain)) return undefined;
  return figures.find(({ quantity, topic }, i) => {
    const { dimension, low, high, start, end, per, scale } = quantity;
    if (
      dimension !== 'bare' ||
      low < 300 ||
      high > 60_000 ||
      scale > 1 ||
      per.area ||
      per.time ||
      (low >= 1990 && low <= 2035 && low !== 2000 && low === high)
    )
      return false;
    // 三千二，十九块: an offer's size before what a square metre of it costs.
    if (side === 'offer' && !(topic === null && isUnitPrice(plain, figures[i + 1], end))) return false;
    return (
      /(?:^|[，,。；;\n |｜])$/.test(plain.slice(Math.max(0, start - 1), start)) &&
      /^(?:$|[，,。；;\n |｜])/.test(plain.slice(end, end + 1))
    );
  });
}

/** 青浦白鹤3500/层高8, 织里双层4000 证全: in a line of shorthand without any unit of size, the first number behind a place or a kind that may be one. */
export function terseSize({ plain }: Draft, figures: readonly Figure[]): Figure | undefined {
  const found = sizeInShorthand(plain);
  return found ? figures.find(({ quantity: { dimension, start } }) => dimension === 'bare' && start === found.at) : undefined;
}

/** The size in such a line and where it stands; null where none does. */
export function sizeInShorthand(words: string): { at: number; size: number } | null {
  if (words.length > longestShorthand || sized.test(words) || !shorthand.test(words)) return null;
  for (const { index, 0: digits } of words.matchAll(/(?<![\d.])\d{3,5}(?![\d.])/g)) {
    const size = Number(digits);
    const isYear = size >= 1990 && size <= 2035 && size !== 2000;
    const isNamed = behindName.test(words.slice(Math.max(0, index - 2), index));
    if (
      size >= 300 &&
      size <= 60_000 &&
      !isYear &&
      isNamed &&
      aheadOfMore.test(words.slice(index + digits.length, index + digits.length + 2))
    )
      return { at: index, size };
  }
  return null;
}

const longestShorthand = 70;
const sized = /\d ?(?:平|方|㎡|m2|亩)|平方/;
const shorthand = /层高|\d(?:米|m)高|单层|双层|底层|高台|丙二|丁类|环评|证全|双证|行车|分租|独栋|两栋|雨棚/;
const behindName = /[\u4e00-\u9fff](?<![电价租金变号路弄室押付高宽长重万千百交贷])[:： ]?$/;
const aheadOfMore = /^(?:$|[ /+，,|｜、]|[单双底独整两二三四五][层栋幢楼])/;

/** Whether the next figure stands right behind and is the price of a square metre. */
function isUnitPrice(plain: string, next: Figure | undefined, end: number): boolean {
  if (
    !next ||
    next.quantity.head - end > 6 ||
    !/^[，,。；; |｜]{1,3}(?:租金|单价|价格)?$/.test(plain.slice(end, next.quantity.head))
  )
    return false;
  const { dimension, high, scale, named, per } = next.quantity;
  return dimension === 'money' && scale === 1 && high < 100 && (named || per.area !== null || per.time !== null);
}

/** 求租800厂房, 面积1500: a number without unit right before the kind of space or behind 面积. */
export function isBareArea({ plain, tokens, side }: Draft, { quantity, at, topic, label }: Figure): boolean {
  if (quantity.dimension !== 'bare' || quantity.low < 50 || quantity.high > 500_000 || quantity.per.area || quantity.per.time)
    return false;
  if (isPricedByArea(plain)) return false;
  // 单层16万: a rent.
  if (label?.word === '单层' && quantity.scale >= 1e4 && quantity.low >= 1e5) return false;
  // 3栋：1500、1200、600: a list of sizes behind its buildings.
  if (quantity.low >= 100 && sizesOf.test(before(plain, quantity.start, 30))) return true;
  // 1000起分
  if (
    quantity.from &&
    quantity.low >= 100 &&
    quantity.scale < 1e4 &&
    /^[分切割](?!钟|期)/.test(plain.slice(quantity.end, quantity.end + 2))
  )
    return true;
  if (side === 'offer' && isUnit(plain, quantity)) return true;
  // 先租2000~2500，再看发展
  if (
    side === 'need' &&
    quantity.range &&
    quantity.low >= 200 &&
    quantity.high <= 60_000 &&
    /(?:先租|租个?|需要?|要)约?$/.test(clauseBefore(plain, quantity.start, 6)) &&
    /^[^\d\u4e00-\u9fff]|^(?:左右|上下|的|就|都)|^$/.test(plain.slice(quantity.end, quantity.end + 2))
  )
    return true;
  // 1幢301室
  if (/^(?:元|块|万|号|年|室|房|单元|[a-z%])/.test(plain.slice(quantity.end, quantity.end + 1))) return false;
  if (
    topic?.startsWith('area') &&
    label &&
    (/面积|分割|起租|起分|平方数|总|剩|最小|^可分|^[单每各]/.test(label.word) ||
      (/^(?:一?共|合计|共计)$/.test(label.word) &&
        quantity.low >= 300 &&
        quantity.bound === null &&
        label.end === quantity.start)) &&
    quantity.low >= 80 &&
    // 单层 电200
    !/[电变]/.test(plain.slice(Math.max(0, label.start - 2), label.start)) &&
    !/[电价租金]/.test(plain.slice(label.end, quantity.start))
  )
    return true;
  if (topic === 'area' && label && quantity.low >= 300 && /^[:： 约]*$/.test(plain.slice(label.end, quantity.start))) return true;
  // 车间9000、办公2000: one of a list of parts.
  if (
    topic === 'area.part' &&
    label?.end === quantity.start &&
    quantity.low >= 80 &&
    /\d(?:[、，,和及加+＋]|(?:平米?|方|㎡|平方米?)[、和及加+＋])[\u4e00-\u9fff]{2,4}$/.test(before(plain, quantity.start, 14))
  )
    return true;
  // 三栋 1800 2200 2600: as many sizes as houses.
  if (
    quantity.low >= 300 &&
    quantity.scale < 1e4 &&
    isInRow(before(plain, quantity.start, 40), plain.slice(quantity.start, quantity.start + 40))
  )
    return true;
  // A栋13000、B栋12000: sizes beside their buildings in a text that names ㎡.
  const building = tokens[at - 1];
  // 配电A栋500、B栋800kVA
  if (/(?:电|变压器|租金|价)[^，。；;\d]{0,3}[a-z\d]{1,2}[栋幢座#] ?$/.test(clauseBefore(plain, quantity.start, 10)))
    return false;
  // 可切300, 可分1000
  if (
    quantity.low >= 80 &&
    quantity.scale < 1e4 &&
    !quantity.range &&
    cutInto.test(clauseBefore(plain, quantity.start, 8)) &&
    /^(?:$|[，,。；; \n|)）]|左右|起|的)/.test(plain.slice(quantity.end, quantity.end + 2))
  )
    return true;
  // B座501 186.4: a room and its size.
  if (
    /^ \d/.test(plain.slice(quantity.end, quantity.end + 2)) &&
    !/[层楼]$/.test(clauseBefore(plain, quantity.start, 2)) &&
    !(
      // 二楼也有 1500 14块
      /[层楼](?:整层)?(?:[也还都]?[有剩空])? $/.test(clauseBefore(plain, quantity.start, 7)) &&
      /^ \d{1,2}(?:\.\d{1,2})?(?:[ 元块，,]|$)/.test(plain.slice(quantity.end, quantity.end + 8))
    )
  )
    return false;
  if (
    quantity.low >= 300 &&
    quantity.scale < 1e4 &&
    ((building?.kind === 'code' && building.end === quantity.start) ||
      /(?:[栋幢座#]|[a-z]区) ?$/.test(plain.slice(Math.max(0, quantity.start - 3), quantity.start)))
  )
    return true;
  // 二楼还有一千五; 五楼半层1000; 1层3300/2层3300: sizes beside their floors.
  if (
    quantity.low >= 300 &&
    quantity.high <= 60_000 &&
    quantity.scale < 1e4 &&
    (topic === null || topic.startsWith('area')) &&
    (besideFloor.test(clauseBefore(plain, quantity.start, 12)) || freeFloor.test(before(plain, quantity.start, 12))) &&
    behindSize.test(plain.slice(quantity.end, quantity.end + 4))
  )
    return true;
  // 一起6600可拆
  if (
    quantity.low >= 300 &&
    quantity.scale < 1e4 &&
    quantity.per.time === null &&
    /(?:一起|打包|合一起)$/.test(clauseBefore(plain, quantity.start, 3))
  )
    return true;
  // 每层2450
  if (quantity.low >= 300 && eachFloor.test(clauseBefore(plain, quantity.start, 10))) return true;
  // 可切2000/5000/8000; 可分三跨租（2200/2200/2400）; 二三楼各2200 宿舍1200
  if (
    quantity.low >= 300 &&
    ownSize.test(before(plain, quantity.start, 14)) &&
    !/^[ ]?[元块kw]/.test(plain.slice(quantity.end, quantity.end + 2))
  )
    return true;
  // 三百到五百的小仓库
  const link = tokens[at + 1];
  const next = link?.kind === 'word' && link.word === '的' && link.start === quantity.end ? tokens[at + 2] : link;
  const right = plain.slice(quantity.end, next?.start ?? quantity.end);
  // 2026标准地3号 is a year's.
  const isYear = quantity.low >= 1990 && quantity.high <= 2035 && !quantity.range;
  if (
    /^(?:左右|上下|多)?(?:的|现成的?)?$/.test(right) &&
    meanings(next, 'kind').length > 0 &&
    quantity.low >= 80 &&
    !(isYear && meanings(next, 'kind').includes('land'))
  )
    return true;
  // 二楼2600、三楼2600; 首层2000
  const isFloor =
    building?.kind === 'quantity' && building.dimension === 'floor' && /[楼层]$/.test(plain.slice(building.start, building.end));
  if (
    quantity.low >= 300 &&
    quantity.scale < 1e4 &&
    building?.end === quantity.start &&
    (isFloor || meanings(building, 'sign').includes('ground_floor')) &&
    /^(?:$|[，,、。 ）)\n])/.test(plain.slice(quantity.end, quantity.end + 1))
  )
    return true;
  if (side !== 'need') return false;
  // 要找4000左右, 租个1500以上
  if (
    quantity.low >= 300 &&
    quantity.high <= 60_000 &&
    quantity.scale < 1e4 &&
    topic === null &&
    quantity.bound !== null &&
    /[要找租求需]个?(?:约|大概)?$/.test(clauseBefore(plain, quantity.head, 4)) &&
    /^(?:$|[，,。；;\n ])/.test(plain.slice(quantity.end, quantity.end + 1))
  )
    return true;
  // 1500左右一楼; 求2000上下单层
  if (
    quantity.low >= 200 &&
    quantity.high <= 60_000 &&
    topic === null &&
    /(?:^|[^\u4e00-\u9fff\d.]|[求租要找需])$/.test(plain.slice(Math.max(0, quantity.head - 1), quantity.head)) &&
    /(?:左右|上下)$/.test(plain.slice(quantity.start, quantity.end)) &&
    /^ ?(?:的)?(?:[一1底首](?:楼|层|f)|单层|独栋|带行车|有行车|带院)/.test(plain.slice(quantity.end, quantity.end + 5))
  )
    return true;
  // 核算下来3500就够
  if (
    quantity.low >= 100 &&
    topic === null &&
    /^(?:左右|上下)?(?:的)?(?:就|也)?(?:够了?|行了|差不多)/.test(plain.slice(quantity.end, quantity.end + 6))
  )
    return true;
  return (
    quantity.range &&
    quantity.low >= 100 &&
    (topic === null || topic === 'area') &&
    /(?:^|[，,。；;:：\n |｜])$/.test(plain.slice(Math.max(0, quantity.start - 1), quantity.start)) &&
    /^(?:$|[，,。；;\n |｜])/.test(plain.slice(quantity.end, quantity.end + 1))
  );
}

/** 半层900也能拆, 再小就600起, 匀1800出来, 厂房1.5万方，五千起: a number alone that can only be the size of a share. */
function isUnit(plain: string, { low, high, scale, from, range, per, head, start, unitEnd, end }: Quantity): boolean {
  if (low < 80 || high > 60_000 || scale >= 1e4 || per.time || per.area) return false;
  const left = clauseBefore(plain, head, 10);
  const right = plain.slice(unitEnd, unitEnd + 8);
  if (/[元块价租金押费]/.test(right.slice(0, 2)) || /(?:价|租金|月租|年租|押金|费)[^，。；;]{0,4}$/.test(left)) return false;
  if (/[匀分腾让拿隔划](?:出)?$/.test(left) && /^(?:左右|来)?(?:出来|出租|转租|给)/.test(right)) return true;
  if (/半[层栋幢间跨个]$/.test(left) && /^(?:左右|来)?(?:也|就|都)?(?:可以?|能|行|起)/.test(right)) return true;
  if (range) return false;
  // 最小单元1080平，最大6400
  if (
    /[小起分割][^。；;\n]{0,10}(?:平|方|㎡|平方米)[，,、 到至]{1,2}(?:最大|最多|上限)$/.test(before(plain, start, 26)) &&
    /^(?:$|[，,。；;\n ）)])/.test(plain.slice(end, end + 1))
  )
    return true;
  // 1900一栋共三栋
  if (low >= 200 && /^(?:平|方)?[一每/]([栋幢间层])[，, ]?(?:一?共|有|合计)?[两二三四五六七八九\d]{1,2}\1/.test(right))
    return true;
  // 愿意切的话1000也可以
  if (/[切割隔拆](?:开|小|的话)?$/.test(left) && /^(?:左右)?(?:也|都)(?:可以?|行|能)/.test(right)) return true;
  // 中间能砌墙，1300一户
  if (/^[一每/](?:户|家)(?!厂)/.test(right) && /[砌隔拆分割切][^。；;\n]{0,12}$/.test(before(plain, head, 24))) return true;
  if (!from || says(plain, selling)) return false;
  if (/(?:分层|分租|单租|按层|可分)$/.test(left)) return true;
  if (/(?:再小|最小|最少|至少|小的?)(?:就|也|也要|也得|得|要)?$/.test(left)) return true;
  return (
    left === '' &&
    /(?:平米?|方|㎡|平方米)(?:(?:左右|上下|对外|出租|招租){0,2}[，, ]?(?:可以?|能|随便|任意)[分割切隔拆](?:开|割|租)?)?[，,]$/.test(
      before(plain, head, 16),
    ) &&
    /^(?:起)?(?:$|[，,。；;\n])/.test(plain.slice(end, end + 1))
  );
}

/** 三栋 1800 2200 2600: a row of sizes behind the count of houses, and as long as it says. */
function isInRow(left: string, right: string): boolean {
  const row = rowOf.exec(left);
  const behind = /^\d{3,5}(?:[ /+＋、和与及]\d{3,5})*/.exec(right);
  if (!row || !behind) return false;
  return isCount(row[1]!, `${row[2]}${behind[0]}`.split(/[ /+＋、和与及]/).length);
}

const isCount = (words: string, count: number) =>
  count > 1 && count === ('一二三四五六七八九'.indexOf(words) + 1 || (words === '两' ? 2 : Number(words)));
/** 可分三间租（500、700、900）: whether so many sizes are told before the first of them. */
export const isCounted = (words: string, count: number): boolean => {
  const found = countOfParts.exec(words);
  return found !== null && isCount(found[1]!, count);
};
const selling = /售|卖|均价/;
const countOfParts = /([二两三四五六七八九\d])[栋幢间套座跨块个份户][^\d，。；;各每均]{0,3}$/;
const rowOf =
  /([二两三四五六七八九\d])[栋幢间套座跨层块份户](?:楼|厂房|车间|仓库)?(?:出?租)?(?:分别|依次)?(?:是|为)?[:： (（]{0,2}((?:\d{3,5}[ /+＋、和与及])*)$/;
const besideFloor =
  /(?:[首底顶一二三四五六七八九十\d][楼层f]|[\da-z][栋幢座库]|[东西南北前后]楼|[东西南北左右前后](?:半?边|侧|头)|夹层|阁楼)(?:整层|全层|半层)?(?:大概|差不多|也就|就|也|都|还)?(?:有|是|剩|空)?(?:着|了)?约?[:： ]?$/;
/** 一层空着，一千六左右: the floor is told to be free before its size. */
const freeFloor = /[一二三四五六首底\d][楼层f](?:也|还|都)?空(?:着|了|出来了?)?[，, ]约?$/;
const behindSize = /^(?:$|[，,、。；;|/ （(）)\n+]|[一二三四五六七八九\d首底顶](?:[至到~-][三四五六七八九\d])?[层楼f]|左右|上下)/;
const sizesOf = /[栋幢层间套座跨]楼?(?:分别|面积)?(?:是|为)?[:：](?:\d{3,5}[、，/ ])*$/;
export const cutInto =
  /(?:可以?|(?<![只不功性职])能)[切分割拆隔]{1,2}(?:成|为|开)?(?:[二两三四五六七八九\d]?个?[跨间层套块份户]|[二两三四五六七八九\d]个)?(?:出?租)?[:：(（]?(?:\d{3,5}[/、+＋和与及])*$/;
export const floorEach = /[一二三四五六七八九十\d][层楼]各约?$/;
const ownSize = new RegExp(`${cutInto.source}|[层楼]各\\d{3,5} (?:宿舍|办公楼?|食堂)$`);
export const eachFloor = /(?:每层|单层|层均)(?:面积)?(?:约|为|[:：])? ?$/;
