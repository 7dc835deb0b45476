import { isEveryday, isPlaceWord } from '../dictionary.ts';
import { ending, opening } from '../pattern.ts';
import { standsAt, startersOf } from '../starters.ts';
import { firstFrom, tokensIn } from '../token.ts';
import { type Article, wordsOf } from './article.ts';
import { kindOfBody, plainZone } from './mind.ts';
import { type Name, placesAt } from './place.ts';
import { hasRole, rolesOf } from './role.ts';

/** Endings of bodies that are named alone or behind any word. */
const strong = ending(
  /(?:有限责任公司|公司|集团|联盟|联合体|协会|学会|商会|联合会|委员会|大学|学院|研究院|研究所|医院|银行|管委会|政府|党工委|党委|区委|市委|县委|经开区|开发区|综保区|保税区|合作区|新区|新城|片区|港区|集群|科技城|科创城|小镇|枢纽|核心区|功能区|集聚区|软件城|科学城|科学岛|组团|市场群|创新港|智慧岛|校区|飞地|工业区|工业集中区|科创带|孵化器|海关|法院|统计局|走廊|税务局|发改局|经信局|科技局|商务局|[经发科][委信]|(?<!张家|连云|防城|贵|鹤)港)$/,
);

/** Endings that make a name only behind a name of its own. */
const weak = ending(
  /(?:项目|工程|基地|中心|平台|园区|示范区|基金|工厂|产线|电站|实验室|班列|拍卖会|拍卖季|博览会|大会|论坛|峰会|大赛|决赛|集市|行动|学校|产业带|车间|会客厅|大集|园)$/,
);

/** Kinds of things that news count, not names. */
const plainKind =
  /以上|(?:国家级|省级|市级)(?:高新区|经开区|开发区|新区|联盟|基地)$|境内外|上市公司$|[两三四五六七八九十]大|(?:特色|专业|示范|市级|省级|国家级)(?:产业)?园区$|(?:国家级|省级|市级|绿色|智能|未来|灯塔)工厂$|(?:重点|重大|产业|签约|外资|亿元以上|以上|新|技改|合作|技术转移|投资)项目$/;

const phase = /^(?:[一二三四]期(?:项目|工程|工厂|厂房|车间)?|项目|\((?!证券|股票|[\dx]{5}|\d{3}[×*])[^)]{1,12}\))/;

const quoted = /^[“"][^”"]{1,16}[”"]/;

/** The trades that firms' names end in. */
export const firmTail = ending(
  /(?:股份|科技|光电|电子|生物|智能|机器人|半导体|新材料|新能源|能源|医药|医疗|重工|动力|汽车|电机|微电子|信息|网络|软件|装备|数据|通信|航天|航空|机械|控股|实业|激光|创投|资本|产投|科创|精密|机床|海工|储能|材料|制药|化纤|纺织|照明|模具|卫星|磁材|物流|集成电路|环保|食品|药业|电气|仪器|传感|轨道|智造|智驱|氢能|重装|船舶|机电|磁电|纺机|电磁|五金|印染|轴承|传动|电控|减速器|热能|制冷|紧固件|特材|线束|流体|密封|丝业|纸业|木业|玻纤|石化|炼化|日化|车业|汽配|新材|灯具|车灯|工具|阀门|泵业|泵阀|电缆|线缆|光学|器械|化工|服饰|家具|陶瓷|包装|塑业|橡胶|造船|电源|电池|智算|算力|无人机|精铸|新纤|视觉|表计|硬质合金|稀土|合金|铝业|铜业|钢铁|特钢|水泥|乳业|酒业|种业|农业|文旅|检测|测控|芯片|微纳|显示|面板|光伏|风电|电力|工程|建工|建设|建材|家居|健康|诊断|疫苗|基因|口腔|导航|遥感|空间|云计算|大数据|零部件|底盘|座椅|内饰|饰件|化学|测绘|数科|硅材|轮毂|钢构|涂料|数智|智联|智控|电驱|声学|量子|超导|晶圆|封测|航运|纤维|氢科|云科|能科|[复电碳膜线管板型锂钛镁滤焊]材|通航|铸件|铸造|锻造|锻件)$/,
);

/** Words that end what a name can be. */
const hardRoles: ReadonlySet<string> = new Set([
  'have',
  'flow',
  'reach',
  'to',
  'up',
  'down',
  'narrow',
  'base',
  'each',
  'share',
  'rank',
  'modal',
  'from',
  'said',
  'act',
]);

const softRoles: ReadonlySet<string> = new Set(['make', 'do']);

const quotes = startersOf('“”"‘’《》');
const stopCharacters = startersOf('与和及向在以对被把由从于的等将已凭');

const outputProject = opening(/^年产[\d.]{1,8}[万亿]?[\u4e00-\u9fffa-z]{1,3}[\u4e00-\u9fffa-z]{2,18}?项目/);

/** The organisation, zone, cluster or project whose name begins at `at`. */
export function bodyAt(article: Article, at: number, limit: number): Name | null {
  const { plain, tokens } = article;
  const opening = tokens[firstFrom(tokens, at)];
  if (standsAt(stopCharacters, plain, at) && article.starts[at + 1]) return null;
  // A quote before a mark opens no name.
  if (standsAt(quotes, plain, at) && !/[\u4e00-\u9fffa-z0-9]/.test(plain[at + 1] ?? '')) return null;
  if (opening?.start === at && hasRole(opening, 'have', 'flow', 'make', 'do', 'act', 'reach', 'rank', 'share', 'modal'))
    return null;
  const hard = stopAt(article, at, limit, false);
  const soft = stopAt(article, at, limit, true);
  // 投资项目, 服务中心: a verb may stand inside a name, unless a name stands before it.
  // 年产60万吨差别化纤维项目
  const output = outputProject.exec(plain.slice(at, limit));
  if (output)
    return {
      subject: wordsOf(article, at, at + output[0].length),
      start: at,
      end: at + output[0].length,
      kind: 'body',
      takes: '项目',
    };
  let end =
    joinedBody(article, at, limit) ??
    longestBody(article, at, soft) ??
    (soft < hard && !placesAt(article, at, soft) ? longestBody(article, at, hard) : null);
  if (end === null) {
    const firm = firmAt(article, at, soft);
    if (firm === null) return null;
    end = firm;
  }
  // 市级以上工程技术研究中心9家: a noun that is counted.
  const next = tokens[firstFrom(tokens, end)];
  if (
    next?.kind === 'quantity' &&
    next.head === end &&
    !(next.han && next.high === 1) &&
    !phase.test(plain.slice(end, end + 4)) &&
    (next.dimension === 'count' || next.dimension === 'house') &&
    !(placesAt(article, at, end) && plain.slice(end - 2, end) === '片区')
  ) {
    // 嘉兴港区在建项目33个: whose they are stands before.
    const owner = longestBody(article, at, end - 2);
    if (owner === null || !strong.test(plain.slice(at, owner)) || article.starts[owner] !== 1) return null;
    end = owner;
  }
  const short = /^\((?:以下)?简称[“"]?([^”")]{2,10})[”"]?\)/.exec(plain.slice(end, end + 24));
  if (short) {
    const from = end + short[0].indexOf(short[1]!);
    return {
      subject: wordsOf(article, from, from + short[1]!.length),
      start: at,
      end: end + short[0].length,
      kind: 'body',
      takes: '公司',
    };
  }
  for (
    let more = phase.exec(plain.slice(end, end + 16));
    more && end + more[0].length <= limit;
    more = phase.exec(plain.slice(end, end + 16))
  )
    end += more[0].length;
  const from = ownStart(article, at, end);
  const subject = wordsOf(article, from, end).replace(/^[“”"](?=[^“”]*$)|[“”"]$/g, '');
  return { subject, start: at, end, kind: 'body', takes: kindOfBody(subject) };
}

/** 常熟汽车饰件龙头企业虞汇股份: the name stands behind what the firm is. */
function ownStart(article: Article, at: number, end: number): number {
  const { plain } = article;
  // 湖南湘潭高新区: the province says nothing more.
  const [first, second] = [article.tokens[firstFrom(article.tokens, at)], article.tokens[firstFrom(article.tokens, at) + 1]];
  if (
    /区$/.test(plain.slice(at, end)) &&
    first?.kind === 'word' &&
    first.start === at &&
    first.places?.places.some(({ level }) => level === 'province') &&
    second?.kind === 'word' &&
    second.start === first.end &&
    second.end < end &&
    second.places
  )
    return first.end;
  const kind = /^[^，]{2,16}?(?:龙头企业|链主企业|企业|上市公司|龙头|的)(?=[\u4e00-\u9fffa-z“]{3,})/.exec(plain.slice(at, end));
  return kind && !/企业(?:联盟|协会|集团|服务|总部|家|园|发展|创新)/.test(plain.slice(at, end)) ? at + kind[0].length : at;
}

/** Where what may be a name ends: at a verb of the news, a time, a figure or a mark; `soft`: also at verbs that names hold (投资, 服务). */
function stopAt({ tokens, starts, plain }: Article, at: number, limit: number, soft: boolean): number {
  let stop = limit;
  for (let i = firstFrom(tokens, at); i < tokens.length && tokens[i]!.start < stop; i++) {
    const token = tokens[i]!;
    const roles = rolesOf(token);
    // 2024长三角氢能产业大会, 第六届…: the number belongs to the name.
    const isFigure =
      (token.kind === 'quantity' && !(token.start === at && /^20\d\d(?!年)/.test(plain.slice(at, at + 5)))) ||
      (token.kind === 'time' && token.start > at);
    if (isFigure) stop = token.kind === 'quantity' ? token.head : token.start;
    else if (token.kind === 'mark' && !'“”"()·+'.includes(token.mark)) stop = token.start;
    else if (token.start > at && roles.some(role => hardRoles.has(role) || (soft && softRoles.has(role)))) stop = token.start;
  }
  for (let i = at + 2; i < stop; i++)
    if (starts[i] && starts[i + 1] && stopCharacters[plain.charCodeAt(i)] && !isInQuotes(plain, at, i)) return i;
  return stop;
}

const isInQuotes = (plain: string, from: number, at: number) =>
  plain.slice(from, at).lastIndexOf('“') > plain.slice(from, at).lastIndexOf('”');

/** 芜湖市机器人及增材设备产业集群: where the name of a cluster that joins two trades ends; null where none begins at `at`. */
function joinedBody(article: Article, at: number, limit: number): number | null {
  if (!/[群盟链体]/.test(article.plain.slice(at, limit))) return null;
  const found = /^([\u4e00-\u9fff]{3,14}?)(?:及|和|与)[\u4e00-\u9fff]{2,10}?(?:产业集群|产业联盟|产业链|集群|联合体)/.exec(
    article.plain.slice(at, limit),
  );
  if (!found || !placesAt(article, at, limit) || strong.test(found[1]!) || weak.test(found[1]!)) return null;
  const end = at + found[0].length;
  return tokensIn(article.tokens, at, end).some(token =>
    hasRole(token, 'have', 'flow', 'reach', 'act', 'share', 'rank', 'up', 'down', 'modal'),
  )
    ? null
    : end;
}

/** The end of the longest stretch from `at` that ends like a body, no later than `stop`. */
function longestBody(article: Article, at: number, stop: number): number | null {
  const { plain, starts } = article;
  for (let end = stop; end - at >= 3; end--) {
    if (!starts[end] && end !== stop) continue;
    const words = plain.slice(at, end);
    const isStrong = strong.test(words);
    if ((!isStrong && !weak.test(words)) || (words.includes('(') && !words.includes(')')) || /g60(?:科创)?走廊$/.test(words))
      continue;
    if (
      /^(?:企业|工程师|经济|行业|指标|方案|计划(?!投|总)|条例|意见|办法|内|上|数|率|总数|面积|产值|规模|建设|管理|员|单位|化)/.test(
        plain.slice(end, end + 3),
      ) &&
      !/^(?:内|上|建设|面积|产值|总|规模)/.test(plain.slice(end, end + 2))
    )
      continue;
    if (plainKind.test(words) || /了|^(?:这|那|此|本次|一批|单|首批|首[个条家座台]|各|每|另|合作|校园)/.test(words)) continue;
    if (!isProper(article, at, end) && !(isStrong && end - at > 5 && /(?:集群|联盟)$/.test(words))) continue;
    return end;
  }
  return null;
}

/** 瑞衡精密, 杭州海曜光电: a place, a name of its own or both, and a trade. */
function firmAt(article: Article, at: number, stop: number): number | null {
  const { plain } = article;
  // 生物股份(600201.SH)
  const opened = plain.slice(at, at + 32);
  const listed = opened.includes('(')
    ? /^([\u4e00-\u9fff]{3,16})\((?:证券代码:?|股票代码:?)?[\dx×*]{5,6}[^)]{0,6}\)/.exec(opened)
    : null;
  if (listed) return at + listed[1]!.length;
  // 恒祥纤科发行…: characters that are no words, right before a verb.
  const verb = article.tokens[firstFrom(article.tokens, at)];
  if (
    verb &&
    verb.start - at > 2 &&
    verb.start - at < 6 &&
    verb.start <= stop &&
    hasRole(verb, 'act', 'said') &&
    isAllUnknown(article, at, verb.start)
  )
    return verb.start;
  const own = placesAt(article, at, stop)?.end ?? at;
  for (let end = Math.min(stop, at + 14); end - own >= 4; end--) {
    if (!article.starts[end] && end !== stop) continue;
    const words = plain.slice(own, end);
    if (!firmTail.test(words)) continue;
    const next = article.tokens[firstFrom(article.tokens, end)];
    const isVerb = next?.start === end && hasRole(next, 'act', 'do', 'flow', 'said', 'make', 'have', 'modal', 'lead');
    const isMeasured =
      next?.kind === 'time' ||
      /^(?:披露|公布|发布|首发|推出|交付|回应|宣布|表示|公告|竞得|单季|单月|单日|累计|研发|净利|毛利|市值|股价|产能|出货|发货|投资|主营|旗下|海外|国内|新车|平均|人均|车间|厂区|负责人|董事长|总经理|全年|上半年|下半年|前|目前|捧|夺得|摘得|折桂|斩获|赢得|先后|双双|分别|均|都|同时|相继|[一二三四]季度|入选|登陆|荣获|获评|营收|营业收入|产值|产品|员工|订单|销售|首[批台条套]|年产|今年|去年|近日|昨|上周|本周|日前)/.test(
        plain.slice(end, end + 4),
      );
    const isEdge =
      end === stop || isVerb || isMeasured || '的与和在以向，是于又还也将被把凭因靠从为获称说（(:：'.includes(plain[end] ?? '，');
    if (!isEdge || /g60|产业|行业/.test(words)) continue;
    if (hasUnknown(article, own, end)) return end;
    // 宁波海图新能源: two known characters and a trade behind a place, before a verb.
    const tail = firmTail.exec(words)![0];
    const whole = words.slice(0, words.length - tail.length);
    // 宁波轴承企业启程精密2024年…: what it is stands before.
    const name = whole.replace(/^.*(?:企业|龙头)/, '');
    if (
      own > at &&
      (isVerb || (isMeasured && name !== whole)) &&
      name.length >= 2 &&
      name.length <= 4 &&
      article.gazetteer.trade(words) === null &&
      article.gazetteer.trade(name) === null &&
      !/产业|行业|重点|全市|领域|先进|新兴/.test(words)
    )
      return end;
  }
  return null;
}

/** Whether a stretch holds a name of its own: a place, a quoted name, letters or digits, or characters that form no known word. */
function isProper(article: Article, start: number, end: number): boolean {
  const { plain, tokens } = article;
  if (/^20\d\d(?:长三角|中国|世界|全球|第|[\u4e00-\u9fff]{2})/.test(plain.slice(start, start + 8))) return true;
  if (quoted.test(plain.slice(start, end)) || /[a-z]\d|[“"·]/.test(plain.slice(start, end))) return true;
  const first = tokens[firstFrom(tokens, start)];
  if (
    first?.start === start &&
    first.kind === 'word' &&
    first.places &&
    !plainZone.test(first.word) &&
    (first.places.full || !isEveryday(first.word, true))
  )
    return true;
  if (
    /^(?:长三角|长江|粤港澳|京津冀|珠三角|成渝|环太湖|沪苏浙|沪杭|首届|首个)/.test(plain.slice(start, start + 4)) ||
    isPlaceWord(plain.slice(start, start + 2))
  )
    return true;
  return hasUnknown(article, start, end);
}

/** Whether no characters of a stretch form a word. */
function isAllUnknown({ starts, plain }: Article, start: number, end: number): boolean {
  for (let at = start; at < end; at++)
    if (starts[at] !== 1 || !/[\u4e00-\u9fff]/.test(plain[at]!) || /[的了在和与将已也]/.test(plain[at]!)) return false;
  return true;
}

/** Whether two or more characters in a row are words of their own: what the dictionary does not know. */
export function hasUnknown({ starts, plain }: Article, start: number, end: number): boolean {
  let run = 0;
  for (let at = start; at < end; at++) {
    const isSingle = starts[at] === 1 && (at + 1 === end || starts[at + 1] === 1) && plain.charCodeAt(at) >= 0x4e00;
    run = isSingle ? run + 1 : 0;
    if (run >= 2) return true;
  }
  return false;
}
