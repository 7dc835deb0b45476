import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { grantOfSum } from './grant-cause.ts';
import type { Scene } from './scene.ts';
import type { Draft } from './story.ts';

const intensity = opening(/^强度(?:均值|水平)?$/);
const spent = ending(/(?:经费|投入|支出|投资|费用|消费|能耗|用电|用水)$/);
const worth = opening(/^总?(?:货值|价值|值)$/);
/** How many of them there are, and what was done with them that their worth leaves out. */
const counting = ending(/(?:数量|总数|总量|份数|件数|台数|台套数|[数量])$/);
const handled =
  /^.*?(?:收录|签发|集聚|聚集|汇聚|拥有|配备|购置|收藏|引进|装载|装运|满载|搭载|储存|入库|交付|展出|发运|监管的|首批)(?=[\u4e00-\u9fffA-Za-z]{2})/;
/** Boxes and trains carry goods and are none. */
const carriers = ending(/(?:标箱|集装箱|箱|装载|发运|装运|运送|班列|专列|列车|货车|航班|船舶|票|单)$/);
/** A class of firms within what is told of: the sum right behind their number is theirs. */
const some = ending(/(?:头部|龙头|链主|骨干|领军|独角兽|瞪羚)企业$/);
const earned = opening(
  /^[，,、](?:年|合计|总)?(?:产值|营收|营业收入|销售收入|税收|利润)(?:合计|共)?(?:达到?|为|约|近|超过?|逾|突破)*$/,
);

/** 研发经费支出2350亿元，强度3.4%; 大型仪器620台，总值9亿元; 头部企业1520家，产值3.6万亿元: whose a head is that says nothing alone; empty where it is nobody's. */
export function ownerOfHead(plain: string, noun: string, drafts: readonly Draft[], { dimension, head }: Quantity): string {
  const last = drafts.at(-1);
  if (!last || last.noun === '') return '';
  if (intensity.test(noun)) {
    const told = last.noun.replace(/总?额$/, '');
    return last.kind !== 'share' && spent.test(told) ? told : '';
  }
  if (dimension !== 'money' || last.kind !== 'level' || !/^(?:count|mass|house)$/.test(last.quantity?.dimension ?? '')) return '';
  const told = counting
    .cut(last.noun)
    .replace(handled, '')
    .replace(/^向.{2,10}(?=(?:交付|发运|出口)$)/, '');
  if (worth.test(noun)) return told.length < 2 || told.length > 14 || carriers.test(told) ? '' : told;
  return some.test(told) && earned.testAt(plain, last.end, head) ? told : '';
}

const each = opening(/^(?:亩|户|人|笔|件|单|店|企)均$/);

/** 实现营收1265亿元，户均4亿元: what each has of what was told of; null where nothing was. */
function eachOfSum(noun: string, drafts: readonly Draft[], { dimension }: Quantity): string | null {
  if (dimension !== 'money' || !each.test(noun)) return null;
  const sum = drafts.findLast(({ kind, quantity }) => kind === 'level' && quantity?.dimension === dimension);
  return sum && sum.noun !== '' && !/^.均/.test(sum.noun)
    ? `${noun}${sum.noun.replace(/^(?:累计|共|已)*(?:拨付|兑现|发放|贡献|缴纳)(?=.{2})/, '')}`
    : null;
}

/** 兑现奖补资金3.27亿元，其中某区企业获得1.94亿元: of the sum that was told of. */
function sumGotten({ article, clause, story }: Scene, noun: string, { dimension }: Quantity): string | null {
  if (!article.plain.startsWith('其中', clause.start) || !gotten.test(noun)) return null;
  const whole = story.drafts.findLast(({ kind, quantity }) => kind === 'level' && quantity?.dimension === dimension);
  return whole?.noun.replace(/^[^，]{0,12}?(?:兑现|发放|拨付|下达|安排|争取|获得)(?=.{2})/, '') || null;
}

const gotten = /^[\u4e00-\u9fff]{0,4}(?:获得?|拿到|分得|领到|享受)$/;

/** What a sum is that the words before it name in part: what it is given for, what was got with it, or of each of what. */
export const nounOfSum = (scene: Scene, noun: string, last: Draft | undefined, quantity: Quantity): string =>
  grantOfSum(scene, noun, last, quantity) ??
  sumGotten(scene, noun, quantity) ??
  eachOfSum(noun, scene.story.drafts, quantity) ??
  noun;
