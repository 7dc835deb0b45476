import type { Judge, Pattern } from './claim.ts';
import { area, clauseBefore, sentenceAround } from './context.ts';
import { isSellerSpeaking, isTold } from './offer.ts';

/** Forbidden unless somebody else is quoted. */
const forbidden: Judge = (form, start, end) => (isTold(form, start, end) ? null : 'prohibited');

/** Forbidden where the sentence also speaks of what is sold so. */
const forbiddenBeside =
  (what: RegExp): Judge =>
  (form, start, end) => {
    const [from, to] = sentenceAround(form, start, end);
    return !isTold(form, start, end) && (what.test(form.slice(from, to)) || isSellerSpeaking(form, start, end))
      ? 'prohibited'
      : null;
  };

const estate = /(?:厂房|铺|房东|公寓|楼|投资|收租|租约|租金|首付|买|入手|入股|合伙|项目|加盟|代理|创业)/;
const number = '(?:\\d[\\d.,]{0,8}|[一二两三四五六七八九十百几数]{1,4})';

/** Sale talk that promises returns, effects, favours of officials or a worse rival, each in its ways to say it. */
export const saleTalk: readonly Pattern[] = [
  {
    // 坐等收租, 轻松当包租公, 月月有租收
    family: 'return',
    pattern:
      /(?:坐等|坐着|在家|躺着|躺平|轻松|安心|天天|月月|年年|按月|每月)(?:就能|就可以|都能|都有?|有)?(?:收租|有?租收|拿租金|有?钱收|赚钱|分红|进账|净赚)|包租[公婆]|现金奶牛|(?:稳稳|源源不断|稳定)的(?:租金|现金流|被动)(?:收入|收益)?/g,
    confidence: 0.75,
    judge: forbiddenBeside(estate),
  },
  {
    // 年化8个点, 写进合同; 投资10万，年入30万
    family: 'return',
    pattern: new RegExp(
      `年化(?:收益|回报)?(?:率)?(?:可达|高达|达到?|不低于|超|约|稳定在)?${number}(?:%|个点|个百分点)|(?:投资|投入|加盟|入手|拿出)[^，。；]{0,4}${number}(?:万|元|块)[^。；]{0,4}(?:年|月|日|天)(?:入|赚|收入|净赚|收)[^，。；]{0,3}${number}(?:万|元|块)|(?:年|月|日)入(?:百万|十万|上万|过万|${number}万)(?:不是梦|很轻松|轻轻松松|so easy)`,
      'g',
    ),
    confidence: 0.75,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      return /(?:利率|贷款|存款|国债|债券|成本|发行|通胀|增速|增长率|gdp)/.test(form.slice(from, to))
        ? null
        : forbidden(form, start, end, false);
    },
  },
  {
    // 租不出去我们兜底, 不赚原价收回
    family: 'return',
    pattern:
      /(?:租不出去|租不掉|卖不掉|亏了|空置|亏损|不赚钱?)[^，。；]{0,2}，?[^，。；]{0,6}(?:兜底|包赔|补足|补差|全赔|照付|照给|收回|退款|买单|回购|赔付)|(?:亏了|赔了|亏损|赔钱)[^，。；]{0,2}(?:都)?算(?:我|我们|公司|开发商)的|包您?把?[^，。；]{0,6}(?:投的钱|本钱|本金|投资|成本|投入)[^，。；]{0,6}(?:拿|赚|挣|收)回来?|(?:闭眼|闭着眼睛?|随便|怎么)(?:买|入|投)(?:都|就|也)?(?:赚|涨|不亏|不会亏)/g,
    confidence: 0.8,
    judge: forbidden,
  },
  {
    // 终身不坏, 绝不漏油, 永不开裂, 十年不坏
    family: 'guarantee',
    pattern:
      /(?:终身|终生|永久|永远|永|绝|绝对|保证|万年|百年|十年|二十年|三十年)(?:都|绝|也|绝对)?不(?:会)?(?:损坏|坏|开裂|裂|渗漏|漏水|漏油|漏(?![查报检登])|褪色|掉色|变形|生锈|锈蚀|脱落|掉漆|老化|堵塞|卡顿|死机|磨损|松动|起砂|起泡|起皮|断裂|反弹|返潮|复发|返修|涨租|停电|断电|塌陷|发霉)(?!率)/g,
    confidence: 0.75,
    // 老桥用了几十年不坏: what has been, no promise.
    judge: (form, start, end) =>
      /(?:了|几|过)$/.test(form.slice(0, start).slice(-1)) ? null : forbidden(form, start, end, false),
  },
  {
    // 三天必出批文, 七日包下证
    family: 'guarantee',
    pattern: new RegExp(
      `${number}(?:天|日|个工作日|周|小时|个月)(?:内|之内)?(?:必|必定|保证|保|包|准|肯定|一定)(?:能|会)?(?:给您|帮您|为您)?(?:出|下|拿|办|批|过|到账|领)`,
      'g',
    ),
    needs: /[必保包准定]/,
    confidence: 0.8,
    judge: (form, start, end) =>
      /^(?:行|发|台|席|场|货|门)/.test(form.slice(end, end + 1)) ? null : forbidden(form, start, end, false),
  },
  {
    // 关系硬, 有内部渠道, 包搞定
    family: 'guarantee',
    pattern:
      /(?:有|靠|走)?(?:内部|特殊|官方|硬核)(?:渠道|关系|门路|通道)(?=[^，。；]{0,2}，?[^，。；]{0,4}(?:能|可|帮|包|办|拿|加急|快|搞))|关系(?:过硬|很硬|硬)|(?:包|全|统统|一律|保证|百分百)(?:帮您|给您|替您)?(?:搞定|摆平|办妥)|百分(?:之)?百(?:能|可以|可)?(?:拿到|拿下|申请到|申到|享受到?|获得|通过|录用|录取)/g,
    confidence: 0.75,
    judge: forbidden,
  },
  {
    // 批不下来这种事不存在, 没有办不下来的证
    family: 'guarantee',
    pattern:
      /(?:批|办|过|申|评|拿|中)不(?:下来|成|了|到|过|上)[^，。；]{0,4}(?:不存在|没有过|没发生过|绝不会|的情况为零)|(?:没有|不存在|从没有?|从未有)[^，。；]{0,4}(?:批|办|申|评|拿|中|过)不(?:下来|成|了|到|过|上)|(?:清除?得|去除得|杀得)(?:一点|一丝|丝毫)不(?:剩|留)/g,
    confidence: 0.75,
    judge: forbidden,
  },
  {
    // 零甲醛, 零辐射, 雾霾零吸入; a measured zero of a plant is none
    family: 'guarantee',
    pattern:
      /零(?:甲醛|辐射|污染|伤害|噪音|噪声|异味|残留|吸入|失误|失败|漏检|误差|损耗|延误|事故率)(?!排放|目标|行动|工厂|园区)/g,
    confidence: 0.7,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const isGoods = /(?:我们|本品|产品|板材|涂料|装修|设备|净化器|机器|系统|服务|物流|检测|采用|选用|放心|欢迎|入住|空间)/.test(
        form.slice(from, to),
      );
      return isGoods && !/(?:实现|目标|事件|记录|连续|\d+天)[^，。；]{0,8}$/.test(clauseBefore(form, start, 12))
        ? forbidden(form, start, end, false)
        : null;
    },
  },
  {
    // 包教包会, 学不会免费重学
    family: 'education',
    pattern:
      /包教包会|(?:学不会|考不过|没考上|不过|考不上)(?:，)?(?:就|可)?(?:免费|全额|一律|包|无条件|下期)(?:重学|重读|重训|重修|退费|退款|退学费|再学|复读)|(?:月薪|年薪)(?:轻松)?(?:过|破|上)[万百十](?:[万])?(?:不是梦|没问题|起步)|高薪(?:就业)?(?:有保障|无忧|包分配)|包分配|直通名校|(?:考试|考证|过关|拿证|上岸|面试|取证)[^，。；]{0,4}(?:十拿九稳|稳稳的?过|手到擒来|板上钉钉|不在话下)|(?:参与|参加)过?(?:出题|命题|阅卷)的?(?:专家|老师|考官|教授)?|(?:出题|命题|阅卷)(?:组)?(?:专家|老师|考官|人)(?:亲自|亲授|亲讲|亲教|授课|主讲|押题)/g,
    confidence: 0.8,
    judge: forbidden,
  },
  {
    // 区委书记多次莅临，品质有保证
    family: 'organ',
    pattern:
      /(?:领导|书记|市长|区长|县长|镇长|省长|部长|局长|主任)(?:们)?(?:多次|亲自|亲临|曾|都)*(?:站台|莅临|视察|点赞|题词|题字|力挺|合影|考察|到访)[^。；]{0,10}(?:有保证|有保障|值得信赖|放心|见证|实力|信得过|推荐)|(?:领导|书记|市长|区长|县长)(?:亲自|亲临)?站台|(?:领导|书记|市长|区长|县长|镇长|省长|部长|局长|院士)[^。；]{0,16}(?:连声称赞|赞不绝口|竖起大?拇指|连连点赞|都说好|都夸)/g,
    confidence: 0.75,
    judge: forbidden,
  },
  {
    // 市经信局认证招商平台, 政府授权机构
    family: 'organ',
    pattern:
      /(?:政府|官方|管委会|[省市区县]?(?:经信局|招商局|经信委|科委|科技局|商务局|工信局|人社局|教育局|住建局|发改委|税务局|[\u4e00-\u9fff]{2,4}局))(?:官方|独家|唯一)?(?:认证|授权|指定|战略合作|合作|背书)的?(?:招商|代办|申报|培训|中介|代理|服务|独家)?(?:单位|平台|机构|公司|商|代理)/g,
    confidence: 0.65,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const isOwn = /(?:我们|我司|本公司|本园|本机构|本平台|唯一|放心|欢迎|办理|代办|找我|入驻|咨询|报名)/.test(
        form.slice(from, to),
      );
      const isSlogan = /^(?:$|[，。！!])/.test(form.slice(end, end + 1)) && !/[与和同经由向在]$/.test(form.slice(from, start));
      return isOwn || isSlogan ? forbidden(form, start, end, false) : null;
    },
  },
  {
    // 隔壁那几个园区三天两头停电, 别家的板材都掺了回收料
    family: 'disparage',
    pattern:
      /(?:隔壁|对面|别家|别人家?|其他家|同行|外面|周边)(?:那?几?[个家]|那些|有些|的)?[\u4e00-\u9fff]{0,5}(?:三天两头|动不动|老是|经常|总是|全都?|都)(?:掺|停电|停水|漏水|断网|出事|坏|返修|起皮|掉漆|涨租|被查|整改|罚款|拖|掉链子)/g,
    confidence: 0.75,
    judge: forbidden,
  },
  {
    family: 'sole',
    pattern: /(?:没有|没|找不到|找不出|挑不出|再无)第二家/g,
    confidence: 0.75,
    judge: (form, start, end) =>
      isTold(form, start, end) || /(?:价|租金|费|便宜)[^，。；]{0,10}$/.test(clauseBefore(form, start, 16))
        ? null
        : 'needs_proof',
  },
  {
    // 与国际先进并跑, 比肩国际大牌, 打破国外垄断: where the seller speaks of it
    family: 'lead',
    pattern:
      /(?:与|和|同|达到)?(?:国际|世界|全球|国外|进口)(?:先进|一流|顶尖|领先|大牌|品牌|同类产品?)?(?:水平)?(?:并跑|领跑|同步|接轨|看齐|比肩|持平|不相上下)|(?:比肩|媲美|不输|超越|赶超|平替)(?:进口|国际|世界|国外|德国|日本)[^，。；]{0,6}|打破(?:了)?(?:国外|外资|进口|海外)[^，。；]{0,8}垄断|(?:补上|填上|填补)(?:了)?[^，。；]{0,10}空白/g,
    confidence: 0.65,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const isSold =
        isSellerSpeaking(form, start, end) || /(?:^|[，。])(?:这款|本款|该款|这台|新款|这种)/.test(form.slice(from, to));
      return isSold && !isTold(form, start, end) ? 'needs_proof' : null;
    },
  },
  {
    // 国内率先实现量产, 开了全省先河: told by who sells
    family: 'first',
    pattern: new RegExp(
      `(?:${area}|行业)(?:范围)?内?(?:率先|最先|首先|首次)(?=[\u4e00-\u9fff])|开(?:了|创了?)?(?:${area}|行业)[^，。；]{0,12}先河`,
      'g',
    ),
    needs: /[率最首]先|首次|先河/,
    confidence: 0.7,
    judge: (form, start, end) => (isSellerSpeaking(form, start, end) && !isTold(form, start, end) ? 'needs_proof' : null),
  },
  {
    // 销量问鼎全国, 登顶行业
    family: 'rank',
    pattern: new RegExp(`(?:问鼎|登顶|称霸|称雄|雄霸|制霸|独霸|冠盖|傲居)(?:了)?(?:${area}|行业)`, 'g'),
    confidence: 0.7,
    judge: (form, start, end) => (isSellerSpeaking(form, start, end) ? 'needs_proof' : null),
  },
  {
    // 过两年转手价格翻一番
    family: 'property',
    pattern:
      /(?:转手|出手|转卖|转让|再卖)[^，。；]{0,6}(?:翻一番|翻倍|翻番|赚一倍|大赚|净赚|赚[^，。；]{0,4}\d)|(?:房价|地价|价格|厂房|商铺|写字楼|楼价|身价)[^，。；]{0,6}(?:翻一番|翻一倍|翻几番)/g,
    confidence: 0.75,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      return /(?:买|入手|拿下|上车|抄底|投资|首付)/.test(form.slice(from, to)) ? forbidden(form, start, end, false) : null;
    },
  },
  {
    // 买写字楼即可办理本市户口, 孩子直接上实验小学
    family: 'property',
    pattern:
      /(?:办理?|落|上|送|解决|迁入?)(?:本市|本地|上海|杭州|苏州|当地|城市|全家)?户口|(?:孩子|子女|小孩)(?:就能|可以|可|能|即可|直接|免试)*(?:上|读|入读|就读|进)[^，。；]{0,8}(?:小学|中学|学校|名校|幼儿园)/g,
    confidence: 0.75,
    judge: (form, start, end) => {
      const [from, to] = sentenceAround(form, start, end);
      const isSale = /(?:买|购|入手|签约|业主|厂房|写字楼|公寓|商铺|楼盘|本项目)/.test(form.slice(from, to));
      return isSale && !/(?:政策|教育局|公安|派出所|人才|义务教育|随迁)/.test(form.slice(from, to))
        ? forbidden(form, start, end, false)
        : null;
    },
  },
  {
    // 首付只要一成，余下开发商先替您垫
    family: 'property',
    pattern: /首付[^。；]{0,20}(?:垫付|垫上|代垫|先垫|替您垫|帮您垫|分期付|办分期|做分期|慢慢还|零利息|借给您)/g,
    confidence: 0.75,
    judge: forbidden,
  },
  {
    // 低频治疗仪用了三天腰就不疼了, 没有任何不良反应
    family: 'medical',
    pattern: new RegExp(
      `(?:没有|无)任何(?:不良反应|副作用|毒副作用)|(?:用了?|吃了?|喝了?|贴了?|做了?|服用)[^，。；]{0,4}${number}(?:天|周|次|个月|盒|瓶|贴|疗程)[^，。；]{0,8}(?:不疼|不痛|不酸|好了|消失|降下来|正常了|断根|下地|站起来)`,
      'g',
    ),
    needs: /任何|不[疼痛酸]|[好了]|消失|下来|正常|断根|下地|站起/,
    confidence: 0.75,
    judge: forbidden,
  },
  {
    // 性能吊打进口货, 完胜国际大牌
    family: 'disparage',
    pattern:
      /(?:碾压|秒杀|吊打|完爆|完胜|打脸|甩开|打趴)(?:了)?(?:一众|所有|很多|市面上?的?)?(?:进口|外资|国外|国产|国际|日系|德系|老牌|知名|大牌)(?:货|设备|品牌|产品|机器|大牌|机)?/g,
    confidence: 0.75,
    judge: (form, start, end) =>
      /(?:队|选手|比赛|球)/.test(form.slice(Math.max(0, start - 20), end + 6)) ? null : forbidden(form, start, end, false),
  },
  {
    // 同行报价虚高, 他们家还漏水, 别再去隔壁花冤枉钱
    family: 'disparage',
    pattern:
      /(?:同行|别家|别人家?|他们家?|他家|人家|那边|隔壁|对面|友商|小厂|中介)[^，。；]{0,6}(?:虚高|虚标|又老又破|破旧|还漏水|漏水|坑人|坑你|黑心|以次充好|不靠谱|偷工减料|乱收费|乱加价|套路深|骗人|没资质|太烂|很烂|做不到|做不了|比不了|比不上|没得比)|别(?:再)?(?:去|找|被|上)[^，。；]{1,10}(?:花冤枉钱|交智商税|当冤大头|上当|被坑|坑了|忽悠)/g,
    confidence: 0.75,
    judge: forbiddenBeside(/(?:只赚|良心|便宜|报价|品质|找我|选我|来我|这边|实在|不像|而我|放心)/),
  },
  {
    // 祖传秘方, 三个疗程见效
    family: 'medical',
    pattern: new RegExp(
      `祖传秘方|宫廷秘方|(?:${number}个?|一)疗程(?:见效|治愈|痊愈|康复|搞定|根除)|${number}天(?:见效|痊愈|治好|消除|止痛)|手到病除|永不反弹|彻底(?:治好|根除|告别)[^，。；]{0,6}(?:病|痛|炎|症)`,
      'g',
    ),
    needs: /[秘疗效愈治除痛病弹告]/,
    confidence: 0.8,
    judge: forbidden,
  },
];
