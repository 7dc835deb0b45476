import { isRare } from '../dictionary.ts';
import { opening } from '../pattern.ts';
import { oneMark } from '../region.ts';
import { standsIn, startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { isStatement } from './clause-in-name.ts';
import { countries } from './countries.ts';
import { firmTail } from './firm-tail.ts';
import { knownFirmAt } from './known-firm.ts';
import { placesAt } from './place.ts';
import { hasRole, role } from './role.ts';
import { hasUnknown, isAllUnknown } from './unknown.ts';
import { wordedFirmAt } from './worded-firm.ts';

/** Words that no firm is called by alone: those of the region, and of trades as a whole. */
const noneAlone = new RegExp(`${oneMark}|产业|行业|营商|[了着]|^[这那]|[^审]批准|批复`);

const brackets = startersOf('(');

/** 瑞衡精密, 杭州海曜光电: a place, a name of its own or both, and a trade. */
export function firmAt(article: Article, at: number, stop: number, isTold = false): number | null {
  const { plain } = article;
  // 生物股份(600201.SH)
  const opened = standsIn(brackets, plain, at + 3, at + 17) ? plain.slice(at, at + 32) : null;
  const listed = opened ? /^([\u4e00-\u9fff]{3,16})\((?:证券代码:?|股票代码:?)?[\dx×*]{5,6}[^)]{0,6}\)/.exec(opened) : null;
  if (listed) return at + listed[1]!.length;
  // A name of one character is none.
  if (stop - at < 2) return null;
  // 恒祥纤科发行…: characters that are no words, right before a verb.
  const verb = article.tokens[firstFrom(article.tokens, at)];
  if (
    verb &&
    verb.start - at > 2 &&
    verb.start - at < 6 &&
    verb.start <= stop &&
    // 这条线投产
    !'这那其该此某每各'.includes(article.plain.charAt(at)) &&
    hasRole(verb, role.act | role.said) &&
    isAllUnknown(article, at, verb.start)
  )
    return verb.start;
  // 恒昇纺织机械(湖州): of which branch it is.
  const branch = opened ? /^([\u4e00-\u9fff]{4,10})\(([\u4e00-\u9fff]{2,4})\)/.exec(opened) : null;
  if (
    branch &&
    firmTail.test(branch[1]!) &&
    !located.testAt(plain, at + branch[0].length, at + branch[0].length + 12) &&
    placesAt(article, at + branch[1]!.length + 1, stop)?.end === at + branch[0].length - 1
  )
    return at + branch[0].length;
  const known = knownFirmAt(article, at, stop);
  if (known !== null) return known;
  const land = country.execAt(plain, at, at + 4)?.[0].length ?? 0;
  const own = land > 0 ? at + land : (placesAt(article, at, stop)?.end ?? at);
  // 杭州临平的铂锐精工, 桐乡的原野新能源
  const whose = plain.charAt(at - 1) === '的' && article.tokens[firstFrom(article.tokens, at - 1) - 1];
  const isOfPlace = whose && whose.kind === 'word' && whose.places !== null && whose.end === at - 1;
  // 重庆格力, 西安比亚迪: the firm of that place.
  const local = own - at > 1 && own - at < 4 && land === 0 ? knownFirmAt(article, own, stop) : null;
  if (local !== null) return local;
  for (let end = Math.min(stop, at + 14); end - own >= 4; end--) {
    if (!article.starts[end] && end !== stop) continue;
    if (!firmTail.testAt(plain, own, end)) continue;
    const words = plain.slice(own, end);
    const next = article.tokens[firstFrom(article.tokens, end)];
    const isVerb =
      next?.start === end &&
      hasRole(next, role.act | role.do | role.flow | role.said | role.make | role.have | role.modal | role.lead);
    const isMeasured =
      next?.kind === 'time' ||
      heldBehind.testAt(plain, end, end + 2) ||
      /^(?:披露|公布|发布|首发|推出|交付|回应|宣布|表示|公告|竞得|单季|单月|单日|累计|研发|净利|毛利|市值|股价|产能|出货|发货|投资|主营|旗下|海外|国内|新车|平均|人均|车间|厂区|负责人|董事长|总经理|全年|上半年|下半年|前|目前|科创板|创业板|北交所|港股|首发|捧|夺得|摘得|折桂|斩获|赢得|先后|双双|分别|均|都|同时|相继|[一二三四]季度|入选|登陆|荣获|获评|营收|营业收入|产值|产品|员工|订单|销售|首[批台条套]|年产|今年|去年|近日|昨|上周|本周|日前)/.test(
        plain.slice(end, end + 4),
      );
    const isEdge =
      end === stop || isVerb || isMeasured || '的与和在以向，是于又还也将被把凭因靠从为获称说（(:：'.includes(plain[end] ?? '，');
    if ((!isEdge && !isBare(article, own, end)) || noneAlone.test(words) || isStatement(words)) continue;
    // 上虞经开区化工新材料产值: a trade of the zone.
    const trade = /^.*(?:经开区|高新区|开发区|新区|园区|港区)(.*)$/.exec(words)?.[1];
    if (trade !== undefined && (trade === '' || article.gazetteer.trade(trade) !== null)) continue;
    if (hasUnknown(article, own, end)) return end;
    // 海葵|电子: a seldom word before a trade.
    const first = plain.slice(own, own + 2);
    if (
      own === at &&
      (isVerb || isMeasured || plain[end] === '在') &&
      words.length === 4 &&
      article.starts[own + 2] === 1 &&
      isRare(first) &&
      article.gazetteer.trade(first) === null &&
      article.gazetteer.trade(words) === null
    )
      return end;
    // 老牌企业|江淮铸管: a trade right behind two characters.
    if (
      isTold &&
      isEdge &&
      words.length > 3 &&
      words.length < 8 &&
      article.gazetteer.trade(words) === null &&
      !noFirm.test(words)
    ) {
      const before = words.slice(0, words.length - firmTail.exec(words)![0].length);
      if (before.length > 1 && before.length < 5 && article.gazetteer.trade(before) === null) return end;
    }
    // 宁波海图新能源: two known characters and a trade behind a place, before a verb.
    const tail = firmTail.exec(words)![0];
    const whole = words.slice(0, words.length - tail.length);
    // 宁波轴承企业启程精密2024年…: what it is stands before.
    const name = whole.replace(/^.*(?:企业|龙头)/, '');
    if (
      (own > at || isOfPlace) &&
      (isVerb ||
        (isMeasured && name !== whole) ||
        (article.starts[own + 1] === 1 && plainSingles[plain.charCodeAt(own)] !== 1)) &&
      name.length >= 2 &&
      name.length <= 4 &&
      article.gazetteer.trade(words) === null &&
      article.gazetteer.trade(name) === null &&
      !/产业|行业|重点|全市|领域|先进|新兴/.test(words)
    )
      return end;
  }
  return (
    strangerAt(article, own, stop, isTold || own > at || Boolean(isOfPlace)) ??
    earnerAt(article, own, stop, own > at) ??
    (isTold || isOfPlace || land > 0 ? toldAt(article, own, stop) : null) ??
    wordedFirmAt(article, own, stop)
  );
}

/** 民企|澄衡锂业, 椒江的|申凌缝制: behind words that say a firm follows, two unknown characters and whatever stands up to a verb. */
function toldAt(article: Article, own: number, stop: number): number | null {
  const { plain, starts } = article;
  if (!isMade(article, own)) return null;
  const least = country.testAt(plain, own - 3, own) || country.testAt(plain, own - 2, own) ? 2 : 3;
  for (let end = own + least; end <= stop && end - own < 11; end++)
    if ((starts[end] === 1 || end === stop) && isEdgeAt(article, end, stop)) {
      const words = plain.slice(own, end);
      return noFirm.test(words) ? null : end;
    }
  return null;
}

const noFirm = /[委局办厅部院处会署党队所区县市镇乡路园]$|产业|行业|企业|项目|集群|产品|技术|船东|客户|展团|代表团|[和与、]/;

/** 澜芯|半导体: nothing but two to four unknown characters and a trade, so that it is a firm whatever follows. */
function isBare(article: Article, own: number, end: number): boolean {
  const tail = firmTail.exec(article.plain.slice(own, end))![0];
  const made = end - tail.length;
  return made - own < 5 && isMade(article, own) && isAllUnknown(article, own, made);
}

/** Whether two characters that are no words and open names stand at a place. */
export const isMade = (article: Article, at: number) =>
  isAllUnknown(article, at, at + 2) &&
  plainSingles[article.plain.charCodeAt(at)] !== 1 &&
  plainSingles[article.plain.charCodeAt(at + 1)] !== 1;

/** What follows a place in brackets that only says where a young firm is: 砺微半导体(苏州)完成…融资. */
export const located = opening(/^(?:(?:\d{1,2}月\d{1,2}日|日前|近日|昨[日天])?(?:宣布|完成|获|拿到|拿下|签下)|:)/);

const country = opening(new RegExp(`^(?:${countries})`));

/** What holds the shares of a city. */
const holding = opening(/^(?:国投|城投|交投|产投|建投|科投|水投|文投|金投|国资|国控|城建|轨交)(?:集团)?/);

/** What firms alone have or do. */
const ofFirm = opening(
  /^(?:员工|董事长|总经理|创始人|装机份额|市占率|出货|股价|市值|总部|晚间公告|公告|出资|占股|持股|认缴|把|签下|拿下|在手|手持|获融资|年报|半年报)/,
);

/** Words of one character that open no name. */
const plainSingles = startersOf(
  '的了在与和及向以对被把由从于是将已为给也又还再且或并其等就都仅约超近逾达这那该此某各每同本全总首单双多两几有无可能应需要会让使令用做作按经据因如若则而但却更最很较不没未非新老旧大小高低前后上下左右中内外里间年月日时天周季台款家座条种类批个位名项件只支套架辆艘次人元万亿个副昨互采继',
);

/** 湖州星棉复材, 合肥芯鹿微, 松江国投: characters that are no words, behind a place (`isPlaced`) or before a trade. */
function strangerAt(article: Article, own: number, stop: number, isPlaced: boolean): number | null {
  const { plain, starts, tokens } = article;
  const isAt = (i: number) => starts[i] === 1 && (i === stop || starts[i + 1] === 1) && plain.charCodeAt(i) >= 0x4e00;
  // 松江国投, 余杭国投
  const held = isPlaced ? holding.execAt(plain, own, Math.min(stop, own + 4)) : null;
  if (held && isEdgeAt(article, own + held[0].length, stop)) return own + held[0].length;
  let run = own;
  while (run < stop && run - own < 6 && isAt(run) && plainSingles[plain.charCodeAt(run)] !== 1) run++;
  // 江苏省发改委: an office.
  if (run > own && /[委局办厅部院处会署党队所]/.test(plain.slice(own, run))) return null;
  if (run - own >= 3 && run - own < 6 && isPlaced && isEdgeAt(article, run, stop)) return run;
  // 昆山丘钛员工…, 宁波甬芯董事长…
  if (
    run - own === 2 &&
    isPlaced &&
    (ofFirm.testAt(plain, run, run + 4) ||
      (tokens[firstFrom(tokens, run)]?.start === run && tokens[firstFrom(tokens, run)]?.kind === 'time'))
  )
    return run;
  // 精微|减速器, 海葵|电子: a seldom word.
  const word = plain.slice(own, own + 2);
  if (run === own && isPlaced && starts[own + 2] === 1 && isRare(word, 12.5) && article.gazetteer.trade(word) === null)
    run = own + 2;
  if (run - own < 2 || run - own > 4) return null;
  for (let i = firstFrom(tokens, run); tokens[i] && tokens[i]!.start === run && tokens[i]!.end <= stop; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || token.trade === null || token.word.length < 2 || token.senses?.news !== undefined) return null;
    run = token.end;
    if (isEdgeAt(article, run, stop)) return run;
  }
  return null;
}

/** What firms alone earn, owe or hold: right behind a name it shows a firm. */
const earning = opening(
  /^(?:(?:全年|累计|共|已|现|预计|年)*(?:实现|完成|取得|达到|有|拥有|缴纳|上缴)?)(?:营收|营业(?:总)?收入|净利|归母|毛利|扣非|销售收入|市值|股价|员工|研发(?:投入|费用)|(?:在手|手持|新签|意向)订单|缴税|纳税|股东|董事长|总经理|创始人|年产能|年产值|成立于|创立于)/,
);
const settling = opening(
  /^在(?![手研建租库线册校岗编营产途售孵])[\u4e00-\u9fff]{2,8}?(?:投资|投建|新建|扩建|建设|设立|落户|注册)/,
);

/** 与松江区新桥镇正式签署投资协议 */
const agreeing = opening(
  /^(?:与|同|和|携手|联手)[^，,。；;]{2,20}?(?:签约(?=[，,。；;])|(?:签署|签订|签约|签下|达成)(?:了|项目)?(?:投资|入驻|落户|战略合作|合作|框架))/,
);

/** 宁川新能|前三季度净利润…, 芜湖长信|2024年营收…, 科大讯飞|在合肥投资…, 科尔润|与新桥镇签署投资协议: characters that are no words, before what only a firm has. */
function earnerAt(article: Article, own: number, stop: number, isPlaced: boolean): number | null {
  const { plain, starts, tokens } = article;
  const first = plain.charCodeAt(own);
  if (first < 0x4e00 || plainSingles[first] === 1 || starts[own] !== 1) return null;
  const isKnown = isPlaced && starts[own + 1] !== 1 && starts[own + 2] === 1 && isRare(plain.slice(own, own + 2), 12.5);
  for (let end = own + 2; end <= stop && end - own < 6; end++) {
    if (starts[end] !== 1 || !(end === own + 2 ? isKnown || (isPlaced && isMade(article, own)) : hasUnknown(article, own, end)))
      continue;
    const next = tokens[firstFrom(tokens, end)];
    const from = next?.kind === 'time' && next.start === end ? next.end : end;
    if (
      !earning.testAt(plain, from, from + 14) &&
      !settling.testAt(plain, end, end + 14) &&
      !agreeing.testAt(plain, end, end + 30)
    )
      continue;
    const words = plain.slice(own, end);
    return noName.test(words) || article.gazetteer.trade(words) !== null ? null : end;
  }
  return null;
}

const noName =
  /^(?:归母|扣非|园区|片区|新区|基地|全[市区县省镇])|岗$|[^\u4e00-\u9fff]|[委局办厅部院处会署党队所区县市镇乡路园家个名人]$|产业|行业|企业|公司|项目|集群|产品|技术|[的了与和、在对向由将于为]|年|业$|设计$|线$/;

const heldBehind = opening(
  /^(?:自[己家身]|终[于止]|占股|握手|牵手|续签|联手|成立|合资|组建|追加|增资|就(?!业)|[今昨][起年天日晚]|手持|手里|在手|卖[出掉给]|售出|收[到获]|签下|官宣|敲钟|挂牌|登陆|扭亏|净赚|净亏|亏损|承建|承担|代工|上[月周]|本[月周]|日前|近日|宣布|透露|披露|扩建|搬[到进迁]|注册|持股|认缴|出资|持有|拿到|拿下|斩获|力压|连续|总投|注册|承诺|独家|新签|发行|募资|递交|租用|新建|竞得|单季|营收|净利|产能|出货|订单|首批|首台)/,
);

/** Whether a name may end at a place: before a verb, a time or a word that joins. */
function isEdgeAt({ plain, tokens }: Article, end: number, stop: number): boolean {
  const next = tokens[firstFrom(tokens, end)];
  return (
    heldBehind.testAt(plain, end, end + 2) ||
    '的与和在以，向于又还也将被把凭从为获称说继（(:：'.includes(plain[end] ?? '，') ||
    (next?.start === end &&
      (next.kind === 'time' ||
        hasRole(
          next,
          role.act |
            role.do |
            role.flow |
            role.said |
            role.make |
            role.have |
            role.modal |
            role.lead |
            role.rank |
            role.reach |
            role.up |
            role.down,
        ))) ||
    (end === stop && next?.kind !== 'quantity')
  );
}
