import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { wordsOf } from './article.ts';
import { tidyNoun } from './noun.ts';
import type { Scene } from './scene.ts';
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

/** 授权专利220件，进入产业化阶段的有31件 */
const those = ending(/[\u4e00-\u9fff”%]的(?:共?有|已有|已?达到?|为)$/);
const deeds = /^[\u4e00-\u9fff、]{0,4}?(?:签约|获批|授权|新增|引进|开工|竣工|入选|形成|取得|获得|拥有|完成|推出)(?=.{2,})/;

/** 一类新药89个，其中进入临床阶段的41个: those of them of whom it is told; null where no such part is. */
export function nounOfSome(
  { article, clause }: Pick<Scene, 'article' | 'clause'>,
  before: string,
  topic: Draft | undefined,
  { dimension, unit }: Quantity,
  from: number,
  to: number,
): string | null {
  if (dimension !== 'count' || topic?.kind !== 'level' || topic.quantity?.unit !== unit) return null;
  const { plain } = article;
  const isTold = those.testAt(plain, Math.max(from, to - 8), to);
  if (!isTold && !(plain[to - 1] === '的' && plain.startsWith('其中', clause.start))) return null;
  // 增速超10%的有8个: with the figure that tells them from others.
  const told = isTold ? tidyNoun(wordsOf(article, from, plain.lastIndexOf('的', to - 1))).replace(/^(?:其中)?，?/, '') : before;
  const whole = topic.noun
    .replace(/数$/, '')
    .replace(isTold ? deeds : none, '')
    .replace(/^在[研建](?=.{3})|^.{0,4}[亿万]元?(?:及?以上|级)的?/, '');
  return told.length > 1 && told.length < 24 && whole.length > 1 && !told.endsWith(whole) ? `${told}${whole}` : null;
}

const none = /(?!)/;
