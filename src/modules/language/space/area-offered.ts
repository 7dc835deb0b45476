import type { Quantity } from '../quantity.ts';
import { namedBefore } from './area-free.ts';
import type { Role, Sized } from './area-role.ts';
import { isYard } from './area-yard.ts';
import { before, clauseAfter, clauseBefore, type Draft } from './draft.ts';

/** 面积≤3000㎡的，年税60万: whom a rule is for; 按1000㎡折1亩. */
const rule = /^ ?(?:折|抵|的(?:[，,:：]|企业|项目|按|客户|须|应|每年|年))/;
/** 本次推出2#、3#楼计1.21万㎡, 本轮放租 8640㎡ */
const batch = /(?:本[批次轮期季]|首批|现推|新推|推出|放租|可招商|现可租)[^。；;\n]{0,30}$/;
/** 产业用房9.4万㎡ of a whole with its cellar and flats. */
const usable = /(?:产业用房|生产用房|厂房部分|可租售|可售|经营性用房)(?:面积|建筑面积)?(?:约|为|[:：])?$/;
const freed = /(?:空|腾|多|让)出来?(?:了|的|大概|约)*$/;
const room = /(?:[十百千万]{1,2}级)?(?:净化|洁净|无尘|恒温)(?:车间|室|区|间|厂房)?(?:约|有)?$/;
const cleanRoom = /^(?:左右)?的?(?:[十百千万]{1,2}级)?的?(?:gmp)?(?:净化|洁净|无尘|恒温)(?:车间|室|区|间|厂房|装修)/;
/** Whether the floor named right before a size stands before an earlier and larger one too. */
function isOfFloorBefore(plain: string, { start, high }: Quantity, earlier: readonly Sized[]): boolean {
  const [floor] = namedBefore(plain, start);
  return (
    floor !== undefined &&
    earlier.some(
      ({ role, quantity }) =>
        (role === 'main' || role === 'let') && quantity.high > high && namedBefore(plain, quantity.start).includes(floor),
    )
  );
}
const floorOf = /(?:[每一单]层)(?:面积|建筑面积)?(?:约|为|[:：])?$/;
const byFloor = /(?:可|能|可以)(?:按层|分层|按楼层|逐层|单层|一层)[^。；;\n]{0,10}$/;

/** 7000平仓库转租3000平, 仓库5000平，转租其中1200平: the share of a whole that is handed on. */
const handedOn =
  /^(?:左右|多)?(?:的)?(?:大|标准|单层|多层|钢结构|自建|自有)?(?:厂房|仓库|库房|库|车间|写字楼|办公楼|场地|楼|房子)?[，,]?(?:现在?|拟|想|目前|对外|准备)?(?:转租|分租|拿出来?|分出来?|腾出来?|让出|匀出来?|(?:出租|招租|放租)(?=其中))(?:其中)?的?(?:约|大概)?$/;

const ownHouse =
  /(?:^|[^a-z\d])(?:[a-z]|\d{1,2})(?:[栋幢座]|[#号]楼?)(?:是|为|的)?(?:[一二三四五六2-6]层)?(?:综合楼|综合|办公楼?|研发楼?|宿舍楼?)(?:[\d一二三四五六]{1,2}层)?(?:共|约)?$/;
const ownFloor = /[\d一二三四五六][层楼f][(（](?:办公|研发|宿舍|展厅)[\u4e00-\u9fff]{0,2}[)）][:： ]{0,2}约?$/;
const ownItem =
  /\n ?[(（]?(?:\d{1,2}|[a-f])[)）、.] ?[\u4e00-\u9fff]{0,6} ?(?:办公(?:楼|室|[大小]?间)?|写字楼|宿舍楼?|公寓|商铺|综合楼)(?:约| )?$/;
const hallBehind = /^ ?(?:的)?(?:标准|高标|多层|单层|独栋|钢结构)?(?:厂房|车间|仓库|库房|标厂)/;
const half = /(?:(?<![层楼f] ?)半[层栋幢间]|一半|对半)(?:面积)?(?:是|为|约|也就)?[ :：]?$/;
const slice = /(?:分层|按层|逐层|可单层|能单层)(?:出?租|租赁|招租|出售|切分)?(?:每层|一层)?(?:面积)?约?[ :：]?$/;
const included =
  /^(?:左右)?[（(，, ]{0,2}(?:都|也|已经?|均|全)?(?:在里面|在里头|在内|包?含在(?:内|里面|里头|其中)|已含|包含|算在内|计入)/;

const leastAhead =
  /(?:可[拆分割切隔](?!租)|[切割隔拆]开?的话|再小|最小(?:的)?|最少|至少|起租|起分)(?:面积|单元|分割)?[^，,。\d]{0,4}$/;
const leastBehind =
  /^(?:左右|多)?(?:起[租分](?![期金])|(?:也|就)?(?:可以?|能|行)?单?[拆切割隔](?!断)|[一每/](?:户|家)|(?:也|就|都)(?:可以?|能|行|肯)?(?:起?租|出租)(?![金期]))/;

/** 可拆3000, 1000平起租, 半层900也能拆: from how much on a whole is let, which is no more of it. */
export const isLeast = (plain: string, { start, unitEnd }: Quantity): boolean =>
  leastAhead.test(clauseBefore(plain, start, 10)) || leastBehind.test(plain.slice(unitEnd, unitEnd + 6));

/** Whether a quotient is a whole number within what people round. */
const isNearly = (times: number) => times < 30 && Math.abs(times - Math.round(times)) < 0.03 * times;
const rooms = /^(?:左右|的)?(?:精|豪华|简单|现成|已)?(?:装修)?(?:好)?(?:的)?(?:办公|展厅|净化|无尘|恒温|冷库|宿舍|夹层)/;
const halfSide = /(?:[东西南北前后左右里外一每单这那]半?[边侧头]|半边|一半)(?:厂房|车间)?(?:约|是|有|为)?$/;
const splitIn = /半租|一[分隔劈]为?二|[分隔劈切]成?(?:两|二)|对半|中间[隔砌]|自己|自用|半边/;
const togetherAhead =
  /(?:一起|合起来|合在一起|加起来|打通|全部|全要|都要|整体|两[边层间栋幢块处]|三[间栋幢]|三层(?=[一打都全合]))(?:一起|一道|打通|都|全|合计)?(?:拿下?|租|买|要|算|就)?(?:的话)?(?:是|有|共|约)*$/;

/** Whether a size is those before it together, or a multiple of the one before it. */
function isSumOf({ low, high }: Quantity, earlier: readonly Sized[]): boolean {
  const pieces = earlier.filter(({ role }) => role === 'main' || role === 'unit' || role === 'plate' || role === 'part');
  const sum = pieces.reduce((all, { quantity, times }) => all + quantity.high * times, 0);
  const times = pieces.length === 1 ? high / pieces[0]!.quantity.high : 0;
  return (
    low === high &&
    pieces.length > 0 &&
    (((pieces.length > 1 || pieces[0]!.times > 1) && Math.abs(sum - high) < 1) ||
      (Number.isInteger(times) && times > 1 && times < 10))
  );
}

/** What the words around a size in an offer make of it beside the sizes before: what is offered now of a park, a floor or a room of a whole, a rule's threshold; null where they tell nothing. */
export function offeredRole({ plain, side }: Draft, quantity: Quantity, role: Role, earlier: readonly Sized[]): Role | null {
  if (side === 'need') return null;
  const right = clauseAfter(plain, quantity.end, 8);
  const left = clauseBefore(plain, quantity.start, 14);
  if (
    rule.test(right) &&
    (right.startsWith('折') || quantity.bound === 'min' || quantity.bound === 'max' || quantity.bound === 'over')
  )
    return 'none';
  // 每层700平 整栋3500平
  if (role === 'plate' && /整[栋幢座](?:共|总共|合计|约)?$/.test(left)) return 'main';
  // A栋3层6300㎡，C栋办公1200㎡: a house of its own.
  if (role === 'part' && ownHouse.test(left) && earlier.some(one => one.role === 'main')) return 'main';
  // A栋4F（办公）：900㎡; 3）凤凰 办公楼500㎡: a floor or an item of its own.
  if (
    role === 'part' &&
    (ownFloor.test(left) || ownItem.test(plain.slice(Math.max(0, quantity.start - 24), quantity.start))) &&
    earlier.some(one => one.role === 'main' || one.role === 'plate')
  )
    return 'main';
  // 整栋6800㎡，首层2600㎡
  const house = earlier.at(-1);
  if (
    role === 'main' &&
    house?.role === 'main' &&
    quantity.high * 1.2 < house.quantity.high &&
    earlier.length === 1 &&
    /整[栋幢座](?:共|总|约|面积)*$/.test(clauseBefore(plain, house.quantity.start, 8)) &&
    /^[，,（( ]?[首底一1][层楼](?:面积|约|为)*$/.test(plain.slice(house.quantity.end, quantity.start))
  )
    return 'unit';
  // 4400平一分为二，西半边自用，东半边2200平对外租
  const whole = earlier.findLast(
    ({ role: one, quantity: { high } }) => one === 'main' && Math.abs(high - quantity.high * 2) < high * 0.02,
  );
  // 整层1240㎡或半层620㎡可租
  if (role === 'let' && whole && half.test(left)) return 'unit';
  if (role === 'main' && whole && halfSide.test(left) && splitIn.test(plain.slice(whole.quantity.end, quantity.start)))
    return /^(?:左右)?(?:对外|出租|招租|可租|转租|空|现)/.test(right) ? 'let' : 'unit';
  // 二楼三楼各1800平空着，半层900也能拆
  if (role === 'main' && isLeast(plain, quantity) && earlier.some(one => one.quantity.low > quantity.high)) return 'unit';
  // 单边1460平，两边一起拿2920平: the sizes before, taken together.
  if ((role === 'main' || role === 'plate') && togetherAhead.test(left) && isSumOf(quantity, earlier)) return 'total';
  // 一楼带院子 600㎡厂房: what the yard belongs to.
  if (role === 'site' && /(?:院子?|空地|场地|停车场|停车位)[ ，]?约?$/.test(left) && hallBehind.test(right)) return 'main';
  if (
    (role === 'main' || role === 'part') &&
    earlier.some(one => one.role === 'main' || one.role === 'let' || one.role === 'total') &&
    isYard(left, plain.slice(quantity.unitEnd, quantity.unitEnd + 12))
  )
    return 'site';
  const most = earlier.reduce(
    (high, one) =>
      one.role === 'main' || one.role === 'total' || one.role === 'site' ? Math.max(high, one.quantity.high) : high,
    0,
  );
  const isWithin = quantity.high * 1.2 < most;
  const last = earlier.at(-1);
  if (
    isWithin &&
    last &&
    (last.role === 'main' || last.role === 'total') &&
    '租出中的约概来'.includes(plain[quantity.head - 1] ?? '-') &&
    !/^[和、/+及]/.test(right) &&
    handedOn.test(plain.slice(last.quantity.unitEnd, quantity.head))
  )
    return 'let';
  // 单层5100㎡+三层办公1300㎡: a hall of one storey beside another house.
  if (role === 'plate' && /单层约?$/.test(left) && /^[+＋]/.test(right)) return 'main';
  // 9号地块3.2万㎡厂房
  if (role === 'site' && /地块约?$/.test(left) && /^(?:的)?(?:标准|高标|多层|单层|定制|新建)?(?:厂房|车间|仓库)/.test(right))
    return 'main';
  if (isWithin && role === 'main' && usable.test(left)) return 'let';
  // 其中1号车间8800，2号车间三层共9600: the same sentence goes on.
  if (
    isWithin &&
    last?.role === 'inner' &&
    (role === 'main' || role === 'part' || role === 'total') &&
    !/[。；;\n]|另|外/.test(plain.slice(last.quantity.end, quantity.start))
  )
    return 'inner';
  // 总面积5300平，目前空出来1700平
  if (isWithin && role === 'main' && freed.test(left)) return 'let';
  // 剩余面积1.8万平，单库9000平
  if (role === 'main' && /单个?[库仓户](?:面积)?约?$/.test(left) && earlier.some(one => one.quantity.high > quantity.high * 1.2))
    return 'unit';
  // 自有厂房1.1万㎡，闲置部分约5000㎡对外出租
  if (isWithin && role === 'main' && /(?:闲置|空闲|空余|富余|多余)(?:的|部分|车间|厂房|仓库|场地|面积|出来的?)*约?$/.test(left))
    return 'let';
  // 办公区占300平; 搭建的200平
  if (isWithin && (role === 'part' || role === 'main') && /占(?:了|用|去)?约?$/.test(left)) return 'inner';
  if (
    isWithin &&
    role === 'main' &&
    /(?:无证|没证|搭建|违建)(?:面积|部分|的|附房|棚屋|[钢雨]?棚|建筑物?|房屋|附属房|房)?(?:面积)?约?$/.test(left)
  )
    return 'none';
  if (!isWithin || (role !== 'main' && role !== 'part' && role !== 'plate')) return null;
  // 9000平尾盘，1500平一层
  if (role === 'main' && /^(?:左右)?(?:一|每|\/)层(?![楼高厂车仓])/.test(right) && isNearly(most / quantity.high)) return 'plate';
  // 整层1350平，带200平装修办公室: rooms of the floor.
  if (
    rooms.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 12)) &&
    /(?:^|[^\u4e00-\u9fff])(?:自?带|附带?|含|内有|里面有|配有?|有)约?$/.test(left) &&
    last &&
    (last.role === 'main' || last.role === 'let') &&
    /整层(?:面积)?(?:约|为)?$/.test(clauseBefore(plain, last.quantity.head, 8))
  )
    return 'inner';
  // 二楼整层980㎡ … 二楼600㎡万级洁净车间: a room of the floor that has its size already.
  if (cleanRoom.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 12)) && isOfFloorBefore(plain, quantity, earlier))
    return 'inner';
  // 其中一幢单层4000平
  if (/其中(?:有|的)?[一1]?[栋幢间座](?:单层|为|是|厂房|车间)*约?$/.test(left)) return 'inner';
  // 可隔半层875平, 半层600㎡; 可分层3266平
  if (half.test(left) || (slice.test(left) && !/^[^。\n]{0,4}[二三2-6][层楼f]/.test(right))) return 'unit';
  // 办公300平（已含）; 办公装修150㎡含在里面
  if (included.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 10))) return 'inner';
  if (role === 'main' && /最小(?:的)?一?[栋幢间层套]约?$/.test(left)) return 'unit';
  // 总建面7500，现出租3楼4楼 每层1500
  if (role === 'plate' && /(?:现|目前)(?:出租|招租|空出|可租)[^。；;\n]{0,16}$/.test(before(plain, quantity.start, 24)))
    return 'let';
  // 首期交付6.2万方 of the whole park
  if (role === 'main' && /(?:首|一)期(?:已|现)?(?:交付|竣工|招商|建成)[^\d。；;\n]{0,6}$/.test(left)) return 'total';
  if (role === 'main' && batch.test(before(plain, quantity.start, 34))) return 'let';
  if (role === 'main' && (room.test(left) || /^(?:左右)?(?:都|也)?(?:在里面|在里头|在内|含在内)/.test(right))) return 'inner';
  // 可按层切分，一层2200㎡
  if (
    role === 'main' &&
    floorOf.test(left) &&
    byFloor.test(before(plain, quantity.start, 22)) &&
    !/^[^。\n]{0,6}[二2三3][层楼f]/.test(plain.slice(quantity.end, quantity.end + 9))
  )
    return 'plate';
  return null;
}
