import { isDenied, type Mark, type Read } from './draft.ts';
import type { Gazetteer } from './gazetteer.ts';
import { matchesOf } from './text.ts';

type Cue = readonly [pattern: RegExp, weight: number];

const space =
  '(?:厂房|仓库|库房|车间|场地|用房|办公|写字楼|实验室|土地|用地|工业地|地块|空间|楼|宿舍|商铺|门面|店面|仓|库|厂|地|孵化器)';
// Positive weights speak for a need, negative ones for an offer.
const cues: readonly Cue[] = [
  [
    /求租|求购|寻租|急求|急寻|诚寻|求(?=厂房|仓库|购|买|分租|整租)|代客寻找|寻找|寻求|拟租|拟购|拟用地|拟选址|拟落户|急征|征集.{0,6}(?:选址|厂房|仓库|场地|用房|房源)|选址(?:需求|要求|意向)/g,
    6,
  ],
  [/(?:^|[\n。！!，,])(?:急|诚|代)?寻(?![常])|找地|找仓|找厂|拟?承租(?![方人企单者权])|有意.{0,10}租用?/g, 4],
  // 求附近…厂房, 谁有…仓库, 收厂房: asking without the usual verb.
  [
    /(?:^|[\n。！!，,；;： :】\]])(?:急|诚|现|长期)?求(?![租购买])[^，。\n]{0,16}(?:厂|仓|库|楼|方|平|地|㎡)|(?:谁|哪里|哪儿|哪位|哪个)(?:家|手里|手上|房东|业主|老板)?有|有没有|收(?:厂房|仓库|库房|地)|收购[^，。价\n]{0,6}(?:厂|仓|地)|需求发布|(?:^|[\n，。；;])[租买求][:：]|谁家.{0,6}[空有]|有房源的|房源(?:推|发)我|[厂仓库]房?有(?:吗|没)|(?<!按|根据|企业|客户|按照|您的?|不同)需求(?=[，,。\n]|$)|所需(?:面积|用地|厂房|场地|空间)|需求[:：]|换[^，。\n]{0,3}(?:厂房|仓库|地方|场地)|意向(?=[:：])|急需(?=[:：]|.{0,12}(?:厂房|仓库|场地))/g,
    4,
  ],
  [
    /(?:需求|企业|项目|公司)?选址(?=[:：])|(?:想|要|拟|来|计划|打算)?拿[\d一二两三四五六七八九十几百~至-]{0,8}亩?(?:工业)?(?:用)?地|[买购][\d一二两三四五六七八九十几百~至-]{1,8}亩|[买购](?:[一几]?块)?(?:工业)?地(?=\d|[一二三四五六七八九十])|买[块个栋一].{0,8}[地房]/g,
    5,
  ],
  // A ceiling is what a seeker names.
  [
    /(?:元|块|毛|万|亿|[/·一每](?:平方米|平方|平米|平|㎡|m2|天|日|个?月|年|方|亩))(?:以内|以下|之内|内(?![部外有饰衣设含胎资环])|封顶)|(?:价格?|租金|单价|总价|预算|月租|年租|房租)[^，。\n]{0,4}(?:不超过?|不高于|不得高于|别超过?|控制在|低于)|超过[\d.]+[^，。\n]{0,6}就?算了/g,
    3,
  ],
  [
    /(?:^|[\n，,。；; :：])(?:客户|朋友|我们?|老板)?要(?=[个一独单带租厂仓小大间栋块甲乙丙首底高能有\d])|(?:客户|朋友|老板)[^，。\n]{0,8}(?:要|托)|(?:有个?|某|我的?|手上|帮|大)客户(?![退转])|(?<![出招分转整起可月年日已合急承押直预收续免不])租(?=[\d.,~-]+(?:多|来)?(?:万?平|万?㎡|万?方|亩|m2)|[一二两三四五六七八九十几百千]+(?:个|处|间|栋|平|方|层)|\d(?:[-~]\d)?年)/g,
    3,
  ],
  [
    /(?:想|拟|要|准备|计划|打算|需)[^，。\n]{0,12}(?:搬|迁)[到去至往]?|换个|扩产|扩大生产|(?:要|拟|来)落[个户地]|不要(?=一楼|二楼|\d楼|中介|老|靠近|顶楼)/g,
    2,
  ],
  [
    /(?:^|[，,。\n])(?![^，。\n]{0,14}(?:欢迎|引进|适合|适宜|优先|面向|招|可|限|以|等|如))[^，。\n]{2,14}(?:企业|公司|厂家)(?=[，,])|(?:^|[，,。！! ])急用?(?=$|[，。！! ])|急急|团队\d+人|\d+人团队|急用(?!钱)|别太贵|便宜点|不要太|(?:公司|企业|工厂|环保)搬迁|动迁|外迁|(?<!已)投产|预计(?:亩均|年)?(?:税收|产值)|范围内选址|区域[:：]|(?:^|[\n；;。])(?:具体)?要求[:：]|最迟|最晚|(?<!固定资产|强度|最低|单个项目)投资(?:额|约)?[\d.]+[万亿](?![^，。]{0,3}(?:以上|起))/g,
    2,
  ],
  [/最好|必须|一定要|就够|够了|足够|(?<!随)就行|也行|也可以|就可以|越[^，。]{1,4}越好|更佳|更好/g, 1],
  [/(?<![可能适宜合不专主以当叫])做(?![工到好了不一客成出大强])[\u4e00-\u9fff]{2}/g, 1],
  [
    /采购意向|采购(?:仓储|租赁|场地|用房)|最高限价|意向(?:区域|面积|租赁|选址|落户)|需求(?:单位|区域|面积|体量|类型|方|一|二)|用房面积|期望(?:租赁|价格)|承受租金|用地需求|拿地|购地|采购需求|项目选址|租用|需租|需购|要分租|想分租|意向(?!金|书|产业|租户|客户|企业|承租|受让|竞|买受|购买人|方)(?=[\u4e00-\u9fff]{2})/g,
    5,
  ],
  [
    new RegExp(
      `(?:找|想租|想买|要租|要买|需要|需|求|寻|缺|想找|购置|购买|承租|租赁|(?<![出招分转直整起可月年日已合急承押])租(?![金价期户客约]))(?:一?[个处栋座间块片套]|合用的|独栋|单层|标准|小|大|临时|现成|工业|研发|钢结构|.{0,10}?的)?.{0,6}?${space}`,
      'g',
    ),
    2,
  ],
  [/(?:想|拟|计划|打算|希望|准备|意向|欲|意愿|愿意)(?:在|就近|直接|购|租|买|投|落|选|建|把|找|入驻|用地)/g, 3],
  [/(?<!招)找(?!我|房东|业主|中介|物业)/g, 1.5],
  [/预算(?!单)/g, 2],
  [/总价.{0,8}以内|能接受|优先考虑|都可以?$|都行$|均可$/gm, 1],
  [
    /(?:项目|企业|公司|投资方).{0,12}(?:总投资|拟投资|计划投资|投资额)|拟投|拟用地|需用?地|年(?:税收?|纳税)(?![^，。\n]{0,10}(?:以上|免|减|奖))|达产后?年|投资[约为额]*[\d.]+[万亿](?!元?以上)[^。\n]{0,16}(?:建设|建(?!成)|项目|生产线)|自建/g,
    2,
  ],
  [
    /(?:要|拟|计划|意向)落[户地]|(?:企业|公司|客户|单位|厂家?)(?:急|现)?需(?!为|符合|缴|满足|具备|承诺|提供|是)(?:要|租|购)?|(?<!无|所|不|必|按)需(?:要)?约?\d/g,
    3,
  ],
  [/(?:我司|我公司|我们|客户|某企业|本会).{0,16}(?:需|要|想|找|求|拟|筹建)/g, 3],
  [
    /出租|招租|诚租|直租|转租|急租(?!用)|出售|在售|急售|转让|急转|租售|对外租赁|公开租赁|续租|竞租|拍租|租赁公告|可租售|租.?售均可|租\/售/g,
    -5,
  ],
  [
    /租(?:出去|掉)|[平方㎡]出去|找[^，。\n]{0,4}租户|[求招找]合租|(?<![谁位东个板])(?:我|家里|本人|手里|手上)有[^，。\n]{0,4}(?:厂房|仓库|地)|零租金|租金减半/g,
    -6,
  ],
  [/已招|入驻率|出租率|(?<!能|来|希望)推介|工位/g, -3],
  [
    /承租(?:方|人|企业|单位|者)[^，。]{0,2}[须需应]|(?:企业|人|方|单位)(?:须|应当?|需(?=为|符合|缴|提供|满足|具备|承诺))|园区要求|要求(?:入驻|承租|企业|入园|租户)|只接受|可?提供代建|[转分]出去|求接[盘手]|(?:对外|现|火热)招商|(?:可|能)?(?:按|根据)[^，。]{0,4}(?:需|要求)[^，。]{0,3}(?:定制|定建|建)|可定制|空出|腾出|租[^，。]{0,4}送/g,
    -4,
  ],
  [
    /空出来|腾出来|来看|的来(?=$|[，。])|(?<!没)还有(?=[一二三四五\d])|现有(?=一?处|\d|[一二三四五]栋)|现有(?=标准|厂房|\d)|总建筑?面积?|规划(?:厂房|建设)|建成的|优惠|待租|空置|余位/g,
    -1.5,
  ],
  [/(?<![求可])不租|只租|拎包/g, -2],
  [/(?<![求要想找])分租|(?<![求要想找])整租|拼租|余房|自有厂房|诚招/g, -2.5],
  [
    /招商|挂牌|拍卖|法拍|起拍|起始价|底价|出让|竞买|竞价|起租|可分割|可分租|起分|可整租|整租分租|整租.{0,3}分租|首付|按揭|无中介费|原房东|政府直租|价格面议|大小可分|报价|挂牌价|押[一二三]付/g,
    -3,
  ],
  [
    /欢迎|适合|适宜|入园|入驻企业|面向|主攻|重点引进|主导产业|招引|现房|随时看房|看房|免租期?|物业费|拎包入住|交房|现面向|准入产业|可租面积|(?<!要|须|能|想)可注册|在招/g,
    -1.5,
  ],
  [/(?:厂房|园区|库|产业园|标准厂房).{0,8}(?:共|建成|竣工|启用|已建)|\d栋|产业园|新建/g, -0.7],
];
const opensOffer =
  /(?:想|要|需要|求|做|找)[^，。\n]{1,12}(?:看过来|看这里|联系我|的?(?:老板|朋友)们?(?:注意|看|来|请|联系|速)|者请|请(?:直接)?联系)|[寻找][^，。\n]{0,5}(?:租户|租客|合作伙伴|买家|接手|接盘|下家|企业入驻)|找(?:厂房|仓库|场地|房源?|办公室?|写字楼|园区|地).{0,4}(?:别|不要|不用|不必|就|请|上|找(?!地|厂|仓)|到|看|来)|急需(?:出租|出售|转让|招租)|还在(?:找|为)|需要厂房的|有(?:需要|意)者?(?:请)?(?:联系|致电)/;

/** Reads whether a text wants space or offers it, by the weight of its cues; a text with none describes what there is, so it offers. */
export function readSide(plain: string, gazetteer: Gazetteer): Read<'need' | 'offer'> {
  const opener = opensOffer.exec(plain);
  let sum = opener ? -12 : 0;
  let strongest: { mark: Mark; weight: number } | null = opener
    ? { mark: [opener.index, opener.index + opener[0].length, 'side.offer'], weight: -12 }
    : null;
  const firstLine = plain.indexOf('\n');
  for (const [pattern, weight] of cues) {
    let count = 0;
    for (const match of matchesOf(pattern, plain)) {
      if (weight < 0 && (isDenied(plain, match.index) || isPresent(plain, match.index, match[0]))) continue;
      if (weight > 0 && opener && match.index + match[0].length > opener.index && match.index < opener.index + opener[0].length)
        continue;
      // The first line says what the text is; the same cue said often counts twice at most.
      const inTitle = firstLine < 0 || match.index < firstLine ? 1.5 : 1;
      if (count++ < 2) sum += weight * inTitle;
      if (
        Math.abs(weight) * inTitle > Math.abs(strongest?.weight ?? 0) &&
        (!strongest || strongest.weight * weight > 0 || Math.abs(weight) > 1)
      )
        strongest = {
          mark: [match.index, match.index + match[0].length, weight > 0 ? 'side.need' : 'side.offer'],
          weight: weight * inTitle,
        };
    }
  }
  if (namesEither(plain, gazetteer)) sum += 3;
  const value = sum > 0 ? 'need' : 'offer';
  return { value, marks: strongest && strongest.weight > 0 === sum > 0 ? [strongest.mark] : [] };
}

/** 宣城或芜湖: only one who seeks names places to choose from. */
function namesEither(plain: string, gazetteer: Gazetteer): boolean {
  for (const match of matchesOf(/(?<=[\u4e00-\u9fff])或者?/g, plain))
    if (
      gazetteer.namesAt(plain, match.index + match[0].length).some(({ places }) => places.some(({ level }) => level !== 'town'))
    )
      return true;
  return false;
}

// 出租给某五金厂: a fact about a tenant, not the offer; 求转让, 找转租: wanted.
function isPresent(plain: string, at: number, word: string): boolean {
  const next = plain.slice(at + word.length, at + word.length + 1);
  return (
    ((word === '出租' || word === '租售') && next === '给') ||
    /[求找寻收]$/.test(plain.slice(Math.max(0, at - 1), at)) ||
    (word === '转让' && next === '费')
  );
}

const rentVerb =
  /(?:出租|招租|求租|寻租|拟租|想租|需租|要租|急租|诚租|直租|转租|分租|整租|承租|续租|租用|租赁|租售|租.?售均可|起租|竞租|拍租|预租|租买|租购|租或[买购]|[买购]或租|可租可[买售]|可[买售]可租|出租房屋|租到|可租|来租|短租|长租|租个|租期|求分租|按层租|单租|(?<!出|已|税|收|不)租(?=厂|仓|库|车间|场|办|实验|个|一|两|三|冷|独|房|地|中试|研发|科研|标准|间|处|\d+(?:平|㎡|方))|租\/售)/g;
const rentWord = /租金|月租|年租|日租|房租|租价|押[一二三]付|免租|周转(?:场地|用房|厂房)|临时(?:实验)?(?:场所|场地|用房|仓)/g;
const saleVerb =
  /出售|在售|急售|求购|购置|购买|收购|租售|租.?售均可|租\/售|想买|要买|买(?=个|厂|地|现|栋|一|块)|转让(?!费)|急转|拍卖|法拍|出让|购地|竞买(?!人)|买断|求买|租买|租购|租或[买购]|[买购]或租|可租可[买售]|可[买售]可租|买(?:块|\d+亩)|售(?=[\d:])|起拍|可售|公开转让|土地挂牌|标准地挂牌|工业地挂牌|工业用地挂牌/g;
const saleWord =
  /售价|总价|均价|首付|按揭|贷款|拿地|拿\d+亩?地|双证|一手(?=房|厂|产|地|土地)|全款|房款|工业地.{0,12}每亩|土地价格|年限\d{2}年|出让年限|(?:土地|工业地)[^，。]{0,6}价/g;

/** Reads rent, sale or both: verbs decide, words of price only where no verb does. */
export function readDeal(plain: string, rentPrice: Mark | null): Read<('rent' | 'sale')[]> {
  const marks: Mark[] = [];
  const has = (pattern: RegExp, rule: string) => {
    for (const match of matchesOf(pattern, plain)) {
      if (
        isDenied(plain, match.index) ||
        /^(?:给|约|户|赁资产|客)/.test(plain.slice(match.index + match[0].length, match.index + match[0].length + 3))
      )
        continue;
      if (/(?:已|设备|一并|机器|可一并)$/.test(plain.slice(Math.max(0, match.index - 3), match.index))) continue;
      marks.push([match.index, match.index + match[0].length, rule]);
      return true;
    }
    return false;
  };
  const rent = has(rentVerb, 'deal.rent');
  const sale = has(saleVerb, 'deal.sale');
  const rentsByPrice = !rent && !sale && has(rentWord, 'deal.rent_word');
  const sellsByPrice = !sale && (has(saleWord, 'deal.sale_word') || false);
  if (!rent && !sale && !rentsByPrice && !sellsByPrice && rentPrice) return { value: ['rent'], marks: [rentPrice] };
  const value: ('rent' | 'sale')[] = [];
  if (rent || rentsByPrice) value.push('rent');
  if (sale || (sellsByPrice && !rent) || (sellsByPrice && /租售|售价/.test(plain))) value.push('sale');
  return { value, marks: value.length > 0 ? marks : [] };
}
