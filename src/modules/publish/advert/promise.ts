import type { Pattern } from './claim.ts';
import { clauseBefore, sentenceAround } from './context.ts';
import { isSellerSpeaking } from './report.ts';

/** Who gets things done at offices for a customer, beside any seller. */
const agent = /(?:贵司|贵公司|入驻|代办|代理|包办|签约|委托|交给)/;
const refused = /(?:不|不得|不能|未|无法|严禁|禁止|谨防|警惕|拒绝|并非|勿信)[^，。；]{0,4}$/;

/** 不保证获批, 谨防承诺包过: what is told is no promise. */
const isRefused = (form: string, start: number) => refused.test(clauseBefore(form, start, 10));

const rivals = '(?:其他|其它|别的|别家|别人家|同行|友商|竞品|对手|竞争对手)';
const outcome = '(?:获批|批复|立项|下证|拿证|出证|通过|中标|入选|到账|办成|办下|批下来|落户)';

/** Promises of an outcome that somebody else decides, promises about property, and the running down of rivals. */
export const promises: readonly Pattern[] = [
  {
    family: 'guarantee',
    pattern: new RegExp(`(?:保证|承诺|担保|包|必定|百分百)(?:您|能|顺利|一次|一次性|全部|按时|如期)?${outcome}`, 'g'),
    confidence: 0.8,
    judge: (form, start, end) => {
      if (isRefused(form, start) || /[打承面钱书分发红总]$/.test(form.slice(Math.max(0, start - 1), start))) return null;
      // 承包通过招标, 承诺入选后: acts of somebody, no promise to a customer.
      return /^(?:率|后|了|的|前|时|验收|招标|审议|表决|公开)/.test(form.slice(end, end + 2)) ? null : 'prohibited';
    },
  },
  {
    family: 'guarantee',
    pattern:
      /(?:确保|保证|承诺|包)(?:您|企业|贵司|贵公司|客户)?(?:能|可|一定)?(?:拿到|拿|获得|申请到|申到|领到)[^，。；]{0,8}(?:资金|补贴|补助|扶持|奖励|资质|牌照|许可证|指标)/g,
    confidence: 0.8,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const isOffered = isSellerSpeaking(form, start, end) || agent.test(form.slice(from, to));
      return isOffered && !isRefused(form, start) ? 'prohibited' : null;
    },
  },
  {
    family: 'education',
    pattern: /(?:保证|确保|承诺|包|稳|必)(?:您|学员|能|一次|一次性|顺利)?(?:考取|考上|上岸|考过|取证|升本|提\d{1,3}分)/g,
    confidence: 0.85,
    judge: (form, start) => (isRefused(form, start) ? null : 'prohibited'),
  },
  {
    family: 'education',
    pattern: /(?:必过|稳过|一次过|轻松过)(?![程关滤户渡度境路桥来去年节门失])/g,
    confidence: 0.8,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const isTaught = /(?:培训|考证|考试|考级|课程|学员|报考|辅导|资格证|[训考][\u4e00-\u9fff]{0,2}班)/.test(
        form.slice(from, to),
      );
      return isTaught && !isRefused(form, start) ? 'prohibited' : null;
    },
  },
  {
    family: 'property',
    pattern:
      /(?:必|必定|必然|必将|肯定|一定|保证|确保|坐等|坐享|轻松|稳|稳步|持续|只会)(?:会)?(?:升值|增值|涨价|翻倍)(?!税|服务|电信|业务)/g,
    confidence: 0.8,
    judge: (form, start, end) => {
      if (isRefused(form, start)) return null;
      return /(?:人民币|汇率|货币|美元|日元|欧元|国有|国资|数据|品牌价值)[^，。；]{0,8}$/.test(clauseBefore(form, start, 20)) ||
        /^(?:了|预期|压力)/.test(form.slice(end, end + 2))
        ? null
        : 'prohibited';
    },
  },
  {
    family: 'property',
    pattern:
      /(?:购房|买房|买即|入住|签约|业主|子女|孩子)[^，。；]{0,8}(?:入读|就读|直升|上|进)(?:名校|重点|优质学校|公办|省重点|市重点)|学位(?:有保障|无忧|有保证|保证|锁定|到手)/g,
    confidence: 0.8,
    judge: (form, start) =>
      isRefused(form, start) || /(?:教育局|教育部门|义务教育)/.test(clauseBefore(form, start, 30)) ? null : 'prohibited',
  },
  {
    family: 'disparage',
    pattern: new RegExp(
      `${rivals}(?:的)?(?:品牌|厂家|产品|机器|设备|公司|园区|厂房|货)?(?:的)?(?:都|全|总|老|净|三天两头|动不动|根本|只会)[^，。；]{0,6}(?:仿品|仿货|假货|山寨|不行|劣质|坏|落后|骗人|次品|垃圾|忽悠|偷工减料|不靠谱|淘汰|缩水|漏|掉链子)`,
      'g',
    ),
    confidence: 0.8,
    judge: () => 'prohibited',
  },
  {
    family: 'disparage',
    pattern:
      /(?:远超|远胜|完胜|碾压|甩开|秒杀|吊打|完爆|打败|击败)(?:了)?(?:所有|一切|全部|任何|其他|其它|市面上的?)(?:的)?(?:竞争对手|同行|竞品|对手|友商|同类|品牌|厂家|产品)/g,
    confidence: 0.75,
    judge: (form, start, end) =>
      /^[^，。；]{0,4}(?:平均|水平|夺冠|队|选手|晋级)/.test(form.slice(end, end + 8)) ||
      /(?:队|选手|决赛|比赛)/.test(clauseBefore(form, start, 30))
        ? null
        : 'prohibited',
  },
  {
    family: 'superlative',
    pattern: /最受[^，。；的]{0,8}(?:喜爱|信赖|青睐|好评|推崇|认可|信任)(?!度)/g,
    confidence: 0.8,
    judge: (form, start) =>
      /[“"《][^”"》]{0,8}$/.test(form.slice(Math.max(0, start - 8), start)) ? 'needs_proof' : 'prohibited',
  },
  {
    family: 'superlative',
    pattern: /最(?:让|令|使)(?:人|您|客户|用户|企业|业主|大家)(?:放心|安心|满意|省心|信服|踏实|信赖|心动)/g,
    confidence: 0.75,
    judge: () => 'prohibited',
  },
  {
    family: 'rank',
    pattern:
      /(?:位居|位列|稳居|跻身|居|列|排名|做到)(?:了)?(?:全国|国内|全球|世界)?(?:行业|业内|同行|同业)(?:内)?(?:的)?(?:前[一二三四五六七八九十\d]|三甲|前列)/g,
    confidence: 0.8,
    judge: () => 'needs_proof',
  },
];
