import type { Claim } from './claim.ts';
import { clauseBefore, sentenceAround } from './context.ts';
import type { Said } from './family.ts';

/** The seller speaks: whatever else stands in the sentence, it is no report. */
const seller =
  /(?:我们|我司|我厂|我园|本公司|本园|本厂|本店|本品|本产品|本项目|本品牌|您|欢迎|诚邀|选购|咨询|热线|招租|出租|出售|现货|订购|预约|洽谈|加盟|入驻享)/;

/** A state, a place or a public body as the one of whom something is told. */
const publicOne =
  /(?:^|[，、:”"]|这是|作为|[年月日]|来自|认为|指出|表示|季度|目前|显示|至今)(?:我国|我省|我市|我区|我县|中国|全国|全省|全市|全区|全县|该省|该市|该区|该县|该镇|该州|该校|这座城市|[\u4e00-\u9fff]{2,4}(?:省|市|区|县|镇|州|港))(?![\u4e00-\u9fff]{0,8}(?:公司|集团|产业园|科技园|厂))/;
/** What offices count of a place; no firm sells it. */
const publicMeasure =
  /(?:工业投资|固定资产投资|规上工业|工业产值|工业总产值|增加值|进出口|外贸|吞吐量|gdp|地区生产总值|财政收入|税收|实际利用外资|贸易国|就业率|装机量|产业规模|集群规模|营商环境|民营企业数|经营主体|优良天数|研发投入强度|汽车产量|机器人产量|贷款|不良率|考核|城镇化率|投资额|专利授权量|出口量|开行量|生产国|消费国|市场)/;
/** What only authorities, courts, hospitals or schools make. */
const publicThing =
  /^[^，。；]{0,14}?(?:条例|法规|规章|办法|规定|法案|判决|裁定|指导意见|行动计划|清单|许可证|审批|手术|移植|自贸区|自由贸易|立法|公报|白皮书|航线|公交|地铁|铁路|高铁|班列|大桥|隧道|码头|水电站|核电站|机场|生产国|消费国|贸易国|国家级新区|新区|城市|国家)/;

const measured = new Set(['rank', 'first', 'sole', 'size', 'lead']);

/** Why what is told of a state, place or public thing is no claim about goods; null where the seller speaks or goods are meant. */
export function reportOf(form: string, { start, end, family }: Claim): { article: string; why: Said } | null {
  if (!measured.has(family)) return null;
  const [from, to] = sentenceAround(form, start, end);
  if (seller.test(form.slice(from, to))) return null;
  const before = form.slice(from, start);
  const told = before + form.slice(end, Math.min(to, end + 12));
  const isOfPlace =
    publicOne.test(before) &&
    (publicMeasure.test(told) ||
      (family === 'sole' && publicThing.test(form.slice(end, to))) ||
      (family === 'lead' && !firm.test(told)));
  const isCounted = publicMeasure.test(before) && (family === 'rank' || family === 'size') && !firm.test(before);
  const isPublic =
    (family === 'first' || family === 'sole' || family === 'size') &&
    publicThing.test(form.slice(end, to)) &&
    !firm.test(clauseBefore(form, start));
  if (!isOfPlace && !isCounted && !isPublic) return null;
  return {
    article: '《广告绝对化用语执法指南》第五条第（三）项',
    why: [
      '说的是国家、地方或者公共事务，与所推销商品的性能、质量没有直接关联；仍须真实。',
      'It tells of a state, a place or a public matter, not of the goods; it must still be true.',
    ],
  };
}

const firm = /(?:公司|企业|集团|产品|品牌|厂房|园区|产业园|厂家|设备|系列|项目)/;
