import { ending, opening } from '../pattern.ts';
import type { Story } from './story.ts';

const sums = opening(
  /^(?:总?投资额?|投资总额|投资额|协议总?投资额?|计划总投资|金额|总额|总金额|合同额|合同总额|合同金额|协议金额|货值|总价|合作金额|意向金额|年度(?:计划)?投资|(?:今年|年内|年度)?计划(?:年度)?投资)$/,
);

/** 21个项目集中签约，总投资121亿元: whose sum it is; empty where nothing that costs was just counted. `head`: where the sum begins. */
export function ownerOfSum(
  plain: string,
  head: number,
  noun: string,
  { drafts, since }: Pick<Story, 'drafts' | 'since'>,
  subject: string | null,
): string {
  if (!sums.test(noun)) return '';
  // 项目381个，比去年同期多38个，总投资2457亿元: how many more there are is told in passing.
  const last = drafts.findLast(({ kind }) => kind !== 'growth');
  if (last?.kind !== 'level' || !last.quantity) return '';
  // 签约项目12个。某某工厂总投资8亿元: that of another.
  if (subject !== null && last.observation.subject !== null && last.observation.subject !== subject) return '';
  const done = noun === '投资' && /完成投资[^，,；;]{0,4}$/.test(plain.slice(Math.max(0, head - 9), head)) ? '完成' : '';
  // 总投资187亿元，年度计划投资52亿元: whose the first sum was, that is the second.
  if (last.quantity.dimension === 'money') {
    const first = summed.exec(last.noun)?.[1];
    return first === undefined ? '' : `${first}${done}`;
  }
  if (!/^(?:count|house)$/.test(last.quantity.dimension)) return '';
  const told = last.noun.replace(/[数量]+$/, '');
  // 引进世界500强企业投资项目: how they came counts for less.
  const own = told.length > 12 ? told.replace(/^新?(?:签约)?(?:引进|招引|引入|落户|落地)/, '') : told;
  if (costly.test(own) || begun.test(own)) return own.length < 13 ? `${own}${done}` : '';
  // 71个项目中，制造业47个，总投资616亿元: those of one class.
  const isOfProjects =
    last.quantity.unit === '个' &&
    own.length > 1 &&
    own.length < 11 &&
    !/以上|列入|项目/.test(own) &&
    !thingCounted.test(own) &&
    someProjects.test(plain.slice(since, last.start));
  return isOfProjects ? `${own.replace(/(?:再|又|新)*[添增]加?$/, '')}项目${done}` : '';
}

const costly = ending(/(?:项目|订单|合同|协议|成果|工程|地块|债券|设备|产品|意向|签约|成交|交易)$/);
/** 集中开工项目|总投资 */
const summed = /^(.{0,10}项目)(?:计划)?(?:总投资额?|投资总额|投资额?)$/;
const begun = ending(/项目新?(?:签约|开工|动工|投产|竣工|引进|落地|招引|落户|建成|入库)$/);
const someProjects = /[\d个批]项目|\d个[\u4e00-\u9fff]{1,8}项目|项目[\u4e00-\u9fff]{0,4}\d{1,4}个/;
/** What is counted and no class of projects. */
const thingCounted = ending(/(?:企业|园区|平台|基地|中心|集群|岗位|车位|学位|工位|泊位|床位|单位|机构|[站点桩库港])$/);
