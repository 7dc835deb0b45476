import { patternGroup } from '../pattern-group.ts';
import type { Quantity } from '../quantity.ts';
import type { Dimension } from '../unit.ts';
import type { Figure } from './bind.ts';
import { before, clauseAfter, clauseBefore } from './draft.ts';
import { isPresent as isOfNow } from './present.ts';

/** What is asked about the words between two figures. */
const inBetween = patternGroup();

/** How far a correction may stand from what it corrects, in characters. */
const reach = 24;

/** 3000平方米改为2400平方米, 不是7800，是5780平: the words between a figure and the one that holds instead. */
const replaced = inBetween.add(
  /^[^。；;\n\d]{0,10}(?:改为|改成|更正为|修正为|更改为|变更为|调整为|调整到|调整至|应为|实为|换成|而是|磨到|谈到|砍到|压到|让到|还到|下[调降浮]至|下[调降浮]到|上[调浮涨]至|上[调浮涨]到|[降涨调提改减增缩]到|[降减增缩调]为|[调改]至|缩减到|[降涨提]至|提高到|提高至|降低到|降低至|放宽到|放宽至|增加到|缩减为|修改为|变成|现改为|现为|更新为)[^。；;\n\d]{0,6}$/,
);
/** 由4亿元追加到5亿元: what it grew to. */
const grown = inBetween.add(/^[^。；;\n\d]{0,10}(?:追加|扩大|扩|加|升)[到至为][^。；;\n\d]{0,3}$/);
/** 有人看成3块2一天，不是的，是32块一个月 */
const notSo = inBetween.add(
  /^[^。；;\n\d]{0,6}[，,。 ](?:不是的?|不对|错了|搞错了|看错了|不是这个)[，,。 ]?(?:应该?)?是[^，。；;\n\d]{0,3}$/,
);
const notThis = /(?:不是|并非|不止|误写为|写成了?)[^，。；;\n\d]{0,4}$/;
const butThis = inBetween.add(
  /^(?:平方米|平方|平米|平|㎡|亩|米|元|万)?[^，。；;\n\d]{0,4}[，、；,] ?(?:而?是|应该?是|应为|实际是?|正确是?)[^，。；;\n\d]{0,4}$/,
);
/** 说要5000平说多了, 800平不够用了, 8毛太贵: a figure that its own clause takes back. */
const takenBack =
  /^[^，。；;\n\d]{0,6}(?:说多了|说少了|报多了|报少了|写错|报错|搞错|说错|打错|太[大小]了|用不掉|用不完|不够用|不够了|已经?不够|太贵|偏贵|贵了|不行|租不起|吃不消|受不[起了])/;
/** 我现在在闵行马桥租了3200平: where the one who seeks is. */
const present =
  /(?:现在|目前|眼下|现|原来|之前|以前|去年|前年)[^，。；;\n\d]{0,12}租(?:了|着|用|在)?(?:了|着)?[^，。；;\n\d]{0,4}$/;

/** 原价1.45，转租1.3; 原租金0.9现0.75元: what it cost before. */
const former = /原(?:来|先)?(?:价|租金|租价|月租|报价|合同价|挂牌价|交的?|付的?)(?:是|为|[:： ])?$/;
const now = /^[^。；\n\d]{0,14}(?:现|转|降|让|只要|仅)[^。；\n\d]{0,6}\d/;

/** Sizes of a hall that a seeker tells of the old one too: 原厂层高只有5.8米. */
const halls: ReadonlySet<Dimension> = new Set(['length', 'mass', 'load', 'kva', 'kw']);

/** The figures that hold: those that the text itself corrects, takes back or tells of the past are left out, as long as another of their kind stays. */
export function holding(plain: string, figures: readonly Figure[], isNeed: boolean): Figure[] {
  const out = new Set<Figure>();
  const spoken = new Map<Figure, Figure>();
  const wasBefore = plain.includes('原');
  for (const [i, figure] of figures.entries()) {
    const { quantity } = figure;
    const next = figures.slice(i + 1, i + 3).find(({ quantity: other }) => isSameKind(quantity, other));
    const between = next && next.quantity.head - quantity.end < reach ? plain.slice(quantity.end, next.quantity.head) : null;
    const held = between === null ? 0 : inBetween.heldBy(between);
    const isReplaced =
      between !== null &&
      (replaced.test(between, held) ||
        (grown.test(between, held) && /[由从原]/.test(before(plain, quantity.head, 14))) ||
        notSo.test(between, held) ||
        (butThis.test(between, held) && notThis.test(clauseBefore(plain, quantity.head, 10))));
    const isFormer =
      (quantity.dimension === 'money' || quantity.dimension === 'bare') &&
      wasBefore &&
      former.test(clauseBefore(plain, quantity.head, 8)) &&
      now.test(plain.slice(quantity.end, quantity.end + 16));
    const isTakenBack = isNeed && quantity.dimension !== 'time' && takenBack.test(clauseAfter(plain, quantity.end, 14));
    const isPresent = isNeed && quantity.dimension === 'area' && present.test(clauseBefore(plain, quantity.head, 26));
    const isOld = isNeed && quantity.bound !== 'min' && halls.has(quantity.dimension) && isOfNow(plain, quantity.head, true);
    if (
      isReplaced ||
      isFormer ||
      isOld ||
      ((isTakenBack || isPresent) && figures.some(other => other !== figure && mayStand(quantity, other.quantity)))
    )
      out.add(figure);
    // 起始价由2690万元调整为2445万元: what is said of the first is said of the second.
    if (isReplaced && next?.topic === null) {
      const { topic, label, rest } = spoken.get(figure) ?? figure;
      spoken.set(next, { ...next, topic, label, rest });
    }
  }
  return figures.filter(figure => !out.has(figure)).map(figure => spoken.get(figure) ?? figure);
}

const isSameKind = (one: Quantity, two: Quantity) =>
  one.dimension === two.dimension ||
  // 租金18调到16元每平, 15元降至13.5
  (one.dimension === 'bare' && two.dimension === 'money') ||
  (one.dimension === 'money' && two.dimension === 'bare') ||
  // 不是7800，是5780平; 3500就够
  (one.dimension === 'bare' && one.low >= 50 && two.dimension === 'area') ||
  (one.dimension === 'area' && two.dimension === 'bare' && two.low >= 100);

/** Whether another figure may be what is sought instead: 5000平说多了，3500就够. */
const mayStand = (one: Quantity, two: Quantity) => isSameKind(one, two) && two.low !== one.low;
