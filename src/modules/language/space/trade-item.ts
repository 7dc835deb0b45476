import { ending, manyEndings, opening } from '../pattern.ts';
import { patternGroup } from '../pattern-group.ts';
import { startersOf } from '../starters.ts';
import { meaning, tokensIn } from '../token.ts';
import type { Draft } from './draft.ts';
import { isMade } from './product.ts';
import { endsTrade, hasTrade, type Item, isTradeWord, longest, startsTrade } from './trade-name.ts';
import { officialNamesIn } from './trade-official.ts';
import { isWork } from './trade-shape.ts';

/** What is asked about a part of a list. */
const ofWhole = patternGroup();

const isHan = /[\u4e00-\u9fff]/;
const wholeName = ending(
  /^[\u4e00-\u9fff]{2,10}[和及](?:配件|零件|零部件|器材|附件|用品|其他[\u4e00-\u9fff]{2,8})(?:制造|加工|修理)业?$/,
);

/** Parts at 、 and the like; at 和 and 或 only where no name of a trade ends with 业 (橡胶和塑料制品业). */
export function splitItems({ plain, gazetteer }: Draft, { start: from, end }: Item): Item[] {
  // （34）和电气机械制造: what joins it to the one before.
  const start =
    from + (/^[、和及与或](?=[\u4e00-\u9fff]{3})/.test(plain.slice(from, from + 4)) && plain[from - 1] === ')' ? 1 : 0);
  // 汽车零部件及配件制造 is one name of the classification.
  if (wholeName.test(plain.slice(start, end))) return [{ start, end }];
  const parts: Item[] = [];
  let at = start;
  // 计算机、通信和其他电子设备制造业: one name, however it is joined.
  const inName = officialNamesIn(plain, start, end);
  const cut = (to: number, next: number) => {
    if (to > at) parts.push({ start: at, end: to });
    at = next;
  };
  for (let i = start; i < end; i++) {
    if (joints[plain.charCodeAt(i)] === 0 || inName?.(i) === true) continue;
    const character = plain[i]!;
    // 做鞋做包装
    if (
      character === '做' &&
      ((i > at + 1 && plain[at] === '做') ||
        (i > at && at === start && plain.charAt(start - 1) === '做' && isHan.test(plain[i + 1] ?? '')))
    )
      // 不做回收不做拆解
      cut(i - (plain.charAt(i - 1) === '不' && i - 1 > at ? 1 : 0), i);
    // 🈲喷漆🈲化工: each is refused by a word of its own.
    else if (
      (character === '禁' || character === '忌') &&
      i > at &&
      !/^(?:禁[止区入忌令]|忌[讳口])/.test(plain.slice(i, i + 2)) &&
      !/[严违解禁]/.test(plain[i - 1]!)
    )
      cut(i, i + 1);
    // 味道不能有噪音
    else if (character === '不' && i > at + 1 && /^[能得要可准许](?:有|做|存|放|进)/.test(plain.slice(i + 1, i + 3)))
      cut(i, i + 3);
    // 不放危化品不放生鲜
    else if (character === '不' && i > at + 1 && i + 4 <= end && plain[i + 1] === plain[start - 1] && plain[start - 2] === '不')
      cut(i, i + 2);
    // 非电镀非印染
    else if (character === '非' && plain.charAt(at - 1) === '非' && i > at + 1 && !/[标织晶金遗粮]/.test(plain[i + 1] ?? ''))
      cut(i, i + 1);
    else if ('、/;'.includes(character)) cut(i, i + 1);
    else if (character === '+' && isHan.test(plain.charAt(i - 1)) && isHan.test(plain[i + 1] ?? '')) cut(i, i + 1);
    // 泵与电机: one character is no part of its own.
    else if (
      '和或及与'.includes(character) &&
      i > at + (!isHan.test(plain[at]!) || oneWord.test(plain[at]!) || '煤沙砂石油漆胶铜铁铝钢'.includes(plain[at]!) ? 0 : 1) &&
      i + 2 < end
    ) {
      const stop = plain.slice(i, end).search(/[、/]/);
      const word = plain.slice(at, stop < 0 ? end : i + stop).replace(welcomed, '');
      // 光伏设备及元器件制造 too is one name; 化工和木业 are two.
      if (gazetteer.trade(word) !== null || wholeName.test(word)) continue;
      if (/(?<![企行产作])业$/.test(word) && !(gazetteer.trade(plain.slice(at, i)) && gazetteer.trade(word.slice(i + 1 - at))))
        continue;
      // 化工以及酸洗
      const isLong = character === '及' && plain.charAt(i - 1) === '以' && i - 1 > at;
      cut(isLong ? i - 1 : i, i + (plain.startsWith('或者', i) ? 2 : 1));
    }
  }
  cut(end, end);
  return parts;
}

/** 橡胶和塑料制品业也收: what is said behind a name. */
const welcomed =
  /(?:(?:[都均皆也全]|同样|优先)?(?:[收招接要来进做]|可以?|欢迎)|优先(?:考虑)?|(?:类|的)?(?:企业|项目|行业|产业)|为主|等)$/;

/** Spaces and marks around a part. The plain text knows no other spaces. */
const edges = startersOf(' \n:：“”"\'《》[]+‼❗⭐★◆●▲✅☑✔….');
const joints = startersOf('不做禁忌非、/;+和或及与');

const lead = opening(
  /^(?:[德日美台港外韩法英欧]企(?=[\u4e00-\u9fff]{3})|[都均]是?做(?=[\u4e00-\u9fff]{2})|[将把](?=[\u4e00-\u9fff]{3})|不[管论]是?(?=[\u4e00-\u9fff]{2})|收(?=[\u4e00-\u9fff]{2})(?![购纳藏割音银储获缩集款费放发])|点(?=[\u4e00-\u9fff]{3})(?![钻焊胶心火])|(?:头部|龙头|领先|领军|知名)(?=[\u4e00-\u9fff]{3})|现在(?=[\u4e00-\u9fff]{2})|允许(?=[\u4e00-\u9fffa-z]{2})|落[地户]|可(?![降视穿再调控编逆燃溶储囤装容放存堆做])(?=[\u4e00-\u9fff]{2})|产品(?:有|是|为|包括)|系(?![统列])|投产(?=[\u4e00-\u9fff]{2})|[堆囤](?![高垛焊取])(?=[\u4e00-\u9fff]{2})|符合|属于?|[只仅]限|期待|希望|期盼|诚邀|力邀|(?:热烈)?欢迎(?=[\u4e00-\u9fff]{2})|[只仅](?:对|面向)|面向|针对|准备|计划|打算|想要?(?=[\u4e00-\u9fff]{2})|(?:(?:我|有个?)?(?:朋友|亲戚|东家|家里|厂里)(?:是)?(?:做|搞|酿|开|弄|在做)?|首选|优选|最好是|可(?:储|囤|装|容)|自用|自己用|自己|用来|用于|主做|主要做)(?=[\u4e00-\u9fff]{2})|[\u4e00-\u9fff]{1,4}(?:当?中|里|名下)有|制作(?=[\u4e00-\u9fff]{2})|研制(?=[\u4e00-\u9fff]{2})|装配(?=[\u4e00-\u9fff]{3})|供给|c\d{2}|(?:德国|日本|美国|韩国|法国|意大利|瑞士|英国|新加坡|荷兰|丹麦|瑞典|芬兰|奥地利|西班牙|加拿大|澳大利亚|以色列|马来西亚|泰国|俄罗斯)(?:一家)?(?=[\u4e00-\u9fff]{3})|[\u4e00-\u9fff]{2,3}籍|[\u4e00-\u9fff]{0,6}某(?:家|知名|大型|上市)?|主要|专业|经营(?=[\u4e00-\u9fff]{2})|承租(?![人方])(?=[\u4e00-\u9fff]{2})|(?:德国|日本|美国|韩国|法国|台湾|香港|意大利|瑞士|英国)?(?:全资|独资|合资|外资|内资|民营|台资|日资|德资|港资|美资)|急|新增|拟新增|扩产|从事|主产(?!业)|专产|主做|专做|量产|生产(?=[\u4e00-\u9fff]{2})|以|为|是|的|各类|各种|相关|一些|一家|某|家|个|优先|发展|引进|招引|类似|于|入驻|外贸(?=[\u4e00-\u9fff]{3})|主营|和|及|或|与|如|给|汽车内的|我们|我司|本司|我公司|本公司|本企业|本单位|系(?=一家)|有个客户|有客户|客户|公司|企业|项目|拟|在|建设|投建|新建|扩建|筹建|建议(?:做|搞|用于|给)?(?=[\u4e00-\u9fff]{2})|建(?![材筑议])|办(?!公)|上(?![海光胶])|开(?![关发])|[一两三四五六]?[条个]|也|例如|包括|考虑|招(?!商)|目前|做点|做|厂家|适合|以及|其他|大型|中小型?|轻污染|有(?!色|机(?![器床电加械构]))|多种|规模化|就是|标准化|含(?=[\u4e00-\u9fff]{3})|组装(?=[\u4e00-\u9fff]{3})|放|存|接手做|接(?![头口触插线驳种骨手])|(?:台商(?!用)|外商|港商|日商|韩商|侨商|德商|美商|台企)(?=[\u4e00-\u9fff]{2})|产(?=[\u4e00-\u9fff]{3})(?![品业能值学线量地房权后妇])|(?:再|还|还想|想再)招|[只专仅]给(?=[\u4e00-\u9fff]{2})|搞(?=[\u4e00-\u9fff\da-z]{2})|干(?=[\u4e00-\u9fff]{2})(?![燥果洗货制衣线冰粉式细])|少量|部分|有少量|现?[可能](?:放|存|堆|做)|(?<=[可能]|可以)进(?![口出场水户门度程料货])(?=[\u4e00-\u9fff]{2})|(?<=主要|重点|专门?|优先)服务(?![器机业费])(?=[\u4e00-\u9fff]{3})|[\u4e00-\u9fff]{0,4}(?:本地|当地|本土)(?:一家|某)?(?=[\u4e00-\u9fff]{3})|(?:国内|全国|省内|市内)(?:一家)?(?!贸易|快递|物流|货运|快运|旅游)(?=[\u4e00-\u9fff]{3})|[一这某]支(?=[\u4e00-\u9fff]{3})|(?:现?有|系|找|为)?一(?![次支般体级类期带楼层品次性化])(?=[\u4e00-\u9fff]{3})|我[方厂院]|本[厂方院]|出口(?=[\u4e00-\u9fff]{3})|我单位|产品(?:涵盖|覆盖|主要[是为有]|含|以)|[只仅]有|只做|必?须(?:是|为|属于?|符合)?(?=[\u4e00-\u9fff]{2})|应(?:当)?(?:是|为|属于?)(?=[\u4e00-\u9fff]{2}))+/,
);
const tail = manyEndings(
  /(?:(?<=[a-z]{2})(?:生?产线|项目)|(?<=[\u4e00-\u9fff]{2})(?:一体化?|一条街|优选|(?<=加工|钣喷|展示|体验|维修)中心)|(?<=[\u4e00-\u9fff]{2})(?:(?:订单|销量|产能|业务)量?(?:大?增|增长|增加|饱满|翻番|扩大|不足|爆满|激增|暴增|排满)|可[进来谈租享]|[一二三]类证|注册证|许可证|研制|按)|(?:都|均|全|皆)(?:来|收|接|做|要|好)|研发(?:与|和|及|、)?(?:生产|装配|组装|测试|制造|销售)|(?<=[\u4e00-\u9fff]{2})(?:的?品牌(?:商)?|(?:类目|品类|用品类|产品类)|产线|(?:厂商|制造商|生产商|品牌商|卖家)|(?<![酒商书饭利药茶])店|正好|刚刚?好|正合适|再合适不过|绰绰有余|足够|挺好|蛮好|拎包|任何[^、]{0,8}|都?不错|随时|(?<=[\u4e00-\u9fff]{2})[加带兼含](?:仓库|仓储|办公|库房|展厅|宿舍|存货|打包|发货)+|的(?:厂|店)(?:优先|最好|都行|可以|来)?|[这那][种类些](?:的)?[\u4e00-\u9fff]{0,3}(?:更好|最好|优先|都行|也行|都可以?|欢迎|合适)?|(?<=[\u4e00-\u9fff]{2})(?:更好|更佳)|(?:的?品牌(?:商)?)?(?<!云)仓)|(?:最|更|都|很|均)?适[合宜]|(?:最|更|都|很|均|挺|蛮|正)?合适|(?:[一二两三四五六七八九十]大)?(?:上下游|全)?产业链|生产用|(?<=[\u4e00-\u9fff]{4})出口|(?<=[\u4e00-\u9fff]{2})(?:(?:做|干)?了?[\d一二两三四五六七八九十几]+多?年(?:了|的)?|头部|龙头|领军)|(?<=企业|项目|公司|团队|机构|客户|厂家|商家|单位)(?:(?:来电|前来|来园|来访|进驻|申请|实地|随时|欢迎)*(?:咨询|洽谈|参观|考察|垂询|了解|联系|对接|合作|申请|报名|预约|踏勘|转移|落户|开放)+)|(?<=[\u4e00-\u9fff]{2})(?:开放(?:入驻|招租|申请|预约)?|(?:区域|全球|华东|中国|第二)?总部(?:基地)?|(?:研发|创新|制造|运营)中心|(?:扩产)?产线|(?:试车|试验|测试)[台场]|中试(?:基地|线|平台)|智能工厂|迁建)|(?<=[\u4e00-\u9fff]{2})(?:提升|技改|技术改造|升级|升级改造|扩能|增产|迁建|改扩建|扩建|智能化改造)|(?:的|类)?老板(?:看过来)?|看过来|(?<=[\u4e00-\u9fff]{2})配套商|的想[^、]{0,6}|(?<=[\u4e00-\u9fff]{2})(?:[一二三四五]期|扩产)|同行|同类(?=$)|(?:有)?(?:需求|需要)的?(?:来|可|请|联系)?|出口到?(?:欧美|美国|日本|东南亚|中东|海外|国外|日韩|俄罗斯|[\u4e00-\u9fff]洲)|(?:发往|销往|运往)[\u4e00-\u9fff]{2,4}|配套(?=企业|项目|厂家|客户)|随便来|专业园|均可堆|都可堆|[两三四五六]类|(?:生产)?基地|(?:进口|出口|贸易|经销|批发)商|(?<=[\u4e00-\u9fff]{2})经营者|(?<=[\u4e00-\u9fff]{2})装置|请(?:进|来|入|联系)?|类?生产加工|[一二两三四五六七]个(?:方向|领域|产业)|(?:类)?(?:初创|创业)|(?<=[\u4e00-\u9fff]{2})供应商|(?<=[\u4e00-\u9fff]{2})试制|生产销售|产业化|上下游|(?<=装|工|造|剂|干|焙)线|(?<=[\u4e00-\u9fff]{2})成品|生产线|(?<=[\u4e00-\u9fff]{2})(?:退货|中转|周转|分拨|前置|分拣|备货|存储|储存)?(?<!云)仓|(?<=[\u4e00-\u9fff]{2})(?:周转|存储|储存|存放|囤货)|(?<![大小微]型)(?:展厅|展示厅)|门店|扩产|扩建|搬迁|外迁|出口(?=企业)|招引|引进|之用|发货|接手|承租|来谈|洽谈|进驻|招租|招商|租赁|(?:的|之)?(?:相关)?类|(?:的|之)?(?:相关)?(?:类)?(?:生产)?(?:型)?(?:企业|项目|客户|公司|厂家|商家|工厂|团队|商户|机构|单位|品牌方|业主|作坊|工作室)(?:为主|优先|入驻|入园|落户|均可|优先入驻|出租|使用)?|等(?:.{0,10})|优先(?:考虑|入驻)?|(?:这些?)?(?:都)?(?:合适|欢迎|随便放)|这些|ok|可入|急[找求租寻]|首选|最佳|为主|均可|都可以?|都行|皆可|皆宜|即可|使用|也行|也可以?|可以|可做|可放|都可放|能做|可存|随意|不限|的|为宜|入驻|入园|出租|专用|场地|经营|办公|落户|产业准入|准入|等|都能做|不做|直接进|拎包进|都收|接着干|都有人在做|均宜|(?:其中)?之一|任一|(?<=[\u4e00-\u9fff]{2})做(?:研发|小试|中试|试验|测试|打样|办公)+|(?<=[\u4e00-\u9fff]{3})(?:智能|自动化?|柔性|数字化)(?:生产)?产?线|(?<=[\u4e00-\u9fff]{3})(?:订单|业务)|(?<=[\u4e00-\u9fff]{2})(?<![对承连焊直间交衔拼嫁])接|(?<=[\u4e00-\u9fff]{3})(?:集聚区|聚集区|产业集群|集群|产业带)|(?:都|均|皆|也)(?:可以?|能)(?:放|存|进|做|来|租|谈|收|接)|(?:头部|知名|龙头|领先)品牌|配套(?:厂商|厂家|商)|(?<=[\u4e00-\u9fff]{2})(?:(?<!许)可|最?欢迎|没问题|(?:可以|能|好|可)谈|(?:可以|能)[来做进])|(?<=[\u4e00-\u9fff]{2})来者不拒|(?<=[\u4e00-\u9fff]{2})能[存放堆]|最(?:对口|匹配|理想|省心|划算|吃香|受欢迎)|(?<=[\u4e00-\u9fff]{2})者(?:优先)?)$/,
);
/** Words that belong to a trade's name or not: cut off where the rest is one by itself. */
const looseTail = ending(
  /(?:(?:[两三四五六七八九十\d][大个])(?:主导|重点|新兴)?(?:产业|行业|领域|赛道|方向|板块)|(?:主导|重点|新兴)?(?:产业|行业|领域|赛道)|方向|用|厂|线|业务)$/,
);
const refusedLead = opening(
  /^(?:(?:对)?(?:周围|周边|附近)(?:的)?(?:环境|居民)(?:有|造成|产生)?|限(?=[\u4e00-\u9fff]{2})(?![制电高重])|新(?:的|上的)(?=[\u4e00-\u9fff]{2})|[与和]|同(?![行类业])|(?:如果?|若|倘若|要是|假如|假设)(?:[您你]们?|贵司|客户|企业)?(?:是|为|做|从事|涉及|属于?)(?:做|从事)?(?=[\u4e00-\u9fff]{2})|办(?=[\u4e00-\u9fff]{2})(?![公证理])|同行(?:业)?(?:是)?(?:做|搞|生产)(?=[\u4e00-\u9fff]{2})|(?:我们?)?(?:本?园区|园方|楼里|厂里)?对(?=[\u4e00-\u9fff]{2})(?![外面口位焊])|(?:本?园区|本园|我园|镇里|村里|房东)对于?|[禁拒忌](?=[\u4e00-\u9fff]{2})(?![止区绝讳])|另外|还有|另|特别是|尤其是?|包括|例如|比如|凡属|转做(?=[\u4e00-\u9fff]{2})|含(?=喷漆|喷涂|烤漆|电镀|酸洗|印染|发泡)|属于?(?=[\u4e00-\u9fff]{2})|\d{1,2}[.)](?=[\u4e00-\u9fff]{2})|开(?![关发采料平槽松展])(?=[\u4e00-\u9fff]{2})|但|不过|唯独?|可是|(?:不(?:能|可|得|准|让)?(?:做|收|租|要|接(?:受|收|纳|待)?|招|放|存|搞|引进|引入|新增|新建|新上)|禁止|拒绝|谢绝|严禁)(?=[\u4e00-\u9fff]{2})|(?:拿来|用来|来)(?:做|放|搞|存)?|(?:会)?产生(?=[\u4e00-\u9fff]{2})|涉及|[不严](?:得|准|能|可|许|允许|禁)(?:再)?(?:新上|经营|从事|用于|用作|生产|存放|堆放|引进|引入|入驻|加工|制造|建设|开办)?|(?:新上|再上|新建|新增|扩建|开设|开办)(?=[\u4e00-\u9fff]{2})|(?:厂区|园区|场区|厂房|车间|室|厂|园)内(?=[\u4e00-\u9fff]{2})|(?:转|改|用)作|改为|用于|凡是?|所有|一切|像|不可做|对于?(?=[\u4e00-\u9fff]{2})|非(?![标织晶金遗粮])(?=[\u4e00-\u9fff]{2}(?:$|[行企产项类]))|所以|因此|再上|[长短转整分]?租给|招(?=做)|(?:噪音|噪声|污染|油烟|气味|异味|粉尘|用水|排污)(?:较|很|太)?[大重多]的|做|搞|从事|生产(?!(?:加工|制造)(?:类|型|企业)?$)(?=[\u4e00-\u9fff]{2})|引[进入]|各类|有|的|是|要求|含(?![氰铬磷氟氮油水铅汞砷硫氯醇酒糖酸碱尘银硅](?!化))(?=[\u4e00-\u9fff]{3})|收(?=[\u4e00-\u9fff]{2})|及|和|或|等|任何|其他|不碰|就是|只是|只有|唯有|除开|关于|至于|(?:镇上|村上|街道|环保局?|消防|安监|应急|政府|当地|区里|县里|市里|上面|园方|物业|楼里|我们|这边|这里|房东)(?:现在)?对于?(?=[\u4e00-\u9fff]{2})|什么|啥|那些|这些|那种|目录(?:所列|[内里]的?)?|名录(?:所列|[内里]的?)?|清单(?:所列|[内里]的?)|所列|列明的?|建设(?=[\u4e00-\u9fff]{2})|兴建|[将把](?:本|该)?(?:厂房|房屋|仓库|场地|标的物?|租赁物|房产|物业|土地|房子|地块)?(?:用于|用作|作为|改作|改为|改成|转作|出租给|转租给|租给|给)?|(?:我们?这?|[这本该整])(?:栋|幢|层|边|里|间)(?:楼|厂房|仓库|厂|房)?[里内]?|(?:我们|[本该整])(?:楼|库|仓)(?:[里内]|栋)?|(?:上次|上回|之前|前面|刚才|昨天|上周|前几天)(?:有|来)?了?(?:那个?|[一两几]?[个家位])|那个|(?:诸如|譬如|如)(?=[\u4e00-\u9fff]{2})|放(?=[\u4e00-\u9fff]{2})(?![射热大学疗])|[堆放存做]过(?=[\u4e00-\u9fff]{2})|[想要]要?(?=[做搞])|再(?=[\u4e00-\u9fff]{2})(?![生制造利])|在(?:里[头面边]|这里|此处?|[厂园楼室库]内|本[厂园楼]|(?:厂房|车间|仓库|园区|场地)[内里]?)|(?:开展|进行|从事)(?=[\u4e00-\u9fff]{2}))+/,
);
const faults = ending(
  /(?:有|带|产生|会有)?(?:气味|[腥氨臭酸]味|味道|异味|噪音|噪声|粉尘|油烟|污染|烟尘|震动|振动|用水|用电|排放){1,2}(?:太|很|较|比较)?(?:[大重多]|明显)的?$|(?:排水|废水|污水|耗电|耗水|占地|声音|动静|油污|灰尘|臭味|废气|水汽)(?:量)?(?:太|很|较|比较)?[大重多]的?$|(?:因|由于|考虑到?|鉴于)[\u4e00-\u9fffa-z]{2,10}$|太[臭脏吵闹呛危重大][\u4e00-\u9fff]?的?$|易[燃爆碎]的?$|有(?:异?味|气味|味道|粉尘|噪音|油烟|污染|明火)的?$|没(?:资质|证|手续|指标|许可|环评)$|(?:味|声音|动静|灰|烟|油污)(?:太|很)?[大重]的?$/,
);
const refusedTail = manyEndings(
  /(?:(?<=[\u4e00-\u9fff]{2})(?:一类的?|之类的?|了|[“"][^”"]{1,6}[”"]|[”"]|(?:类)?(?:的)?(?:新增)?产能|单位|报名|参与|(?<!云)仓|(?:前来|来电)?(?:咨询|询问|洽谈)|相关|过剩|工段|已经?(?:关停|清退|停批|饱和|叫停|满额)|投标|为主|类(?:货物|货|物品|商品|产品|物资|仓储|存储)|这[块方]面?|那块|比例)|(?<=[\u4e00-\u9fff]{2})(?:(?<=[味烟尘毒险])的(?:货物?|东西|物品)|[这那](?:些|类|种)[^、]{0,8}|类公司|(?:项目|企业)?(?:的)?(?:入园|准入|立项)?申请|的?(?:亲|朋友|同学|老铁|各位)|(?<=[\u4e00-\u9fff]{2})不(?:租|接|收|做|要|招|放|行)|[这那等](?:些|[一二两三几]?类|种)?的?(?:危险|污染|高危|特殊|敏感)?(?:货物|货|东西|物品|产品|行业|生意|活)|上楼|入库|进来|[我他她]也?|本人|等?[两三四五六七八九十几][类种大个项](?:行业|产业|企业|项目)?|(?:这|那)(?:几|些|两|三)?(?:个|类|种|样|块|行|道|项|条|步|门|路)?)|(?:进驻|落户|落地|进场|承租|租用)|用途|经营|(?<=[\u4e00-\u9fff]{2})同行|(?<!生产|经营|使用)(?:存放|储存)|的|恕|环评|类?(?:均|都|皆)可以?|[之以]?外(?![卖贸观墙发协加])[^、]{0,6}|等[^、]{0,24}|进入|入驻|入园|行业|企业|项目|类|产业|一律|工序|客户|老板|商家|我们|本园|我方|园区|目前|暂时?|坚决|一概|统统|通通|全部|请|都|均|也|就|概|的话|[这那](?:[一二三四五六几两]|些)?[类种]|这些|此类|政策|之类|混存|(?<=[\u4e00-\u9fff]{2})(?:(?:工艺|的(?:生产|加工|作业|工序))|之用|厂|环节)|等?[两三四五六七八九十几][样行家门道款](?:东西)?|(?<=客户|企业|类|的)(?:中介|经纪人?)|等?(?:易?串味|有?异味|味大|重味|污染性|挥发性|刺激性|腐蚀性)的?(?:货物|货|商品|物品|产品|东西)|来看|[这那](?:些|种|类)[^、]{1,8}的(?:行业|企业|货|东西|活)?|类(?:设备|机器)|(?<=[\u4e00-\u9fff]{2})使用|(?<=[\u4e00-\u9fff]{2})(?<![商家民车医军食药饮农兽船通专两实日利使应运作引])用的?|(?<=行业|企业|项目)了|的?(?:存储|存放|储存|生产)?需求|(?<=[\u4e00-\u9fff]{2})者|新?(?:上|增|建)?(?:项目|企业)|(?<=[\u4e00-\u9fff]{2})(?:[这那]种|[这那]类)[^、]{1,8}的?|(?<=[\u4e00-\u9fff]{2})(?:类?业务|(?<!明火|动火|高空)作业))$/,
);

const trouble = ending(/^(?:较?大)?(?:异味|气味|味道|粉尘|噪音|噪声|油烟|污染|震动|振动)$/);

/** 光气类, 明火类: what means nothing without its last word. */
const sortOf = ending(/(?:[气化]|明火)$/);
/** 水产肉类 */
const eaten = ending(/[肉酒鱼菌禽豆贝]$/);

/** Where the words behind a refused trade begin. One after the other is cut off: as one pattern with a star the ways to cut 外外外… would double with each. */
function refusedEnd(words: string): number {
  let end = words.length;
  for (let turn = 0; turn < longest && end > 0; turn++) {
    const last = refusedTail.exec(words.slice(0, end));
    if (!last) break;
    end = last.index;
  }
  return end;
}

const parts = ending(/[\u4e00-\u9fff]{2}[件架片]制造$/);
const doerEnd = ending(/(?:公司|工厂|厂)$/);
/** 化工公司, 电镀线: who does what is refused, or with what (漆包线 is a product). */
const refusedDoer = ending(/(?:(?<!皮包|空壳|中介)公司|(?<=电镀|喷漆|酸洗|印染|喷塑)(?:生产)?线|(?<=[喷烤]漆)房)$/);

const yearlyOutput = opening(/^\d[\d.]*(?:gwh|mwh|gw|mw)|^[年月日]?产[\d.万千百亿]+[套件台吨辆个只片米支条组]+(?:的)?/);

const making = ending(/(?<!轻型|工业|研发)生产$/);

const origins = ofWhole.add(
  /^[\u4e00-\u9fff][\u4e00-\u9fffa-z0-9]{1,18}?(?:走廊内?|(?:范围|区域|地区|城市群|市域|省|市|三角|浙沪|沪浙皖?)内?的?|(?:转移|外溢|溢出|疏解|外迁|搬迁)(?:过?来)?的)(?=[\u4e00-\u9fffa-z]{2})/,
);

const doers = ofWhole.add(
  /^[^、]{0,10}?(?:如果|要是|若是?|假如|只要|但凡|凡是?|谁|客户|企业|公司|老板|你们?)(?:要是|是|想|要)?(?:做|搞|从事|生产|涉及)/,
);
const because = opening(/^(?:我|本|这|房东|他|环保|消防|电|楼|太|味|怕|因|不好)/);

const oneWord = opening(/^[鞋纸糖酒茶布灯盐菜肉帽伞表药花煤]$/);

const madeForNamed = ofWhole.add(/^[\u4e00-\u9fffa-z0-9]{2,10}?(?:做|生产|加工|供应|代工)(?=[\u4e00-\u9fff]{2})/);
const madeForSomebody = ofWhole.add(
  /^(?:主要|一直|长期|专门|专业)?[给为替帮](?!主)[\u4e00-\u9fffa-z0-9]{2,10}?(?:做|生产|加工|供应|供|代工|配套)(?=[\u4e00-\u9fff]{2})/,
);
const saidOf = ofWhole.add(/^.{2,20}?的(?:直接|马上|立即|立刻|拎包|随时|可以?|都|优先|来|客户|进来)/);
const holding = ofWhole.add(/^[带涉](?!重金属|[危高])/);
const developing = ofWhole.add(/研[发制]$/);
const ownerBehind = ofWhole.add(/(?:[一二两三四五六七几]?类|生产|配套)?(?:企业|项目|厂家|客户)/);

/**
 * The trade in a part without the words around it (做, 各类 …企业, …优先); null where nothing is left. `isRefused`: a refused one; `inList`: one character may name a trade there (鞋).
 */
export function trimmed(draft: Draft, part: Item, isRefused: boolean, inList: boolean): Item | null {
  const { plain } = draft;
  let { start, end } = part;
  while (start < end && edges[plain.charCodeAt(start)]) start++;
  while (end > start && edges[plain.charCodeAt(end - 1)]) end--;
  const whole = plain.slice(start, end);
  const held = ofWhole.heldBy(whole);
  // 年产3000万套轴承: the product follows the number.
  const output = yearlyOutput.exec(whole);
  if (output && output[0].length + 2 <= whole.length)
    return trimmed(draft, { start: start + output[0].length, end }, isRefused, inList);
  // 主要给比亚迪做电池托盘: what is made for somebody.
  const made = ('给为替帮'.includes(plain[start - 1] ?? ' ') ? madeForNamed : madeForSomebody).exec(whole, held);
  if (made && !isRefused) return trimmed(draft, { start: start + made[0].length, end }, isRefused, inList);
  // 给上汽配套的冲压件: the trade stands behind 的.
  const owned = whole.lastIndexOf('的');
  // 有废气的工艺
  const kind = isRefused && owned >= 2 ? /的(?:工艺|工序|行业|项目|企业|产品)$/.exec(whole) : null;
  if (kind) return trimmed(draft, { start, end: start + kind.index }, isRefused, inList);
  // 退城入园的铸造件企业
  if (
    isRefused &&
    owned > 2 &&
    whole.length - owned > 2 &&
    !hasTrade(draft, { start, end: start + owned }) &&
    hasTrade(draft, { start: start + owned + 1, end })
  )
    return trimmed(draft, { start: start + owned + 1, end }, isRefused, inList);
  // 漆包线的直接开工, 精细化工下游的涂料复配: what is said of the trade, and whose it is.
  if (!isRefused && owned > 1 && saidOf.test(whole, held))
    return trimmed(draft, { start, end: start + owned }, isRefused, inList);
  // 新能源汽车热管理阀件的研发生产
  if (owned > 1 && /^(?:研发|生产|制造|加工|组装|销售|设计|装配|测试|维修|[及与和、])+$/.test(whole.slice(owned + 1)))
    return trimmed(draft, { start, end: start + owned }, isRefused, inList);
  const isOwn =
    inList &&
    owned > 2 &&
    /^[\u4e00-\u9fffa-z0-9]{3,14}$/.test(whole.slice(owned + 1)) &&
    hasTrade(draft, { start: start + owned + 1, end });
  if (!isRefused && isOwn) return trimmed(draft, { start: start + owned + 1, end }, isRefused, inList);
  if (!isRefused && owned > 0 && whole.length - owned > 2 && draft.gazetteer.trade(whole.slice(owned + 1)) !== null)
    return { start: start + owned + 1, end };
  // 承接长三角G60科创走廊内智能网联汽车零部件: from where a trade is to come.
  const origin = isRefused ? null : origins.exec(whole, held);
  if (origin && !hasTrade(draft, { start, end: start + origin[0].length }))
    return trimmed(draft, { start: start + origin[0].length, end }, isRefused, inList);
  if (isRefused) {
    // 你那个客户要是做食品: what somebody does.
    const doer = doers.exec(whole, held);
    if (doer && doer[0].length + 2 <= whole.length)
      return trimmed(draft, { start: start + doer[0].length, end }, isRefused, inList);
    // 喷油的我家电不够: why not.
    if (
      owned >= 2 &&
      because.test(whole.slice(owned + 1)) &&
      hasTrade(draft, { start, end: start + owned }) &&
      !startsTrade(draft, start + owned + 1)
    )
      return trimmed(draft, { start, end: start + owned }, isRefused, inList);
  }
  // 带热处理的
  if (isRefused && holding.test(whole, held) && isWork(whole.slice(1).replace(/(?:工序|工艺|线|的)+$/, '')))
    return trimmed(draft, { start: start + 1, end }, isRefused, inList);
  const head = (isRefused ? refusedLead : lead).exec(whole);
  if (head && head[0].length < whole.length && !startsTrade(draft, start)) start += leadLength(draft, start, head[0].length);
  if (isRefused) {
    // 饲料鱼粉腥味大: what is wrong with it.
    const fault = faults.exec(plain.slice(start, end));
    if (fault && fault.index >= 2 && hasTrade(draft, { start, end: start + fault.index })) end = start + fault.index;
    const last = plain.slice(start + refusedEnd(plain.slice(start, end)), end);
    // 光气类 keeps its last word, 食品类 loses it.
    const sort = last === '类' ? plain.slice(start, end - 1) : '';
    const isSort = sort.length === 1 || eaten.test(sort) || (sortOf.test(sort) && !hasTrade(draft, { start, end }));
    if (last.length < end - start && !isSort) end -= last.length;
    // 有气味的、噪音大的行业: what is wrong stands for the trades.
    if (plain[start - 1] === '有' && plain[end] === '的' && trouble.test(plain.slice(start, end))) start--;
    // 油墨生产企业
    if (/[企项]/.test(last) && making.test(plain.slice(start, end)) && hasTrade(draft, { start, end: end - 2 })) end -= 2;
  } else {
    end = beforeRest(draft, start, end);
    // 汽车零部件、服装企业租金10元: what follows the word 企业 is another statement.
    const owner = ownerBehind.exec(plain.slice(start, end), held);
    if (owner && owner.index >= 2) end = start + owner.index;
    for (let turn = 0; turn < 4; turn++) {
      const words = plain.slice(start, end);
      const last = tail.exec(words);
      if (last && last.index >= (inList ? 1 : 2)) {
        end = start + last.index;
        continue;
      }
      const loose = looseTail.exec(words);
      if (!loose || loose.index < 2 || !endsTrade(draft, start, start + loose.index)) break;
      end = start + loose.index;
    }
    // 冷冻面团研发与生产
    if (
      developing.test(plain.slice(end - 2, end), held) &&
      end - start >= 4 &&
      /^[与和及、+]?(?:生产|制造|小批量|中试|销售|总装|组装|装配|测试|加工)/.test(plain.slice(end, end + 4))
    )
      end -= 2;
    // CRO实验室, SMT车间: what is done there.
    const space = tokensIn(draft.tokens, start + 2, end).find(
      token => token.end === end && meaning(token, 'kind') !== undefined && token.kind === 'word' && token.word !== '研发',
    );
    if (
      space &&
      (draft.gazetteer.trade(plain.slice(start, space.start)) !== null ||
        // 羊毛衫后整车间: a step of the work that no list knows.
        (space.start - start >= 4 && plain.slice(space.start, space.end) === '车间' && startsTrade(draft, start)) ||
        (space.end - space.start === 1 && plain[space.start] === '厂' && endsTrade(draft, start, space.start)) ||
        isMade(plain.slice(start, space.start)))
    )
      end = space.start;
    // 轨交部件制造, but 汽车零部件及配件制造 is a name of the classification.
    const words = plain.slice(start, end);
    if (parts.test(words) && draft.gazetteer.trade(words) === null) end -= 2;
    // 医疗器械生产: the product names the trade; 食品加工 keeps its last word.
    if (making.test(plain.slice(start, end)) && end - start >= 4)
      end -= /[的类]/.test(plain[end - 3]!) && end - start > 5 ? 3 : 2;
  }
  // 电商公司, 食品厂: who is meant; refused ones keep the word for a plant (搅拌站, 农药厂).
  const doer = (isRefused ? refusedDoer : doerEnd).exec(plain.slice(start, end));
  if (doer && doer.index >= 2 && draft.gazetteer.trade(plain.slice(start, start + doer.index)) !== null) end = start + doer.index;
  // 肉类, 酒类: one character keeps the word.
  if (!isRefused && end - start === 1 && plain[end] === '类' && /[肉酒鱼豆奶蛋果菌贝禽]/.test(plain[start]!)) end++;
  const least = inList && oneWord.testAt(plain, start, end) ? 1 : 2;
  return end - start >= least ? { start, end } : null;
}

/** 做家具五金: a word of the lead that is the beginning of a trade belongs to the trade. */
function leadLength({ tokens }: Draft, start: number, length: number): number {
  const over = tokensIn(tokens, start, start + length + longest).find(
    token => token.start > start && token.start < start + length && token.end > start + length && isTradeWord(token),
  );
  return over ? over.start - start : length;
}

const rest =
  /^(?:的|等|类|企业|产业|行业|公司|团队|机构|客户|商家|厂家)*(?:[都均也皆欢另享]|来(?!料)|即(?!食)|免(?![漆烫胶])|给(?![水排料药])|更(?!衣)|可(?![控降视穿再调])|进(?!口)|入(?!味)|合(?=适)|优(?=先|惠)|最(?=好|佳|宜|合适|适合)|有(?![机色])|首(?=选|年|月)|承(?=租)|落(?=户|地)|先(?=租|到|入)|不限)/;

/** 窗帘布艺最好, 不锈钢都合适, 汽配来: where the trade ends and another word about it begins. */
function beforeRest({ plain, tokens }: Draft, start: number, end: number): number {
  const last = tokensIn(tokens, start, end - 1).findLast(isTradeWord);
  return last && rest.test(plain.slice(last.end, end)) ? last.end : end;
}
