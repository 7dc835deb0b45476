import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import type { Draft } from './story.ts';

const part = ending(/[\u4e00-\u9fffA-Za-z”]{2}(?:企业|产业|行业|板块|领域|业务|业|经济)$/);
const measure = ending(
  /(?:产值|产出|营收|营业收入|主营收入|收入|开票销售|销售额|增加值|投资|固投|出口额?|进口额?|进出口额?|总额|利润|税收|贡献|用电量?|贷款|余额)$/,
);
/** 支持企业3亿元: what is done for them. */
const helped = opening(/^(?:支持|服务|惠及|奖励|帮助|补贴|投放|撬动|带动|扶持|投向|投入|对)/);
const owner = /^.*(?:产业|行业|企业|经济|集群|板块|领域|业务|[^工作就]业)(?=.{2})/;

/** 工业开票销售528亿元，其中装备制造板块完成301亿元: as much of the same is told of a part; empty where it is none or has a measure of its own. */
export function measureOfPart(noun: string, topic: Draft | undefined, { dimension, unit }: Quantity): string {
  if (topic?.kind !== 'level' || topic.quantity?.dimension !== dimension || topic.quantity.unit !== unit) return '';
  if (dimension === 'count' || dimension === 'percent' || !part.test(noun) || helped.test(noun) || !measure.test(topic.noun))
    return '';
  const own = topic.noun.replace(owner, '');
  // 规上工业总产值: of a part no 工业 is said again.
  return own
    .replace(/^(?:全社会)?(?:规上|规模以上)?工业(?=总?产值$|增加值$|用电量?$)/, '')
    .replace(/^总(?=产值)|(?<=^[进出]{1,2}口)总(?=额$)/, '');
}

/** 一类新药89个，其中进入临床阶段的41个: those of them of whom it is told; null where no such part is. */
export function nounOfSome(told: string, topic: Draft | undefined, { dimension, unit }: Quantity): string | null {
  if (dimension !== 'count' || topic?.kind !== 'level' || topic.quantity?.unit !== unit) return null;
  const whole = topic.noun.replace(/数$/, '').replace(/^在[研建](?=.{3})/, '');
  return told.length > 1 && whole.length > 1 && !told.endsWith(whole) ? `${told}${whole}` : null;
}
