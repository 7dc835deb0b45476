import type { Claim } from './claim.ts';
import { clauseAfter, clauseBefore } from './context.ts';

/** Titles, lists and areas that national authorities name; behind 国家级 they are its official use. */
const official =
  /^[^，。；]{0,12}?(?:高新区|万亩千亿|高新技术产业开发区|高新技术开发区|高新技术产业化基地|经开区|经济技术开发区|经济开发区|开发区|新区|自主创新示范区|试验区|合作区|旅游度假区|度假区|小巨人|专精特新|单项冠军|绿色工厂|智能工厂|绿色园区|绿色供应链|灯塔工厂|智能制造|实验室|企业技术中心|技术中心|工程研究中心|工程技术研究中心|研究中心|创新中心|质检中心|质检机构|检测中心|检验中心|孵化器|众创空间|加速器|非遗|非物质文化遗产|传承人|人才|领军|特色产业集群|产业集群|集群|重大科技基础设施|大科学装置|大师工作室|博士后|文物|森林公园|自然保护区|地质公园|湿地公园|风景名胜区|夜间文旅|夜间文化|消费集聚区|步行街|农业科技园|现代农业产业园|大学科技园|试点|示范|标准化|奖|荣誉|称号|科技企业|高新技术企业|课题|科技计划|规划|媒体|石油化工|水利风景|服务业标准|双创|知识产权|公共服务平台|(?:科技|科研|研发|企业|产业)?创新平台|(?:科研|研发|科技)平台|名单|龙头企业|重点龙头|绿色[\u4e00-\u9fff]{0,3}园区|5a|4a|非公|教学|特色小镇|保护|媒介|期刊|演练|口岸|枢纽|战略|生态|文明|卫生|公园|制造业)/;
/** 国家级、省级名录: told in one breath with the titles of provinces. */
const beside = /^(?:和|、|及|\/|与)省级/;
const given =
  /(?:获批|认定为?|入选|获评|授予|批复|批准|列入|评为|评定|获得|新增|拥有|累计|创成|创建|培育|升级为?|升格为?|命名|通过|荣获|建成|现有|其中|申报|争创|冲刺|引进|共有|有|个|家|获|为|晋升|纳入|位列|打造|推荐)[^，。；]{0,12}$/;
const weak = /^[^，。；]{0,6}?(?:平台|基地|项目|中心|产业园|园区|企业|机构|资质|认证|载体|工厂|专利)/;

const article = '《广告绝对化用语执法指南》第六条第（五）项';

/** Reads 国家级 at a place of the form: an official title is exempt, a body that may have one needs proof, anything else is forbidden. */
export function nationalAt(form: string, at: number): Claim | null {
  const end = at + 3;
  const rest = clauseAfter(form, end, 24);
  const before = clauseBefore(form, at, 24);
  if (/^(?:公路|铁路|干线|航道|差|贫困|赛事|比赛|裁判|教练|运动)/.test(rest)) return null;
  // 国家级62家, 国家级：… tell a list apart from those of provinces.
  const isCount =
    /^(?:[\d一二三四五六七八九十百]|、|和|$)/.test(rest) &&
    /(?:其中|：|:|、|，|^|有|含|包括)$/.test(before) &&
    /^[\d一二三四五六七八九十百、和]/.test(rest);
  const title = official.exec(rest) ?? beside.exec(rest);
  // 国家级实验室标准的净化间: the title of somebody else as a measure.
  const isMeasure =
    title !== null && /^(?:级|的)?(?:标准|品质|水准|水平|规格|同款|级别|待遇|配置)(?!化)/.test(rest.slice(title[0].length));
  if (!isMeasure && (isCount || title))
    return {
      start: at,
      end,
      family: 'title',
      level: 'exempt',
      confidence: 0.8,
      exemption: {
        article,
        why: [
          '国家有关部门设立、认定的区域、机构或者称号的正式名称，请写全称并备好文件。',
          'The official name of an area, body or title of a national authority; give it in full and keep the document.',
        ],
      },
    };
  if (weak.test(rest))
    return { start: at, end, family: 'national', level: given.test(before) ? 'needs_proof' : 'prohibited', confidence: 0.7 };
  return { start: at, end, family: 'national', level: 'prohibited', confidence: 0.9 };
}
