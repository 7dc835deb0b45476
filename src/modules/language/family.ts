import { clauseAfter, clauseBefore, type Mark, type Read } from './draft.ts';
import type { Family } from './space.ts';
import { matchesOf } from './text.ts';

const words: readonly (readonly [Family, RegExp])[] = [
  [
    'factory',
    /厂房|车间|厂区|旧厂|老厂|生产用房|工业用房|生产场地|生产车间|加工厂房|家具厂(?=[，,])|独门独院|独院|小微园|标准化?厂|工业房地产|工业房产|工业物业|产业用房|找.{0,8}厂(?=[，,。\s])/g,
  ],
  [
    'warehouse',
    /仓库|仓储用房|库房|高标仓|高标库|冷库|冷藏库|冷链仓|冷冻库|阴凉库|恒温库|常温库|干仓|仓储库|高标准?仓(?!库)|独栋仓(?!库)|\d(?:平方米|平方|平米|平|㎡|方)仓(?!库|储)|高台库|平库|楼库|立体库|仓储中心|物流仓(?!储)|云仓(?!电)|临时仓|平面仓|小仓|找仓(?!库)|租仓(?!库)|危化品库|保税仓|仓储面积|物流园(?=.{0,8}仓)|储备库/g,
  ],
  ['office', /写字楼|办公楼|办公室|办公场地|办公用房|商务楼|办公空间|联合办公|共享办公|甲级办公|商办|(?:找|租)办公/g],
  [
    'rnd',
    /研发楼|研发办公|研发厂房|研发用房|研发场地|研发空间|研发生产|研发\+生产|科研楼|科研用房|科研办公|中试|孵化器|加速器|研发大楼|研发总部|科创空间/g,
  ],
  ['lab', /实验室|实验场所|实验用房|实验楼|实验场地|实验办公|检测场地/g],
  [
    'land',
    /工业用地|工业土地|工业地(?!产)|工业地块|地块|净用地|标准地|出让土地|出售土地|土地(?!证|使用|性质|款|面积|成本|用途|等级|手续|税|年限)|拿地|购地|用地需求|拟用地|需用地|需地|供地|用地[\d约近:：]|块地|投\d+亩|拿[\d一二三四五六七八九十几~至-]{1,8}亩(?:工业)?(?:用)?地|[买购][\d一二三四五六七八九十几~至-]{1,8}亩(?!.{0,4}厂房)/g,
  ],
  ['shop', /商铺|门面房?|店面|店铺|底商|临街铺|汽修厂|商业用房|沿街房/g],
  ['dormitory', /宿舍|公寓/g],
  ['yard', /空地|堆场|停车场地|停车场|露天场地|硬化场地|货场|场地(?=.{0,4}停)|院子出租|露天/g],
];
const wantedAmenity = /(?:最好|优先|配套|另)?(?:带有?|配有?|附|设有|含)(?:个|一个|小|少量|单独|独立)?$/;
const amenity =
  /(?:配套|另有|另配|含|园内有|内有|带|配|配有|附|附带|提供|及|和|与|自带|设有|有|以及|食堂|[、+])(?:单独|独立|少量|部分)?(?:\d层)?$/;
const ofFactory: ReadonlySet<Family> = new Set<Family>(['dormitory', 'office', 'shop', 'yard', 'lab', 'rnd']);
const deal = /出租|招租|转让|出售|求租|求购|寻|租售|直租|诚租|急租|租赁|拍卖|在售|招商|挂牌|续租|转租|竞/;
const usage =
  /((?:研发办公|轻型生产|生产|研发|仓储|办公|宿舍|餐饮|实验|中试|展示|商业)(?:[、，/和及+](?:研发办公|轻型生产|生产|研发|仓储|办公|宿舍|餐饮|实验|中试|展示|商业)){1,6})(?:都行|都有|均可|皆可|都可以|都可|一体|等功能|等业态|兼有|为一体)/g;
const usageFamily: readonly (readonly [RegExp, Family])[] = [
  [/生产/, 'factory'],
  [/研发|中试/, 'rnd'],
  [/仓储/, 'warehouse'],
  [/宿舍/, 'dormitory'],
  [/(?<!研发)办公/, 'office'],
  [/实验/, 'lab'],
];

type Mention = { family: Family; start: number; end: number; weight: number };

/** Reads the kinds of space wanted or offered: the kind beside the deal or in the first line, others only where they are listed with it. */
export function readFamily(plain: string, masked: (at: number) => boolean): Read<Family | Family[]> | null {
  const mentions = mentionsOf(plain, masked);
  const listed = usageOf(plain);
  if (mentions.length === 0 && !listed) return kindByTools(plain);
  const total = new Map<Family, number>();
  for (const { family, weight } of mentions) total.set(family, Math.max(total.get(family) ?? 0, weight));
  const best = Math.max(0, ...total.values());
  let kept = mentions.filter(mention => mention.weight >= best - 0.5);
  const first = kept[0];
  // 厂房或工业用地, 厂房、仓库: joined with the first of the heaviest kind.
  const families = new Set<Family>();
  if (first) {
    families.add(first.family);
    for (const mention of mentions) {
      if (mention.family === first.family || families.has(mention.family)) continue;
      const heavy = kept.includes(mention);
      const joined = mentions.some(other => families.has(other.family) && isJoined(plain, other, mention));
      if (joined || (heavy && !ofFactory.has(mention.family) && mention.family !== 'land' && first.family !== 'warehouse'))
        families.add(mention.family);
    }
    if (
      families.has('land') &&
      families.size > 1 &&
      !/(?:或者?|[、/])[^，。\n]{0,10}(?:用地|土地|地块)|供地|(?:用地|土地)[^，。\n]{0,8}或/.test(plain)
    )
      families.delete('land');
  }
  if (listed) for (const family of listed.families) families.add(family);
  if (families.size === 0) return kindByTools(plain);
  kept = mentions.filter(mention => families.has(mention.family));
  const marks: Mark[] = kept.slice(0, 4).map(mention => [mention.start, mention.end, `type.${mention.family}`]);
  if (listed) marks.push(listed.mark);
  const values = [...families];
  return { value: values.length === 1 ? values[0]! : values, marks };
}

function mentionsOf(plain: string, masked: (at: number) => boolean): Mention[] {
  const mentions: Mention[] = [];
  const titleEnd = plain.indexOf('\n') < 0 ? 40 : plain.indexOf('\n');
  for (const [family, pattern] of words) {
    for (const match of matchesOf(pattern, plain)) {
      const start = match.index;
      const end = start + match[0].length;
      if (masked(start)) continue;
      const left = clauseBefore(plain, start, 8);
      const right = clauseAfter(plain, end, 8);
      let weight = 2;
      if (deal.test(left) || deal.test(right) || /(?:找|租|购|买|需要?|求|想|寻)[^，。]{0,8}$/.test(left)) weight += 2;
      if (start < titleEnd) weight += 1.5;
      if (family === 'land') weight -= /证|性质/.test(right.slice(0, 2)) ? 4 : /占地|总?用地面积/.test(left) ? 2 : 0.2;
      if (family === 'yard' || family === 'dormitory' || family === 'office') weight -= 0.6;
      if (ofFactory.has(family) && amenity.test(left) && start > 0) weight -= 2.5;
      if (family === 'warehouse' && wantedAmenity.test(left)) weight -= 2.5;
      if (family === 'factory' && /(?:自|新|拟|要|来)?建$/.test(left) && !/^(?:成|好|于|筑)/.test(right)) weight -= 2.5;
      if (family === 'dormitory' && /职工|做|当|园内/.test(left)) weight -= 2;
      if (/^(?:旁|附近|对面|改造|证|区域?配套|占比)/.test(right) || /(?:不要|不租|非)$/.test(left)) weight -= 3;
      if (/(?:建|造)$/.test(left) && /^(?:花|耗|用)/.test(right)) weight -= 3;
      mentions.push({ family, start, end, weight });
    }
  }
  return mentions.sort((a, b) => a.start - b.start);
}

function isJoined(plain: string, one: Mention, other: Mention): boolean {
  const [left, right] = one.start < other.start ? [one, other] : [other, one];
  if (right.start < left.end) return left.family === 'rnd' || right.family === 'rnd';
  const gap = plain.slice(left.end, right.start);
  return gap.length <= 14 &&
    /^(?:[、/+&]|或者?|和|及|兼|[约\d.\-亩万㎡平方米]*或者?[约\d.\-亩万㎡平方米]*(?:现成|标准|工业)?的?)[\u4e00-\u9fff]{0,3}$/.test(
      gap,
    )
    ? !/^[、+]$/.test(gap) || !ofFactory.has(right.family)
    : gap === '';
}

function usageOf(plain: string): { families: Family[]; mark: Mark } | null {
  for (const match of matchesOf(usage, plain)) {
    const families = usageFamily.filter(([pattern]) => pattern.test(match[1]!)).map(([, family]) => family);
    if (/研发办公/.test(match[1]!)) families.splice(families.indexOf('office'), families.includes('office') ? 1 : 0);
    if (families.length > 1) return { families, mark: [match.index, match.index + match[0].length, 'type.usage'] };
  }
  return null;
}

/** No kind is named, but a crane or an industrial park: a factory. */
function kindByTools(plain: string): Read<Family> | null {
  const found = /行车|航车|天车|行吊|货梯|荷载|工业上楼|层高|工业园|工业区|标准厂|重工|生产线/.exec(plain);
  return found ? { value: 'factory', marks: [[found.index, found.index + found[0].length, 'type.tools']] } : null;
}
