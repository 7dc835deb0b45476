import { before, clauseAfter, type Draft } from './draft.ts';
import type { Quantity } from './quantity.ts';
import { matchesOf } from './text.ts';

/** What a sum of money is about. `none`: charges, deposits, steps, output and other sums that no field takes. */
export type Topic = 'price' | 'start' | 'appraised' | 'budget' | 'tax' | 'invest' | 'none' | null;

export type Sum = { quantity: Quantity; topic: Topic; label: string; head: string };

const labels: readonly (readonly [Topic, RegExp])[] = [
  [
    'none',
    /物业管理费|物业费?|管理费|综合服务费|押金|保证金|定金|订金|诚意金|加价幅度|增价幅度|加价|增价|递增|转让费|中介费|佣金|茶水费|进场费|装修费|电价|电费|水价|水费|停车费|注册资本|注册资金|奖励|补贴|补助|违约金|贴息|造价|成本|花了?|耗资|产值|产出|销售额?|营业收入|营收|收入|开票|营业额|利润|投资强度|固投强度|强度|亩均产值|地价款|评估费|服务费|罚款|年报酬|年薪|工资/g,
  ],
  [
    'tax',
    /税收贡献|亩均税收|亩均税|税收|纳税额?|缴税|交税|税额|落税|利税|上税|年税|(?<![含免开包前后])税(?![前后费点票率各务])/g,
  ],
  [
    'invest',
    /固定资产投资额?|计划总投资额?|项目总投资|投资总额|投资规模|总投资额?|计划投资|拟投资额?|拟投总额|总投(?!资)|拟投|投资额|固投|投资/g,
  ],
  [
    'start',
    /变卖价|起始租金|起始单价|低至|起拍价|起始价|起租价|挂牌底价|挂牌单价|挂牌价格?|挂牌|招租底价|租金底价|底价|拍卖价|竞买起价|起价|起叫价|起拍(?=[:： ]*(?:人民币|约)?$)/g,
  ],
  ['appraised', /评估价值?|评估值|市场价|原价|评估/g],
  ['budget', /租金预算|总价预算|预算金额|预算总价|采购预算|预算|承受租金|期望价格|期望租金|限价|最高限价|最高/g],
  [
    'price',
    /租金[及和加与、](?:物业|管理)费?[^\d，]{0,6}|年租金?|月租金?|日租金?|租金|房租|租价|单价|均价|售价|总价|全价|价格|报价|参考价|优惠价|打包价|租|售|每平方?米?|每平|一口价|转让价|价/g,
  ],
];

/** Tells of every sum of money what it is about: by the words nearest before it, else by those right behind. */
export function readSums({ plain, quantities }: Pick<Draft, 'plain' | 'quantities'>): Sum[] {
  const sums: Sum[] = [];
  let last = 0;
  for (const quantity of quantities) {
    if (quantity.dimension !== 'money') {
      if (quantity.dimension === 'area' || quantity.dimension === 'mu') last = Math.max(last, quantity.start - 12);
      continue;
    }
    const head = before(plain, quantity.start, Math.min(26, Math.max(0, quantity.start - last)));
    const topic = labelled(head) ?? behind(clauseAfter(plain, quantity.end, 6));
    // 需落税，0.85元/㎡/天: a price by the ㎡ is neither tax nor investment.
    const misplaced = quantity.per?.area === 'm2' && (topic?.topic === 'tax' || topic?.topic === 'invest');
    sums.push({ quantity, topic: misplaced ? null : (topic?.topic ?? null), label: topic?.label ?? '', head });
    last = quantity.end;
  }
  return sums;
}

function labelled(words: string): { topic: Topic; label: string } | null {
  let best: { topic: Topic; label: string; end: number } | null = null;
  const clause = Math.max(words.lastIndexOf('，'), words.lastIndexOf(','));
  for (const [topic, pattern] of labels) {
    for (const match of matchesOf(pattern, words)) {
      // 不收中介费，20.5元: a charge is named in the clause of its sum.
      if (topic === 'none' && match.index < clause) continue;
      const end = match.index + match[0].length;
      if (!best || end > best.end || (end === best.end && match[0].length > best.label.length))
        best = { topic, label: match[0], end };
    }
  }
  return best;
}

function behind(words: string): { topic: Topic; label: string } | null {
  const found = /^(?:的)?(?:(税收|税|纳税)|(投资)|(押金|保证金|物业|转让费|产值|注册)|(租金|预算))/.exec(words);
  if (!found) return null;
  return { topic: found[1] ? 'tax' : found[2] ? 'invest' : found[3] ? 'none' : 'price', label: found[0] };
}
