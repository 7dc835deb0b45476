import type { Pattern } from './claim.ts';
import { area, clauseBefore, isRefused, sentenceAround } from './context.ts';
import { isSellerSpeaking } from './offer.ts';

/** Who gets things done at offices for a customer, beside any seller. */
const agent = /(?:贵司|贵公司|入驻|代办|代理|包办|签约|委托|交给)/;

const rivals =
  '(?:其他|其它|别的|别家|别人家|隔壁|对面|周边|附近|同行|同类|友商|竞品|对手|竞争对手|某些厂家|一些厂家|小作坊|(?:市面|市场|外面|网)上(?:卖)?(?:的)?(?:同类|其他|其它|别的|很多|大多|多数|普通|一般|所谓的?)?)';
const outcome =
  '(?:获批|批复|立项|下证|拿证|出证|通过|中标|入选|到账|办成|办下|批下来|落户|授权(?!委托|书|代表)|过审|过件|放款|拿批文|过会|验收合格|注册成功)';
/** Only we are different: who says it runs the others down. */
const only = /^[^。；]{0,6}，?[^。；]{0,4}(?:只有|唯有|而我|我们|我家|本厂|不像|选对)/;
/** What fails of rivals’ goods: 仿品, 翻新货, 不达标. */
const faults =
  '(?:仿品|仿货|仿冒|假货|冒牌|山寨|贴牌|翻新|二手|组装|三无|水货|回收料|再生料|不行|劣质|坏|落后|骗人|套路|坑|次品|次货|垃圾|忽悠|偷工减料|以次充好|不靠谱|不合格|不达标|没有?保障|没有?资质|淘汰|缩水|虚标|漏|掉链子|跑路|粗制滥造|花架子|噱头|糊弄)';

const taught =
  /(?:作业证|开考|培训|考证|考试|考级|课程|学员|学完|报考|辅导|备考|资格证|上岸|录取|名师|[训考][\u4e00-\u9fff]{0,2}班|(?:^|[，。])(?:报名|[\u4e00-\u9fff]{0,4}班))/;
const wholeRate =
  /(?:通过|成功|过关|过审|下证|出证|拿证|获批|批复|中标|授权|立项|认定|上岸|录取|就业)率(?:高达|达到?|做到|保持|是|为|：|:)?(?:100%|百分之?百|百分之一百)/g;
/** What an office, a court or a school counts of itself. */
const counted =
  /(?:该[市区县院校镇]|全[市区县省]|抽检|检出|法院|公安|毕业生|[省市区县][\u4e00-\u9fff]{0,6}局|同比|上半年|季度|20\d\d年)/;

/** 通过率百分百, 下证成功率100%: a rate of what somebody else decides, told to who is to pay. */
function rateSold(form: string, start: number, end: number, isTaught: boolean): 'prohibited' | null {
  const [from, to] = sentenceAround(form, start, end);
  const words = form.slice(from, to);
  if (isRefused(form, start) || counted.test(words) || taught.test(words) !== isTaught) return null;
  return isTaught || isSellerSpeaking(form, start, end) || agent.test(words) || words.length < 24 ? 'prohibited' : null;
}

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
      return taught.test(form.slice(from, to)) && !isRefused(form, start) ? 'prohibited' : null;
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
    judge: (form, start, end) =>
      isRefused(form, start) ||
      /(?:教育局|教育部门|义务教育|随迁|居住证|政策)/.test(clauseBefore(form, start, 30) + form.slice(start, end))
        ? null
        : 'prohibited',
  },
  {
    family: 'disparage',
    pattern: new RegExp(
      `${rivals}(?:的)?(?:品牌|厂家|商家|产品|机器|设备|公司|园区|厂房|仓库|中介|机构|货|料)?(?:的)?(?:都|全|总|老|净|多半|大多|基本|几乎|三天两头|动不动|根本|只会|就是)[^，。；]{0,6}${faults}`,
      'g',
    ),
    confidence: 0.8,
    judge: (form, start, end) =>
      /^(?:率|房|车|市场|证|水|损)/.test(form.slice(end, end + 2)) ||
      (/^(?:周边|附近|同类|对手|隔壁|对面|市|网)/.test(form.slice(start, start + 2)) &&
        !isSellerSpeaking(form, start, end) &&
        !only.test(form.slice(end, end + 20)))
        ? null
        : 'prohibited',
  },
  {
    family: 'disparage',
    pattern:
      /(?:(?:远超|远胜|完胜|碾压|甩开|秒杀|吊打|完爆|打败|击败)(?:了)?(?:所有|一切|全部|任何|其他|其它|市面上的?)|(?:碾压|秒杀|吊打|完爆))(?:的)?(?:竞争对手|同行|竞品|对手|友商|同类|品牌|厂家|产品|周边园区)|(?:把|将)?(?:竞争对手|同行|竞品|友商|同类产品?|周边园区)(?:远远|通通|统统)?(?:甩[^，。；]{0,3}(?:条街|身后|一大截|几里)|按在地上|踩在脚下|望尘莫及|根本没法比|拍马难追)/g,
    confidence: 0.75,
    judge: (form, start, end) =>
      /^[^，。；]{0,4}(?:平均|水平|夺冠|队|选手|晋级)/.test(form.slice(end, end + 8)) ||
      /(?:队|选手|决赛|比赛)/.test(clauseBefore(form, start, 30))
        ? null
        : 'prohibited',
  },
  { family: 'education', pattern: wholeRate, confidence: 0.8, judge: (form, start, end) => rateSold(form, start, end, true) },
  { family: 'guarantee', pattern: wholeRate, confidence: 0.8, judge: (form, start, end) => rateSold(form, start, end, false) },
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
    judge: (form, _start, end) => (/^的(?:是|就是|还是)/.test(form.slice(end, end + 3)) ? null : 'prohibited'),
  },
  {
    // 销量位居国内前三，欢迎选型: a place in an order that nobody can look up, told by who sells.
    family: 'rank',
    pattern: new RegExp(
      `(?:(?:位居|位列|名列|稳居|跻身|闯进|进入|居|列|排名|排|做到|占据)(?:了|在)?(?:${area}|行业|业内)[^，。；]{0,6}|(?:${area})[^，。；\\d]{0,4}(?:位居|位列|名列|稳居|排名|排行|排))前(?:[一二三四五六七八九十]{1,2}|\\d{1,3}|列|茅)(?:名|强|位|甲)?`,
      'g',
    ),
    needs: /前/,
    confidence: 0.75,
    judge: (form, start, end) => (isSellerSpeaking(form, start, end) ? 'needs_proof' : null),
  },
  {
    family: 'rank',
    pattern:
      /(?:位居|位列|稳居|跻身|居|列|排名|做到)(?:了)?(?:全国|国内|全球|世界)?(?:行业|业内|同行|同业)(?:内)?(?:的)?(?:前[一二三四五六七八九十\d]|三甲|前列)/g,
    confidence: 0.8,
    judge: () => 'needs_proof',
  },
];
