import { cited } from './cited.ts';
import type { Claim, Pattern } from './claim.ts';
import { comparisons } from './comparison.ts';
import { clauseAfter, clauseBefore, sentenceAround } from './context.ts';
import { certainties, classroom, education, remedies } from './effect.ts';
import { endorsements } from './endorsement.ts';
import { investorTalk } from './investors.ts';
import { isOffered, mayOffer } from './offer.ts';
import { promises } from './promise.ts';
import { propertyTalk, returns } from './returns.ts';
import { runDown } from './rivals.ts';
import { saleTalk } from './sale-talk.ts';

const organs =
  '国务院|[\u4e00-\u9fff]{2,4}主管部门|zf|全国人大|全国政协|最高人民法院|最高法|最高检|发改委|工信部|工业和信息化部|财政部|科技部|商务部|教育部|公安部|卫健委|生态环境部|住建部|农业农村部|自然资源部|市场监管总局|市场监管局|国家药监局|药监局|税务局|税务总局|海关总署|中央军委|人民政府|省政府|市政府|区政府|县政府|镇政府|管委会|经信局|商务局|党中央|省委|市委|区委|国家机关|政府部门|政府|国家部委|部委|国家领导人|省领导|市领导|区领导|领导人|解放军|公安局|法院|检察院|央视|中央电视台|国家';
const backing =
  '强力推荐|权威推荐|重点推荐|隆重推荐|鼎力推荐|联合推荐|推荐|力荐|力推|指定|特供|专供|专用|背书|担保|兜底|监制|保证|认可|首肯|撑腰|钦点|点赞';
/** 政府推荐申报, 法院指定管辖, 国家指定口岸: acts of office, no praise of goods. */
const office =
  /^(?:申报|上报|参评|参加|参展|性|标准|目录|单位|名单|函|管辖|口岸|医院|法官|律师|管理人|专项|的?人选|学校|基金|机构|公司|贷款|债券|车辆|通道|网|额度|责任|质量|供应|安全|和支持$|号|账户|用地|企业申报|条件|采购|收购|监护|媒体|信息披露|用途|供|粮|原则|民生|基本|公共|农民)/;

const drive = '步行|驾车|开车|车程|自驾|骑行|乘车|行车|仅需|只需|仅|只要|约|大约|不到|不足|半径';
const traffic = /(?:高铁|列车|航班|专列|班列|班轮|航线|开通|通车|通航|游客|市民|救护|配送|消防|物流|快递|首班|全程|送)/;
const arrival = '直达|抵达|可达|到达|即达|即可到|可到|即到|通达|直抵|畅达|车程|车距|路程|步程|飞抵|直通|速达|到';
const property = /(?:厂房|仓库|园区|产业园|楼盘|写字楼|办公|公寓|商铺|地块|本项目|项目|楼宇|物业|房源|小区|住宅|厂区|基地)/;

const patterns: readonly Pattern[] = [
  ...promises,
  ...saleTalk,
  ...comparisons,
  ...endorsements,
  ...returns,
  ...investorTalk,
  ...propertyTalk,
  ...education,
  ...classroom,
  ...remedies,
  ...certainties,
  ...runDown,
  ...cited,
  {
    family: 'guarantee',
    pattern:
      /(?:100%|百分之?百|百分之一百|100个百分点)(?:的)?(?:有效|安全|满意|通过|保证|保障|成功|正品|放心|无忧|合规|治愈|无风险|好评|靠谱|真实|准确|中标|办证|过审|办下|可办|达标|搞定|拿证|获批|解决|到位|回本|盈利|收益|赚钱|出证|不漏水|环保|无公害|纯天然|有保障|能办)/g,
    confidence: 0.85,
    judge: (form, start, end) =>
      /(?:率|达到|达|为|占)$/.test(form.slice(Math.max(0, start - 2), start)) || /^率/.test(form.slice(end, end + 1))
        ? null
        : 'prohibited',
  },
  {
    family: 'return',
    pattern:
      /(?:年化|年均|年|投资|租金|综合|静态|每年|月)?(?:净)?(?:投资)?(?:回报率?|收益率?|返利|分红|返租)[^，。；\d]{0,8}(?:\d{1,3}(?:\.\d{1,2})?(?:%|个点|个百分点)|百分之[一二三四五六七八九十]{1,3}|[一二三四五六七八九十]{1,2}个(?:百分)?点)/g,
    confidence: 0.85,
    judge: (form, start, end) => {
      const before = clauseBefore(form, start, 24);
      const word = form.slice(start, end);
      if (/净资产|总资产|资本|国债|债券|发行|同业|存单|指数|降|票面|基金|净值|理财产品|到期|内部|财务/.test(before + word))
        return null;
      if (/(?:上年|去年|实际|已实现|20\d\d年)/.test(before) && !/保证|承诺|预计|预期|保底/.test(before + word))
        return 'needs_proof';
      return 'prohibited';
    },
  },
  {
    family: 'return',
    pattern:
      /(?:\d{1,2}|[一二两三四五六七八九十])(?:个月|年)半?(?:内|左右|即可|就能|就可|就|轻松|稳稳地?|稳|必|保证|包|快速)?(?:回本|(?:收回|回收|赚回|挣回|赚足)(?:全部|所有)?(?:投资|成本|本金|本钱|房款|购房款|购房成本|投入|首付)|翻倍|翻番收益)/g,
    confidence: 0.85,
    judge: (form, start, end) =>
      /(?:该公司|他|她|审计)/.test(clauseBefore(form, start, 20)) && !isOffered(form, start, end)
        ? null
        : /(?:预计|测算|需|约|大约|已经?|用了|仅用|历时)$/.test(form.slice(Math.max(0, start - 3), start))
          ? 'needs_proof'
          : 'prohibited',
  },
  {
    family: 'return',
    pattern:
      /(?:包租(?=\d{1,2}年|[一二两三五八十]{1,2}年|返|托管|收益|回报)|(?:承诺|保证|确保|保障)[^，。；]{0,8}(?:盈利|收益|回报|赚钱|回购|(?<!净)利润|保本|分红|租金收入)|固定(?:回报|收益(?!类|证券|产品|部|投资|凭证|市场))|(?:到期|期满|满[\d一二两三五十]{1,2}年|[\d一二两三五十]{1,2}年后|开发商|公司|原价|溢价|无条件|全额|随时)[^，。；]{0,3}回购(?!股|注销|交易|利率|计划|专用|方案|协议|义务|款))/g,
    confidence: 0.8,
    judge: (form, start) =>
      /(?:不|不得|禁止|严禁|不能|无法|未|严查|违规|谨防|警惕|拒绝)[^，。；]{0,4}$/.test(clauseBefore(form, start, 10))
        ? null
        : 'prohibited',
  },
  {
    family: 'property',
    pattern: new RegExp(
      `(?:(?:${drive})[^，。；\\d]{0,6})?(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3}|几)(?:多)?(?:分钟|个?小时)(?:内|以内|左右)?(?:的)?(?:即可|就能|便可|可)?(?:${arrival})|(?:距|到|至|离)[^，。；\\d]{1,14}(?:(?:${drive})[^，。；\\d]{0,4})(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})(?:分钟|个?小时)`,
      'g',
    ),
    confidence: 0.8,
    judge: (form, start, end, isListing) => {
      const [begin] = sentenceAround(form, start, end);
      if (!isListing && traffic.test(form.slice(begin, start))) return null;
      if (/^(?:货|人|岗|现场|位|账|期|手|家门)/.test(form.slice(end, end + 2))) return null;
      if (isListing) return 'prohibited';
      const [from] = sentenceAround(form, start, end);
      return property.test(form.slice(from, start)) &&
        /(?:距|离|到|至|出行|车程|步行|驾车|直达|可达|位于|坐落|门口|地铁|机场|高速|虹桥|火车站)/.test(form.slice(from, end))
        ? 'prohibited'
        : null;
    },
  },
  {
    family: 'property',
    pattern:
      /(?:规划中的?|规划建设中?的?|即将(?:开通|建成|通车)的?|在建的?|拟建的?|未来)(?:[^，。；]{0,8})(?:地铁|轨交|轨道交通|高铁站|高架|商业综合体|大学城|学校|医院|机场|号线|隧道|大桥)/g,
    confidence: 0.65,
    judge: (form, start, end, isListing) => {
      if (isListing) return 'needs_proof';
      const [from] = sentenceAround(form, start, end);
      return /(?:毗邻|紧邻|靠近|旁|附近|近邻|坐拥|尽享|门口)/.test(form.slice(from, end + 8)) &&
        property.test(form.slice(from, end + 8))
        ? 'needs_proof'
        : null;
    },
  },
  {
    family: 'medical',
    pattern: /(?:治愈|总?有效|康复|治疗成功)率(?:高达|达到?|超过?|为|在|约|接近|近)*(?:\d{1,3}(?:\.\d{1,2})?%|百分之)/g,
    confidence: 0.75,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const words = form.slice(from, to);
      if (/专利|发明|合同|资金|利用|设备|发电|课堂|抽检|备案|证照/.test(words)) return null;
      return /临床|试验|研究|论文|期刊/.test(words)
        ? 'needs_proof'
        : /患者|治|疗|病|药|健康|康复|理疗|医/.test(words)
          ? 'prohibited'
          : null;
    },
  },
  {
    family: 'organ',
    pattern: new RegExp(`(?:${organs})[^，。；、]{0,6}?(?:${backing}){1,2}`, 'g'),
    confidence: 0.75,
    judge: (form, start, end) => {
      const rest = clauseAfter(form, end, 12);
      const before = clauseBefore(form, start, 16);
      const word = form.slice(start, end);
      if (office.test(rest) || /(?:非|无|未经|凡|不得|严禁|禁止|受到?|超|跨)$/.test(before)) return null;
      if (
        /[的在对与和为了将把由向已]|颁|发布|部署|会议|融资|性|规定|出台|标准|支持/.test(word.slice(2, -2)) &&
        !/(?:的)(?:指定|推荐|特供|专供)/.test(word)
      )
        return null;
      if (
        /^国家(?!机关|部委|领导人|药监局|发改委|卫健委|市场监管|税务)/.test(word) &&
        !/(?:指定|特供|专供|背书|担保|兜底|力荐|认可)$/.test(word)
      )
        return null;
      if (
        /(?:保证|专用|认可|点赞|担保|指定|监制)$/.test(word) &&
        !/^(?:$|的?(?:投资|招商|理财|好?园区|厂房|项目|品牌|企业|厂家|产品|平台|服务|房源|合作|用|供应|培训|载体|好|放心)|[，、])/.test(
          rest,
        )
      )
        return null;
      if (
        /推荐$/.test(word) &&
        !/(?:产品|品牌|本品|我们|设备)(?:由|经|被|获|获得|是)?$/.test(before) &&
        /^(?:的?(?:人|第|标|优秀|候选|名|工业|节能|\d|项目库|典型|案例)|$)/.test(rest) &&
        !/(?:力|权威|强力|重点|隆重|联合)推荐$|^$/.test(word + rest)
      )
        return null;
      return 'prohibited';
    },
  },
];

/** What a date, an area and a metric can make a fact of. */
const measured = new Set(['rank', 'first', 'sole', 'lead', 'size']);

/** More matches of one pattern than this are not judged. */
const mostMatches = 2000;

/** Reads the promises and hints that take more than one word up to a place, family by family; `cut` where a pattern fits too often to judge them all. */
export function* patternsIn(form: string, isListing: boolean, upTo: number): Generator<Claim | 'cut'> {
  let hasRisk = false;
  // A heading alone (国内排得进前三的涂布机厂) offers without a word of trade: short texts are judged all the same.
  const isOffer = isListing || form.length < 120 || mayOffer(form);
  for (const { family, pattern, needs, needsOffer, confidence, judge } of patterns) {
    if ((needsOffer && !isOffer) || (needs && !needs.test(form))) continue;
    let count = 0;
    for (const found of form.matchAll(pattern)) {
      const start = found.index;
      const end = start + found[0].length;
      if (start >= upTo) break;
      if (++count > mostMatches) {
        yield 'cut';
        break;
      }
      const level = judge(form, start, end, isListing);
      if (!level || (family === 'risk' && riskHint.test(form))) continue;
      hasRisk ||= family === 'risk';
      yield { start, end, family, level, confidence, isMeasured: level === 'needs_proof' && measured.has(family) };
    }
  }
  if (hasRisk || riskHint.test(form)) return;
  const hope = /(?:法院|纠纷|案件|判令|判决|警方|监管|投诉|反映|下降)/.test(form)
    ? null
    : (expected.exec(form) ?? yieldOf.exec(form));
  if (hope) yield { start: hope.index, end: hope.index + hope[0].length, family: 'risk', level: 'needs_proof', confidence: 0.7 };
}

/** 投资一个洗车点，每月净利可到2万元; 招合伙人，一家店一年净利约二十八万元. */
const yieldOf =
  /(?:投资一[个家间台]|招[^，。；]{0,6}合伙人|加盟|诚招|入股|认购|合伙开店)[^。]{0,40}?(?:净利润?|利润|纯收入|毛利|月入|年入|回本周期|收益)(?:润)?[^，。；]{0,6}(?:\d|[一二两三四五六七八九十百]+)(?:\.\d+)?(?:多)?(?:万|千|百|%|个点|个月|年)/;
const riskHint = /投资有风险|风险提示|谨慎|风险自担|自担风险|存在风险|有风险|风险责任|注意风险/;
const expected =
  /投资回报率?(?:高|可观|丰厚|快|稳|优)|回报(?:可观|丰厚|率高)|收益(?:可观|丰厚|率高)|诚招加盟|招商加盟|加盟费|火爆招商加盟|诚邀(?:加盟|投资入股)|认购份额|投资入股|预期收益|投资收益(?:高|可观|稳)|租金回报(?:高|可观|稳|率)/;
