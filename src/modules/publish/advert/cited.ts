import type { Judge, Pattern } from './claim.ts';
import { sentenceAround } from './context.ts';
import { isOffered, isTold, isUnreported, offered } from './offer.ts';

const number = '(?:\\d[\\d.]{0,6}|[一二两三四五六七八九十]{1,3})';

/** A service about patents speaks of those of its customers; a firm that seeks them and a park that counts them sell none. */
const patentWork =
  /(?:代理|代办|代写|撰写|申报|检索|布局|导航|挖掘|知识产权|奖补|补贴|资助|奖励|质押|转化|答辩|年费|律师|快速预审|高企|专精特新|培训)/;
const patentNumber = /(?:zl ?\d|专利号|授权号|授权公告)/;
const unfinished =
  /(?:申请中|(?:已|正在|在|刚|刚刚)?(?:递交|提交|申请)(?:了)?[^，。；]{0,6}专利|专利[^，。；]{0,4}(?:已)?(?:受理|公示|审查|在审|待批|申请号|申报中)|到期|过期|失效|终止|撤销|被?宣告无效)/;

/** 专利技术的周转箱, 专利产品: what is sold is called so. */
const goods = /专利(?:产品(?!质量|化)|(?:技术|设计|工艺|配方|结构)的[\u4e00-\u9fff]{2})/;

/** Patents told by who sells: with number and kind they may be told, pending and ended ones never are (第十二条). */
const patented: Judge = (form, start, end, isListing) => {
  const isSold =
    isOffered(form, start, end, isListing) || (goods.test(form.slice(start, end + 12)) && isUnreported(form, start, end));
  if (!isSold || isTold(form, start, end)) return null;
  const [from, to] = sentenceAround(form, start, end);
  const words = form.slice(from, to);
  if (patentWork.test(words)) return null;
  if (unfinished.test(words)) return 'prohibited';
  return patentNumber.test(words) ? null : 'needs_proof';
};

/** What the law lets an advert say only with its number, its kind and amount, or its source. */
export const cited: readonly Pattern[] = [
  {
    family: 'patent',
    pattern:
      /专利(?:产品|技术|设计|工艺|配方|保护|结构|款|材料|认证)|(?:获|拥有|自有|持有|多项|\d+项|[一二三四五六七八九十百]+项|国家|独家|自主|发明|实用新型|外观)[^，。；]{0,4}专利|专利[^，。；]{0,6}(?:到期|过期|失效)/g,
    needs: /专利/,
    confidence: 0.75,
    judge: patented,
  },
  {
    // 签约就送大礼包, 多买多送, 到店有礼
    family: 'gift',
    pattern:
      /(?:送|赠送?|附赠|加赠|赠予|附送|领取?|抽)(?:您|你)?(?:一?[份个])?(?:精美|超值|神秘|惊喜|开业|新春|中秋|伴手)?(?:大?礼包|礼品|好礼|豪礼|厚礼|礼物|赠品|大奖|惊喜)|多(?:买|签|订|租)多送|(?:好|大|豪|厚)礼(?:相送|送不停|等您)|(?:到店|签约|进店|下单|扫码)(?:就|即|均|都)?有礼/g,
    needs: /[送赠礼奖]|惊喜/,
    confidence: 0.7,
    judge: offered('needs_proof', {
      isLoose: true,
      beside: /(?:合同|签[约订]?|[买订租购]|[课班]|下单|到店|进店|开业|体验|会员)/,
      unless: new RegExp(
        `(?:一份|一盒|每[家户人单套]|限${number}份|${number}(?:份|套|盒|张|只|台|斤|袋|桶|公斤)|价值${number}|前${number}名)|慰问|公益|捐|村|社区|学校`,
      ),
    }),
  },
  {
    // 电费比以前省了42%, 人工减少一半, 效率提高三倍
    family: 'data',
    pattern: new RegExp(
      `(?:电费|用电|电耗|能耗|气耗|油耗|水耗|耗材|人工|用工|人力|成本|费用|损耗|废品率|次品率|故障率|返工|效率|产量|产能|良率|良品率|寿命|使用寿命|税负|运费)[^，。；]{0,10}?(?:省|降|减|少|低|提升|提高|增加|翻|缩短|延长|高)(?:了|出|至|到|低|少)?[^，。；\\d]{0,4}(?:${number}(?:%|成|倍|个点)|一半|近半)`,
      'g',
    ),
    needs: /[省降减少低提增翻缩延高]/,
    needsOffer: true,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      isListing
        ? null
        : offered('needs_proof', {
            unless:
              /(?:据|检测报告|测试报告|检验报告|实测|报告编号|数据来源|第三方|来源|验收|合同能源|计量|电表|统计|案例|设计值|标准|不含|另计|如|若|可能|因.{1,6}而异)/,
          })(form, start, end, isListing),
  },
  {
    // 租金比周边同类低三成
    family: 'price',
    pattern: new RegExp(
      `(?:租金|价格|单价|报价|收费|费用|房租|成本价|价)[^，。；]{0,6}(?:比|较|低于)[^，。；]{0,4}(?:同类|周边|市场|市面|同行|别家|别人|附近|隔壁|市区|其他)[^，。；]{0,6}(?:低|便宜|省|少|优惠)?[^，。；]{0,3}(?:${number}(?:%|成|个点|元|块|毛)|一半|近半)`,
      'g',
    ),
    needs: /比|较|低于/,
    needsOffer: true,
    confidence: 0.7,
    judge: offered('needs_proof', { unless: /(?:据|报告|统计|来源|评估|挂牌价公示)/ }),
  },
  {
    // 原价2680元，到手只要998元: what it cost before has to be the price that was paid in the days before.
    family: 'price',
    pattern:
      /(?:原价|门市价|市场价|专柜价|吊牌价|划线价)[^，。；]{0,4}\d[\d.]{0,8}(?:元|块|万)?[^。；]{0,24}?(?:现价|到手|只要|仅需|只需|直降|立减|特价|现在|现仅|秒杀|优惠价|活动价|抢购价)[^，。；]{0,6}\d/g,
    needs: /原价|门市价|市场价|专柜价|吊牌价|划线价/,
    confidence: 0.7,
    judge: offered('needs_proof', { isLoose: true, beside: /\d/, unless: /(?:成交记录|\d{1,2}日前\d{1,2}天|发票为证)/ }),
  },
];
