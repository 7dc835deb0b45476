import { type ActScene, clauseWords } from './act-scene.ts';
import { actorBefore } from './party.ts';

/** 总投资9.8亿元, 用地80亩: what a thing costs or takes, behind its name or alone; not 总投资9.8亿元的项目. */
const measured =
  /(?:计划|预计|概算|估算|固定资产|建设)?(?:(?:总投资|总造价|投资|造价)额?|(?:总|规划|净)?(?:建筑|占地|用地)?面积|占地|(?:(?:利用|盘活|使用|新征)(?:低效|存量|闲置|工业)*)?用地|年产能?|设计年?产能)(?:约|超过?|近|达到?|为|逾|共|合计)?\d[\d.,]{0,9}[千万亿]{0,2}(?:[美欧日港]?元(?:人民币)?|平方公里|平方米|[\u4e00-\u9fff㎡]{1,2})(?:左右|以上)?$/;
/** 该项目由某公司投资9.2亿元建设: the thing, if it is named there, and who builds it. */
const builtBy =
  /^([^，,由]{2,24})?由(?!此|于)([^，,由的]{3,24}?)(?:负责|全资|独家)?(?:(?:投资|出资|斥资)[^，,的]{0,12})?(?:建设|投建|打造|兴建|开发)$/;
const mostBack = 3;

/** 二期总投资9.4亿元，用地80亩，已于3月动工: what an act is told of clauses before, without its measures, and who builds it. */
export function thingBefore(scene: ActScene, index: number): ReturnType<typeof actorBefore> {
  let host: string | null = null;
  for (let at = index - 1; at >= Math.max(0, index - mostBack); at--) {
    const thing = clauseWords(scene, at).replace(measured, '');
    const [isBuilt, built, builder] = builtBy.exec(thing) ?? [];
    if (builder) host = builder;
    if (built) return { actor: actorBefore(built).actor, host };
    if (thing.length > 1 && !isBuilt) {
      const before = actorBefore(thing);
      return { actor: before.actor, host: host ?? before.host };
    }
    if (scene.sentence.clauses[at - 1]?.stop === ';') break;
  }
  return actorBefore(clauseWords(scene, index - 1));
}

/** 该公司|一体化压铸车间, 企业|首条产线: the word by which a thing is told to be the firm's, with 的. */
const ours =
  /^(?:其|[该本](?:公司|企业|集团|厂)的?|(?:公司|企业|集团)的|公司|(?:企业|集团)(?=[首第一二三四五六新老自]|[\u4e00-\u9fff]{2,10}(?:车间|产线|生产线|工厂|厂房)$))(?=[\u4e00-\u9fff“A-Za-z0-9]{2,})(?!总部|技术中心|研究院|服务|家|园|港|联盟|协会)/;

/** Where the thing begins behind 该公司, 企业 or 其; 0 where no such word opens it. */
export const behindPronoun = (words: string): number => ours.exec(words)?.[0].length ?? 0;
