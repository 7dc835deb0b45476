import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';

/** Units that only the news count in: 37起 (of deals), 91.6分 (of a score), 4300P (of computing). The characters that make another word of them, and what must stand near. */
const ownUnits: readonly (readonly [written: RegExp, unit: string, near: RegExp, dimension: Quantity['dimension']])[] = [
  [
    /^起(?![重步拍租订点飞草降伏价征投售止用至到来诉])/,
    '起',
    /融资|案|并购|交易|投资|发生|事|其中|级|\d起[、，,]|[的共]有$/,
    'count',
  ],
  [/^分(?![钟之公米别布为成给享项店院支校站层]|列(?!第))/, '分', /得|评|指数|满分|分|满意度/, 'bare'],
  // 以91.3分与江阴高新区并列第一
  [/^分[与和同位居列排名并荣高稳获夺摘登]/, '分', /以$/, 'bare'],
  [/^p(?![a-z])/, 'P', /算力/, 'measure'],
];

const inRow = opening(/^起、[^，,；;。\d]{2,10}\d{1,5}起/);

/** Nouns of what is counted in hundreds of millions though no coin is meant; any other number that large is a sum. */
const notSum =
  /(?:人口|人次|人数|用户|浏览|阅读|播放|点击|观看|下载|访问|曝光|话题|流量|参数|次数|件数|票数|产量|产能|年产|日产|销量|出货|发电|用电|电量|运量|业务量|快件|包裹|数据|株|粒|只|颗|距离|光年|细胞|样本|面积|亩)[^，,；;。\d]{0,8}$/;
/** Nouns that money alone is counted for, so that 128万 is a sum too. */
const sumOnly =
  /(?:税收|产值|营收|收入|利润|净利|纳税|缴税|薪|工资|货值|投了|斥资|投资|投入|融资|资金|资本|补贴|补助|奖励|奖金|贷款|授信)[^，,；;。\d]{0,3}$/;
/** 投资3000万|新建厂房: what a sum is spent on follows. */
const spending = /(?:投资|投入|斥资|耗资|出资|豪掷)(?:约|超过?|近|逾|达)?$/;
const spentOn = opening(
  /^(?:新建|扩建|改建|建设(?![者单])|建起?|改造|购置|购买|购|引进|打造|上马|用于|投向|布局|实施|收购|设立|成立|升级)/,
);
const endOfSum = /^(?:$|[，,。；;!！)）、])/;
/** 涨了9个点, 空置率不到4个点: a per cent as it is spoken; a rate that moves does so by points of it. */
const spoken = /^个点(?![位评心击子])/;
const ofRate = /率[^，,；;。]{0,8}(?:提高|下降|上升|回落|提升|降低|收窄|扩大|[高低快慢]于?)[^，,；;。]{0,4}$/;

const anySum = /(?:税|产值|营收|收入|销售|利润|融资|额|出口|估值|市值|投资|利息|贷款|补贴|奖金|工资|成本|租金|货款|资金)/;
const told = /(?:是|达到?|为|破|超过?|逾|才|仅|近|约|省了?|赚了?|有|到|额|值|收|投了?)$/;

/** Whether a number in characters is a sum: spoken of one in its sentence, with nothing counted behind it. */
function spokenSum({ head, unitEnd, end }: Quantity, plain: string): boolean {
  const sentence = plain
    .slice(Math.max(0, head - 40), head)
    .split(/[。！？!?\n]/)
    .at(-1)!;
  return (
    anySum.test(sentence) && told.test(sentence) && endOfSum.test(plain.slice(Math.max(unitEnd, end), Math.max(unitEnd, end) + 1))
  );
}

const steps = opening(/^个[位名]次/);
const computing = /^[zept]flops?(?![a-z])/;

const firmsRanked = opening(/^家居(?:[首次末]|第[一二三四五六七八九十\d]|前[一二三四五六七八九十\d])/);

/** 集成电路产量1870亿块, 电池出货3.2万块: pieces of what is made, and no yuan. */
const pieces =
  /(?:集成电路|芯片|晶圆|硅片|电池|电路板|面板|硬盘|主板|玻璃|模组|瓷砖|砖|组件|极板|基板)[^，,；;。\d]{0,10}$|(?:[产销]|出货|交付|发货)量[^，,；;。\d]{0,4}$|量[^，,；;。\d]{0,6}[\d.]{1,8}[万亿]块[，,][^，,；;。\d]{0,8}$/;

/** Whether the words before a number of 块 name what is made, and no sum of it (芯片企业营收3亿块). */
const isPieces = (words: string) => pieces.test(words) && !anySum.test(words.slice(words.search(pieces)));

/** A number with the unit that only the news count in, as they write it. */
export function withOwnUnit(quantity: Quantity, plain: string): Quantity {
  if (
    quantity.dimension === 'count' &&
    plain.startsWith('个点', quantity.numberEnd) &&
    spoken.test(plain.slice(quantity.numberEnd, quantity.numberEnd + 3))
  ) {
    const end = quantity.numberEnd + 2;
    const isMoved = ofRate.test(plain.slice(Math.max(0, quantity.head - 20), quantity.head));
    return { ...quantity, dimension: isMoved ? 'point' : 'percent', unit: isMoved ? '百分点' : '%', unitEnd: end, end };
  }
  // 前移3个位次
  if (quantity.dimension === 'count' && steps.testAt(plain, quantity.numberEnd, quantity.numberEnd + 3)) {
    const end = quantity.numberEnd + 3;
    return { ...quantity, unit: '位', unitEnd: end, end };
  }
  if (
    quantity.dimension === 'money' &&
    quantity.scale > 1 &&
    plain[quantity.unitEnd - 1] === '块' &&
    isPieces(plain.slice(Math.max(0, quantity.head - 24), quantity.head))
  )
    return { ...quantity, dimension: 'count', unit: '块' };
  // 98.5EFLOPS
  const flops = quantity.dimension === 'other' ? computing.exec(plain.slice(quantity.numberEnd, quantity.numberEnd + 7)) : null;
  if (flops) {
    const end = quantity.numberEnd + flops[0].length;
    return { ...quantity, dimension: 'measure', unit: flops[0].toUpperCase(), unitEnd: end, end: Math.max(quantity.end, end) };
  }
  if (quantity.dimension !== 'bare') return quantity;
  const words = plain.slice(Math.max(0, quantity.head - 12), quantity.head);
  // 去年是一千一百六十亿, 利息省了十来万: sums as they are spoken.
  if (quantity.han && quantity.scale >= 1e4 && spokenSum(quantity, plain)) return { ...quantity, dimension: 'money', unit: '元' };
  if (quantity.han) return quantity;
  // 年税收破12亿, 人均产值128万: a sum without its coin.
  if ((quantity.scale === 1e8 && !notSum.test(words)) || (quantity.scale === 1e4 && sumOnly.test(words)))
    return endOfSum.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 1)) ||
      (spending.test(words) && spentOn.testAt(plain, quantity.unitEnd, quantity.unitEnd + 4))
      ? { ...quantity, dimension: 'money', unit: '元' }
      : quantity;
  // 参保人数达64.2万
  if (
    quantity.scale === 1e4 &&
    /(?:人数|人口)[^，,；;。\d]{0,4}$/.test(words) &&
    endOfSum.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 1))
  )
    return { ...quantity, dimension: 'count', unit: '人' };
  // 综合得分93.6
  if (
    /(?:得|评|总|均)分(?:为|达到?|是|仅|仅为)?$/.test(words) &&
    endOfSum.test(plain.slice(quantity.unitEnd, quantity.unitEnd + 1))
  )
    return { ...quantity, unit: '分' };
  // 昆山以312家居首: no furniture.
  if (firmsRanked.testAt(plain, quantity.unitEnd, quantity.unitEnd + 4)) {
    const end = quantity.unitEnd + 1;
    return { ...quantity, dimension: 'count', unit: '家', unitEnd: end, end: Math.max(quantity.end, end) };
  }
  const behind = plain.slice(quantity.unitEnd, quantity.unitEnd + 2);
  for (const [written, unit, near, dimension] of ownUnits) {
    const isNear =
      near.test(plain.slice(Math.max(0, quantity.head - 12), quantity.head)) ||
      // 生物医药138起、集成电路97起
      (unit === '起' && inRow.testAt(plain, quantity.unitEnd, quantity.unitEnd + 16));
    if (!isNear || !written.test(behind)) continue;
    const end = quantity.unitEnd + 1;
    return { ...quantity, dimension, unit, unitEnd: end, end: Math.max(quantity.end, end) };
  }
  return quantity;
}

/** 高于全国、全省9.1和4.7个百分点: the unit of the last number is that of those before it. */
export function withNextUnit(quantity: Quantity, next: Quantity | undefined, plain: string): Quantity {
  if (quantity.dimension !== 'bare' || quantity.han || !next || !/^(?:percent|point|money|times)$/.test(next.dimension))
    return quantity;
  if (quantity.scale !== 1 || !/^(?:和|与|及|、)$/.test(plain.slice(quantity.end, next.head)) || next.head !== next.start)
    return quantity;
  const factor = next.factor * (next.dimension === 'money' ? next.scale : 1);
  const values = quantity.values.map(value => value * factor);
  return { ...quantity, dimension: next.dimension, unit: next.unit, factor, values, low: values[0]!, high: values.at(-1)! };
}
