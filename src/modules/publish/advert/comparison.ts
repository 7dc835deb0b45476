import type { Judge, Pattern } from './claim.ts';
import { area, clauseAfter, clauseBefore, sentenceAround } from './context.ts';
import { isGraded } from './exemption.ts';
import type { FamilyKey, Level } from './family.ts';
import { isHeading, isOffered, isTold, isUnreported, offered } from './offer.ts';

const us = '(?:我们|咱们?|我家|我司|我厂|我|它|这款|这家|这里|这儿|这个?|本店|本厂|本园区?|本公司|本司)';
const others = '(?:谁家?|人|哪[一]?[家个款台]|任何一?[家个款人]?|一[家个款台]|别[家人]|同行|第二[家个款台]|另一?[家个款])';
const nobody = '(?:没有?|无|找不[到出]|寻不到|难有|鲜有|很难|挑不出|不会有|不存在)';
const forms = {
  /** 没有谁比我们干得更好, 低到没有对手: nobody but a seller says so */
  nobodyDares: `没有?(?:谁|人|哪家|哪个|一家|任何一?家?)[^，。；]{0,6}(?:比(?![他她])|能比|敢跟|能跟|赶得?上|超过)[^，。；]{0,10}(?:更|好|强|快|便宜|低|专业|比|叫板|抗衡)|没有?(?!人说|谁说|什么)[\\u4e00-\\u9fff]{1,4}(?:能|敢|可以|够资格|配)(?:跟|和|与|同)(?:我们|我家|咱|本[店厂司]|它)[^，。；]{0,8}(?:比|掰|叫板|抗衡|较劲|媲美|竞争|拼|争|过招|同台|平起平坐)|(?:低到|好到|快到|便宜到|强到|专业到)[^，。；]{0,6}(?:没有对手|没对手|没朋友|无人能比|离谱|找不[到出]第二[家个])|打遍[^，。；]{1,6}无敌手`,
  /** 没有比我们更懂的, 找不到更好的, 再没有比这更合适的 */
  nobodyBetter: `(?:再也?|从来?)?${nobody}(?:比${us}[^，。；]{1,10}|(?:${others})?[^，。；]{0,6}(?:比${us}|更[\\u4e00-\\u9fff]{1,4}的))`,
  /** 没有哪家比得上我们, 没有超过我们的 */
  nobodyEqual: `${nobody}(?:${others})?[^，。；]{0,6}(?:比得[上过了]|能比|可比|敢比|赶得上|追得上|超过|超越|胜过|能敌|及得上|做得过|拼得过)(?:${us}|的|$|(?=[，。]))`,
  /** 哪家的售后都比不过我们, 谁也卖不到这个价 */
  othersCannot: `(?:谁家?|哪家|别家|别人家?|同行|他们家?)(?:的)?[^，。；]{0,6}(?:都|也)(?:比不[过上了]|赶不上|追不上|做不[到出来]|卖不[到出]|给不[了出起]|开不出|干不过|超不过|拼不过)`,
  /** 再难找到这样好的, 谁的都没我们的皮实 */
  hardToFind: `再?难(?:以)?(?:找[到出]?|寻)(?:第二|这样|这么|比|如此|同样|更)[^，。；]{1,10}`,
  notLikeUs: `(?:(?:谁家?|哪家)(?:的|家的)?[^，。；]{0,4}(?:都|也)?(?:没有?|不如)|(?:别[家人]|同行)(?:的|家的)?[^，。；]{0,4}(?:都|也)?没有?)(?:我们|咱们?|我家|本[店厂])[^，。；]{0,10}`,
  /** 比谁都专业 */
  thanAnybody: `比(?:谁家?|哪家|任何(?:人|一家)?|所有人|别家|同行)(?:的)?(?:都|还|更)[\\u4e00-\\u9fff]{1,4}`,
  /** 市面上数我们的效果好, 就属我们工期快 */
  weAlone: `(?:就|还|要|得|该|当|[上内里边业区市县省国城镇圈])[数属](?:${us})[^，。；]{1,12}`,
  /** 找不出第二款这么好用的 */
  noSecond: `找不[到出](?:第二|另一?|别的)[家个款台栋处套位间]?[^，。；]{0,2}(?:这么|比|更|如此)[^，。；]{1,8}`,
};
const { nobodyDares, othersCannot, thanAnybody, nobodyBetter, ...ours } = forms;
/** What people in reports do as well: 比谁都拼, 谁也比不过她. */
const comparison = new RegExp([othersCannot, thanAnybody, nobodyBetter].join('|'), 'g');
const oursAlone = new RegExp(Object.values(ours).join('|'), 'g');
const daring = new RegExp(nobodyDares, 'g');
const priced = /(?:价(?!位)|便宜|租金|低)/;
const sized = /(?:规模|面积|产能|体量|库存|数量|品种|个头)/;

/** What is compared, in the clause of the comparison and the short one before it. */
function kindOf(form: string, start: number, end: number): 'price' | 'size' | 'superlative' {
  const words = form.slice(Math.max(0, start - 8), start) + form.slice(start, end) + clauseAfter(form, end, 6);
  return priced.test(words) ? 'price' : sized.test(words) ? 'size' : 'superlative';
}

const comparedAs =
  (kind: 'price' | 'size' | 'superlative', level: Level, force: 'daring' | 'loose' | 'offered'): Judge =>
  (form, start, end, isListing) => {
    if (kindOf(form, start, end) !== kind || isTold(form, start, end)) return null;
    if (force === 'daring') return level;
    if (/[多少人无下家隶不归倒细]$/.test(form.slice(0, start).slice(-1)) && /^[数属]/.test(form.slice(start))) return null;
    if (force === 'loose' && isUnreported(form, start, end)) return level;
    return isOffered(form, start, end, isListing) ? level : null;
  };

const needs = /[没无难找寻挑不比数属谁哪别]/;
/** 服务于行业头部企业, 与多家龙头合作: the customers have the rank, not who speaks. */
const customers =
  /(?:服务|合作|客户|供货|供应|配套|对接|引进|吸引|集聚|邀请|聚集|汇聚|入驻|多家|数家|\d家|众多|不少|一批|等|(?:^|[，、])(?:为|与|和|跟|给|有|已有))[^，。；]{0,6}$/;
const place = `(?:${area}|行业|业内|业界|同行|细分(?:市场|领域)?|赛道|领域|类目|平台|咱[市县省区镇]|[我本][省市县区镇])`;

const ranked =
  (level: Level): Judge =>
  (form, start, end, isListing) =>
    (isOffered(form, start, end, isListing) || isHeading(form, start, end)) &&
    !isTold(form, start, end) &&
    !customers.test(clauseBefore(form, start, 20))
      ? level
      : null;

const simple = (family: FamilyKey, level: Level, pattern: RegExp, needed: RegExp, unless?: RegExp): Pattern => ({
  family,
  pattern,
  needs: needed,
  confidence: 0.7,
  judge: offered(level, { isLoose: true, ...(unless && { unless }) }),
});

/** 最高等级A1级, 优质一级, 特级初榨 under a standard: allowed, told as such. */
const grades: Pattern = {
  family: 'grade',
  pattern: /最高等级|特级|优级|优等品|优质一级|(?:定等|定级|评级|分级|判定)为?[^，。；]{0,4}[一特][级等]/g,
  needs: /最高等级|[特优一]级|优等品|[特一]等/,
  confidence: 0.8,
  judge: (form, start, end) => {
    const [from, to] = sentenceAround(form, start, end);
    return isGraded(form.slice(from, to)) ? 'exempt' : null;
  },
};

/** Claims to be better than, before or without all others that need none of the usual words: by negation, comparison and rank of speech. */
export const comparisons: readonly Pattern[] = [
  grades,
  ...(
    [
      ['superlative', 'prohibited'],
      ['price', 'prohibited'],
      ['size', 'needs_proof'],
    ] as const
  ).flatMap(([family, level]): Pattern[] => [
    { family, pattern: daring, needs: /没|到|打遍/, confidence: 0.75, judge: comparedAs(family, level, 'daring') },
    { family, pattern: oursAlone, needs, confidence: 0.7, judge: comparedAs(family, level, 'loose') },
    { family, pattern: comparison, needs, needsOffer: true, confidence: 0.7, judge: comparedAs(family, level, 'offered') },
  ]),
  simple(
    'absolute',
    'prohibited',
    // 无可挑剔, 无人可及, 挑不出毛病, 没得挑
    /无(?:可|人|与|从)(?:能|可|敢)?(?:出其右|望其项背|能及|超过|匹敌|比肩|及|比|企及|争锋|挑剔|超越|撼动|媲美|替代|取代)|(?<!所向)无敌(?!舰队|手)|(?:挑|找|看)不[出到][^，。；]{0,5}(?:毛病|瑕疵|缺点|刺来)|没得(?:挑|比)|(?:没有|毫无|从无|位无|价无|级无|内无|国无|市无)(?:天敌|对手|敌手)/g,
    /[无挑找看没]/,
  ),
  simple(
    'absolute',
    'prohibited',
    // 美到极点, 做到了头, 行业天花板, 帝王级, 封神之作
    /(?:[到得])(?:了)?(?:极点|顶点|极限|飞起|没话说|没朋友|无敌|逆天)|做到(?:了)?[头顶](?=$|[，。了])|(?<=[\u4e00-\u9fff](?<![位在从吊到离距和与及、、室房间内梁墙面是个刷装拆修换擦])|[”"])天花板(?!材|板|吊|高|上|下|漏|的|四|采|位|距|离|净|刷|裂|安|装|内|里|灯|风|送|检|开|处|边|周|维|施|龙|涂|隔|保|掉|脱)|(?:帝王|皇家|皇室|总统|骨灰|宗师|满级|银河|大师|头等舱|五星)级(?!人|裁|赛|套)|[界里中业类圈](?:的)?(?:王者|霸主|皇帝|帝王|天王)|封神(?!的一[脚球射投记]|演义|榜|大战|台|三)|终极(?:解决)?(?:方案|选择|答案|神器|之选|版本|武器)|(?:举世|旷世|绝世|盖世|世间|天下)(?:罕见|罕有|难寻|无匹|少有|之作|好物|好铺)|神器(?!官)|(?:全城|世间|市面|市场)?难[觅求寻](?:的|一见)|品质登顶|逆天(?!改命|而行)|(?:想|说|找)不出(?:缺点|毛病|短板)|独一档|[万百]里挑一|毫无瑕疵|绝世|(?:强|快|好|美|稳|猛|省)[得到](?:没边|离谱|飞起|没话说)|一步到顶|(?:史上)?空前(?:力度|优惠|规模|盛况|低价)|(?:就是|才是)[^，。；]{0,4}标准答案|无双(?!国)|十全十美|天衣无缝|至高无上|绝顶|旷古|顶格(?=配置|用料|选材|打造|装修|品质)|(?:行业|业界|国货|国产|业内|民族)之光|百年[难不]遇(?=的?好|的?机|的?价|的?货)|谁与争锋|谁能争锋|舍我其谁|唯我独尊|一览众山小|独步(?:江湖|天下|业界|华)|所向无敌|天下无敌|永远的神|绝绝子|吊炸天|断层(?:式|级)?的?(?:领先|第一|碾压|优势|存在)|(?<![“"])王炸(?!组合|牌)|(?<![a-z])(?:yyds|t0级)|六边形战士|[中界里圈](?:的)?(?:爱马仕|劳斯莱斯|法拉利|保时捷|茅台|特斯拉|战斗机|航母|黄埔军校|顶流|珠峰|哈佛|香奈儿|百达翡丽)(?!经销|汽车|厂|门店)|满分(?:服务|体验|品质|口碑)|(?:服务|保障|防护|体验)[^，。；]{0,4}无死角|顶中顶|王中之王|神一样的|神仙级|闭眼[入选冲买](?!睛)|[界里中业类圈](?:的)?(?:扛把子|杠把子|大哥大)/g,
    /[极顶限飞话友敌天头级界里中业类圈封终世下神难品逆缺毛短独万百毫绝强快好美稳猛省步空标十天至旷双神绝吊层炸战中眼子大y0圈满无格光谁舍览向]/,
    /(?:五星级酒店|大师级工匠评选)/,
  ),
  simple('superlative', 'prohibited', /没有最(?![低便])[\u4e00-\u9fff]，?只有更[\u4e00-\u9fff]/g, /没有最/),
  simple(
    'superlative',
    'prohibited',
    /(?<![山屋楼头到房封灯吊])顶(?:好|棒|靠谱|实惠|划算|能打|呱呱|级好)的?/g,
    /顶[好棒靠实划能呱级]/,
  ),
  simple(
    'national',
    'prohibited',
    // 国家一级水准, 国字号品质, 国家队标准, 国级大师
    /国家(?:一级|顶级|最高级别?|最高(?=标准|规格|水平|要求)|层级|级别|队|高度|特级|A级)(?:的)?(?=水准|水平|标准|品质|专家|团队|检验|检测|质量|制造|服务|规格|配置|打造|实力|智造|工艺|要求|同款|级)|国字号(?=的?(?:品质|品牌|服务|工艺|标准|质量|实力|产品|团队))|(?<![\u4e00-\u9fff])国级(?=[\u4e00-\u9fff])|(?:举国|倾国)(?:之力|品质)/g,
    /国家[一顶最层级队高特]|国字号|国级|举国|倾国/,
  ),
  simple(
    'price',
    'prohibited',
    /(?:价格?|报价|租金)[^，。；]{0,4}垫底|击穿[^，。；]{0,6}(?:底线|底价|地板|心理)|(?:同行|对手)(?:看|见|听)了[^，。；]{0,4}(?:哭|怕|跳|摇头|傻眼)|洼地中的洼地|没有更(?:低|便宜)|跳水价|(?:成本线?|进价)(?:以下|之下)|低于成本|底价(?:中|里|之中)的底价|史低价?|地板(?:上的|级)?价格?|比(?:我们|我家|我|咱)(?:还)?(?:便宜|低)[^，。；]{0,6}(?:算我|倒贴|白送|免单|十倍)|没有最[低便](?:宜)?[，]?只有更[低便](?:宜)?|(?:亏|赔|贴)(?:钱|本|着)大?(?:卖|甩|清|出|送|做)|成本(?:价)?(?:都|也)?(?:不要|不顾)|不计成本(?:清|甩|卖|出)|吐血(?:价|甩|清)|亏到[^，。；]{0,6}(?:哭|跳|破产|吐血|没底裤|卖裤|老板娘)|(?:打穿|跌破|砍穿|穿透|击穿)(?:了)?(?:地心|地板|底价|底线)|抄底价|(?:价格|租金|报价|单价)(?:低|便宜|压|打|杀|砸|降|跌)到(?:全|没|无|同行|底|骨折|地板|谷底)[^，。；]{0,8}/g,
    /只有更|找不|没|垫底|击穿|看了|见了|听了|洼地|没有更|跳水|进价|低于|底|史低|地板|比[我咱]|[亏赔贴][钱本着]|成本|吐血|亏到|打穿|跌破|砍穿|穿透/,
  ),
  {
    // 行业头部的供应链服务商, 业内翘楚, 行业前三的厂家, 领军品牌
    family: 'rank',
    pattern: new RegExp(
      `${place}[^，。；、\\d]{0,6}?(?:头部(?!企业家)|(?<!水)龙头|领军|翘楚|巨头|老大(?!难|爷|妈|哥|娘)|霸主|头牌|头号|领头羊|排头兵|风向标|(?:前|[三四五六十百])(?:[三四五六十]|强|大)(?:强|名)?(?=的|[\\u4e00-\\u9fff]{0,6}(?:品牌|厂|企业|商|公司|之一)|[，。]))|(?:领军|龙头|头部|头号|头牌)(?:老厂|大厂|企业|品牌|厂家|厂商|商家|公司|机构|平台|服务商)(?:的|出品|直|[，。]|$)`,
      'g',
    ),
    needs: /头|领军|翘楚|老大|霸主|风向标|前[三四五六十]|[三四五六十百][强大]/,
    confidence: 0.7,
    judge: (form, start, end, isListing) =>
      /^(?:企业|公司)?(?:客户|名单|合作|入驻|落户|集聚|都|和|与|、|招商)/.test(form.slice(end, end + 6)) ||
      /农业产业化|某/.test(form.slice(start, end))
        ? null
        : ranked('needs_proof')(form, start, end, isListing),
  },
  {
    // 市占率全国居首, 蝉联出货冠军, 稳坐榜首
    family: 'rank',
    pattern: new RegExp(
      `(?:${place}|市占率|占有率|销量|出货量?|份额|规模|产量|产能)[^，。；]{0,6}(?:居首|居冠|称冠|称王|封王|登顶|折桂|拔得头筹|独占鳌头|领跑)|(?:蝉联|稳坐|牢牢占据|稳占|坐稳|摘得|拿下|荣登|连续[^，。；]{1,6})[^，。；]{0,10}(?:冠军|榜首|桂冠|首位|头名|魁首|第一把交椅)|(?:排|进|挤|列|居|位)[^，。；]{0,3}前[一二两三四五六七八九十\\d]{1,3}(?:名|位|强)|霸榜|屠榜|半壁江山|(?:市场|份额)[^，。；]{0,4}(?:过半|一半以上)|[\\u4e00-\\u9fff]界的?(?:龙头|老大|标杆|头牌|领头|扛把子|一哥)|(?:${place}|华[东南北中]|[东西][南北])[^，。；]{0,4}(?:一把手|话事人|带头大哥|扛把子)`,
      'g',
    ),
    needs:
      /前|榜|江山|过半|一半|界|一把手|话事人|带头|扛把子|居首|[居称折]冠|称王|封王|登顶|折桂|头筹|鳌头|领跑|冠军|榜首|桂冠|首位|头名|魁首|交椅/,
    confidence: 0.7,
    judge: ranked('needs_proof'),
  },
  {
    // 国内第一台, 全市头一个, 咱们县头一家, 由我们全球首发
    family: 'first',
    pattern: new RegExp(
      `(?:${place}|咱们[市县省区镇])(?:范围)?内?(?:的|[^，。；]{0,6}?(?:是|唯|属))?(?:(?:第一|头一)(?:个|家|台|款|套|条|座|例|批|部|栋|间|支)|头[个家台款座](?!人)|首发|首推|首秀)|[我本][市县省区镇]首[个家条座栋款台套间]|首[家个](?:敢|承诺|推出|做到|实现)[^，。；]|(?:破天荒|第一个吃螃蟹)|第一[个家](?:敢|做|把|用|推|提|承诺)[^，。；]|首[次度](?:有|把|将|实现|做到)[^，。；]{0,4}(?:厂|人|家|我们)|(?:率先|最先|最早)在(?:${place})[^，。；]{2,8}|首店(?!经济)|头一[份遭]|开(?:了|创)?(?:${place}|风气)[^，。；]{0,6}之?先(?!进)|(?:此前|以前|过去)?(?:${place})[^，。；]{0,3}(?:从)?(?:没有?人|无人|没有?哪家|没有?一家)[^，。；]{0,6}(?:做|有|敢|用)[^，。；]{0,2}过`,
      'g',
    ),
    needs: /第一|头一|头[个家台款]|首[发推秀次度店个家条座栋款台套间]|率先|最先|最早|破天荒|螃蟹|之?先|过/,
    confidence: 0.7,
    judge: ranked('needs_proof'),
  },
  {
    // 独一处, 别处买不到, 只有我们这一栋, 就我们一家, 仅有的一家, 独有的, 错过这栋再没有
    family: 'sole',
    pattern: new RegExp(
      `(?:只有|唯有|仅有|除了)${us}[^，。；]{0,8}(?:能|可以|有|做得|办得|拿|获|敢|是)|(?:就|仅|唯|只)(?:此|有)?(?:${us})[^，。；]{0,2}[一独][家栋个款处间套台]|[仅只唯]此一[家款栋处台个套间类]|仅有的?[一两]?[家栋款处台个套间]|(?<![单各])独有的?(?=[\\u4e00-\\u9fff])|别无第?二?[家处个款]|没有第二[个款台处栋间]|找不[到出](?:第二|另一?)[家个款台栋处套]|独一[处家份]|除了(?:我们|我家|咱)，?(?:没人|没有|谁|无人|哪家)|(?:别处|别的地方|外面)[^，。；]{0,4}(?:没有|买不到|找不到|见不到)|(?:只有|就|仅)(?:我们|我|咱)一家|(?:我们|我家|本[店司厂]|国内|全国|全省|全市)独(?:供|代|售|发|销)|(?:绕不[开过]|没人绕得[开过])(?:我们|我家|咱)|错过[^，。；]{1,8}，[^，。；]{0,8}(?:再没有?|再无|再难|不会再有)`,
      'g',
    ),
    needs: /别处|别的|外面|只|唯|仅|除了|就|独|别无|第二|另|错过|绕/,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      /(?:不|并非|不是|没)$/.test(form.slice(0, start).slice(-2)) || kindOf(form, start, end) === 'price'
        ? null
        : offered('needs_proof', {
            isLoose:
              /第二|另|独一/.test(form.slice(start, end)) &&
              /(?:^|[，。])(?:这|本|我|咱|全|整个)/.test(form.slice(Math.max(0, start - 24), start)),
          })(form, start, end, isListing),
  },
  {
    // 水平走在世界前列, 甩开行业平均两代, 赶超德国货, 达到欧美同等水准
    family: 'lead',
    pattern:
      /(?:走在|处于|位居|跻身|站在|站上|达到|代表(?:着|了)?|引领|领跑|赶超|超越|比肩|甩开|超出|秒杀|领先)(?:了|于)?[^，。；]{0,4}(?:世界|国际|全球|国内|全国|行业|业内|业界|同行|欧美|德国|日本|国外|进口|亚洲|时代|大牌)[^，。；]{0,8}/g,
    needs: /世界|国际|全球|国内|全国|行业|业内|业界|同行|欧美|德国|日本|国外|进口|亚洲|时代|大牌/,
    needsOffer: true,
    confidence: 0.65,
    judge: (form, start, end, isListing) => {
      const words = form.slice(start, end);
      if (/(?:标准|认证|要求|规范|规定|客户|等级|市场)/.test(words)) return null;
      if (/^达到|^处于|^代表/.test(words) && !/(?:先进|领先|一流|前列|顶|同等|前沿|高度|最高|尖端|一线|大厂|巨头)/.test(words))
        return null;
      return offered('needs_proof')(form, start, end, isListing);
    },
  },
  {
    family: 'lead',
    pattern: /打破(?:了)?[^，。；]{0,14}(?:垄断|封锁|卡脖子|壁垒)/g,
    needs: /打破/,
    needsOffer: true,
    confidence: 0.65,
    judge: offered('needs_proof'),
  },
  {
    family: 'superlative',
    // 用最短的工期、最少的钱
    pattern: /最[少短低小省](?:的)?(?:钱|价钱|成本|工期|代价|预算|花费)/g,
    needs: /最/,
    needsOffer: true,
    confidence: 0.65,
    judge: (form, start, end, isListing) =>
      /(?:用|以|花|、)[^，。；]{0,8}$/.test(clauseBefore(form, start, 10))
        ? offered('prohibited')(form, start, end, isListing)
        : null,
  },
  {
    family: 'lead',
    pattern:
      /(?:世界|国际|全球|国内|全国|行业|业内|同行|省内|全省|区域)[^，。；]{0,4}(?:领先|先进)(?:地位|水平|位置|行列|梯队|的)|(?:世界|国际|全球|国内|全国|行业|业内|欧美)(?:级)?(?:的)?(?:领跑|顶流|领头|先进水平|前列|前沿水平|同等水[准平]|先进行列)/g,
    needs: /领先|领跑|顶流|领头|先进|前列|前沿|同等/,
    needsOffer: true,
    confidence: 0.65,
    judge: offered('needs_proof'),
  },
];
