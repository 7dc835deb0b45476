import { opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { type Article, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import type { Name } from './place.ts';
import type { Scene } from './scene.ts';

/** How far back a group is looked for that is taken up by its number. */
const reach = 300;
const mostNoun = 18;

/** 46个|市、县级重点项目|总投资…: what is counted, and behind it what only all of them together have. */
const members = opening(
  /^(?:(?![的中和与为落签获])[\u4e00-\u9fff（）()、“”]){0,14}?(?:项目|企业|公司|园区|开发区|高新区|经开区|集群|地块|基地|工程|平台|机构|成果|案例|联盟|单位|城市|瞪羚|独角兽|小巨人|“小巨人”|上市公司|高校|院所|载体|工厂|基金|品牌|产品)(?=$|[，,]|(?:[总共占]|合计|累计|平均|预计|涉及|计划|全部|达产|用地|规划|协议|年[产均销]|均(?!价)|户均|实现|完成|贡献|去年|今年|投资|产值|税收|营收|营业|主营|工业|生产总值|建筑|覆盖|带动|将(?:新增|实现|带动))(?![有个]))/,
);

const isBest = ofClause.needs(/百强/);
/** 全区|财富百强企业|去年实现…: those of a list, all together. */
const best = opening(
  /^(?:全[市区县省国])?((?!工业)(?:(?![的在于居列入为])[\u4e00-\u9fff]){0,5}百强(?:企业|民企|民营企业))(?:(?=[一二三四]?季度|去年|今年|上年|上半年|前三季度)|(?=(?:合计|共|总|累计|平均|实现|完成|贡献|户均|主营|营业|营收|产值|税收|纳税|缴税|入围门槛|研发)(?![有个])))/,
);

const isCounted = ofClause.needs(/[个家座宗块条所]/);
const number = opening(/^(?:\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个|家|座|宗|块|条|所)(?![月小])/);
const pointed = opening(
  /^(?:(?:这|上述|以上)|(?:此次|本次|这次|今天|当天)(?:集中)?(?:签约|开工|启动|竣工|投产|获奖|入选|上榜|入围)的)(?=[\d一二两三四五六七八九十])/,
);

/**
 * 22个项目签约。22个项目涉及用地1000亩，总投资超300亿元: a group whose number was told before is what the clause goes on about; null where none
 * stands at `at`. What counts a group for the first time is told of the one who has it.
 */
export function groupAt({ article, clause }: Pick<Scene, 'article' | 'clause'>, at: number): Name | null {
  const { plain } = article;
  if (isBest(clause.held)) {
    const found = best.execAt(plain, at, Math.min(clause.end, at + mostNoun));
    const end = at + (found?.[0].length ?? 0);
    if (found) return { subject: wordsOf(article, end - found[1]!.length, end), start: at, end, kind: 'general', takes: null };
  }
  if (!isCounted(clause.held)) return null;
  const lead = pointed.execAt(plain, at, Math.min(clause.end, at + 12))?.[0].length ?? 0;
  const start = at + lead;
  const count = number.execAt(plain, start, Math.min(clause.end, start + 6))?.[0];
  if (count === undefined || !(lead > 0 || isToldBefore(article, start, count))) return null;
  const noun = members.execAt(plain, start + count.length, Math.min(clause.end, start + count.length + mostNoun))?.[0];
  if (noun === undefined) return null;
  const end = start + count.length + noun.length;
  const verb = /^共?涉及/.exec(plain.slice(end, end + 3))?.[0].length ?? 0;
  return { subject: wordsOf(article, start, end), start: at, end: end + verb, kind: 'general', takes: null };
}

const amongThem = opening(/^(?:(?![的中和与为])[\u4e00-\u9fff“”]){1,12}?(?:当中|中|里)[，,]/);

/** 57个项目签约。57个项目当中，…: whether a number counts again what it counted before, to tell of some of them. */
export const isCountedAgain = (article: Article, { dimension, head, start, end }: Quantity): boolean =>
  (dimension === 'count' || dimension === 'house') &&
  head === start &&
  amongThem.testAt(article.plain, end, end + mostNoun) &&
  isToldBefore(article, start, article.plain.slice(start, end));

const sentenceEnd = /[。；;：:]/;

/** What only a headline told is told again. */
function isToldBefore({ plain }: Article, at: number, count: string): boolean {
  const told = at > 0 ? plain.lastIndexOf(count, at - 1) : -1;
  return (
    told >= Math.max(0, at - reach) &&
    sentenceEnd.test(plain.slice(told, at)) &&
    !/[\d.第一二三四五六七八九十百千万]/.test(plain.charAt(told - 1))
  );
}
