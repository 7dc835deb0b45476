import { matchesOf } from '../matches.ts';
import { rawSpan } from '../text.ts';
import { type Article, wordsOf } from './article.ts';
import { behindIn } from './behind.ts';
import { ofClause } from './clause-mark.ts';
import { isCountedInto } from './into-top.ts';
import { scopeOf } from './rank-scope.ts';
import { isLost, isRanked } from './rank-who.ts';
import type { Stretch } from './reading.ts';

/** A place in an order. `scope`: among whom; `nounEnd`: where the words about what is ranked end; `adLaw`: told by a word put in the place of a forbidden one. */
export type Rank = {
  rank: number;
  /** 前三: one of so many, or as many in their order. */
  isTop: boolean;
  scope: string | null;
  start: number;
  end: number;
  nounEnd: number;
  adLaw: boolean;
  span: Stretch;
  /** Whose place it is where the name stands right before (杭州第3位、苏州第8位). */
  who: string | null;
  /** Whether it ranks a thing of its own and no figure (昆山第二大出口市场). */
  isOwn: boolean;
  /** 次之: a second where a first was told. */
  isNext: boolean;
  /** 由第4位跃居第2位: one end of a movement. */
  isMoved: boolean;
  /** Where the words about the place and among whom it is begin: a figure in them counts those. */
  scopeAt: number;
};

const digits = '一二三四五六七八九十';
const place =
  '第 ?(?:[一二三四五六七八九十]{1,3}|\\d{1,3})(?![\\d.]|、[二2]、(?:第?[三3])?产)(?:名|位|位次)?(?!小学|中学|医院|实验|幼儿|分公司|工程|[年届次批代期家个条季列张例单款座艘架台辆枚颗只支件所宗笔项场处班组部套档梯集股]|时间|轮|版|阶段|梯队|产|大|工厂|总部|基地|生产|研发|研究|曲线|增长极|方|人|[根块锹铲把株棵步站口炉趟箱桩线手]|税务|分局|书记|责任|阵|现场|支部|检察|建筑|设计|测绘|地质|建设|工业|产业园|农|人民|污水|水厂|社区|村|小区|食堂|车间|厂|码头|航站|路|街|课堂|职业|师范|高级|初级|课|战|赛道|股东|曲|城(?=[”"，,。：:；;、]|$))|首位|头把交椅|第一把交椅|榜首|魁首|鳌头|头筹|头名|之首|之最|[亚季]军(?=$|[，,；;。、和与])|(?:前|top ?)(?:[两二三五十]|10|20|[135])(?:名|位|强|甲)?(?=[，,。；;s]|$)|(?:前|top ?)(?:[二三四五六七八九十]{1,3}|\\d{1,3})(?:名|位|强)?(?:行列|之列)?(?=[，,。；;s]|$)|前\\d{2,3}[名位强](?=[，,。；;]|$)|好(?=[，,。；;]|$)|最[高大多快强](?=[，,。；;]|$)|双料冠军|三甲(?=[，,。；;]|$)|次席(?=[，,。；;、]|$)|次(?=[，,。；;]|$)|(?<!单项|隐形|总)冠军|头部名(?=[，,。；;]|$)|(?<=全[国市省区县球])头部(?=的)|头部(?=[，,。；;、！!”"）)\\s]|$)|首(?=[，,。；;]|$)';
const verb =
  '(?:稳居|位居|中列|位列|名列|高居|雄踞|荣列|列居|居于|分居|居|(?<![单系序陈队专])列|排名|排位|排在|排|位于|跻身|保持|进入|蝉联|占据|包揽|荣登|登上|夺得|摘得|摘取|拿下|[拿夺](?=[“"])|摘下|勇夺|斩获|问鼎|稳坐|坐上|坐稳|独占|拔得|领跑|升至|升到|上升至|上升到|攀升至|攀升到|提升至|提升到|晋升至|前移至|下滑至|滑落至|跌至|退居|闯进|闯入|冲进|排到|排至|跃居|跃升至|跃升|分获|分别获|分别夺得|分列|分别位列|分别位居|分别居|并列|评分位居|评分列|[退滑降][至到]|回落[至到]|下[滑降跌][至到]|掉[至到]|跌到|爬升[至到]|晋升到|提升为|升为|前移到|挺进|迈[入进]|步入|重[返回]|稳[占获]|屈居|仅居|位处|挤[进入到至]|杀[进入]|打[进入]|跨[进入]|晋级|晋位|晋身|冲[至到上入]|蹿[升至]+|飙升[至到]|跳升[至到]|重夺|夺回|守住|锁定|[现暂]列|列入|列至|前进[到至]|[到至](?=正数)|来到|成为(?=[\\u4e00-\\u9fff]{2,8}第)|获(?=[冠亚季]军)|爬[到至]|跻入|[站坐]上|回到|(?:前移|上升|提升|前进|跃升|下降|后退|下滑|攀升|跃进|晋升|退后)[一二两三四五六七八九十\\d]{1,3}(?:位|名|个位次)[升跃进退降]?[至到为居列])';
const told = new RegExp(
  `${verb}(?:在|了|至|到)?((?:[^，,；;。、]{0,20}?各?[省市区县]、[省市区县])?[^，,；;。、]{0,24}?(?:[(（][^)）]{1,10}[)）][^，,；;。、]{0,8}?)?)(?:的|排名)?(${place})`,
  'g',
);
const bare = new RegExp(
  `((?:全[国球市省区县镇乡州榜场网]|世界|国内|长三角|[三四五六七八九十]城市|郊区|[东中西]部(?:地区)?|中西部|苏[南北中]|浙[东南西北中]|皖[南北中江]|华[东南北中]|东北|[两三四五六七八九十](?:大|个)(?:新城|片区|园区|城市)|全省县[（(]市[)）]|(?![个家座])(?:(?![全的])[\\u4e00-\\u9fff]){2,4}(?:(?<![城上])市|(?<![两三四五])[省区])(?!场|域|块|间|里))(?:各?[\\u4e00-\\u9fff]{0,6})?)(${place})`,
  'g',
);
/** 其中杭州第3位、苏州第8位 */
const named =
  /(?<=^|[、，,:；;]|其中)(?:其中)?([\u4e00-\u9fff]{2,12})(第(?:\d{1,3}|[一二三四五六七八九十]{1,3})[位名]?)(?!、[二2]、)(?=$|[、，,。；;])/g;
const inPlace = new RegExp(
  `(?<=[\\u4e00-\\u9fff]{2})(?<![居列在由从为是和与、过比])([\\u4e00-\\u9fff]{2})(第(?:\\d{1,3}|[${digits}]{1,3})[位名]?|最[高大多快强])(?!、[二2]、)(?=$|[，,。；;、])`,
  'g',
);
const afterFigure = new RegExp(
  `(?<=\\d[万亿]{0,2}(?:元|美元|[家个件项辆台人户吨分亩座]|%|平方米))第(?:\\d{1,3}|[${digits}]{1,3})[名位]?(?=$|[，,。；;])`,
  'g',
);
/** 宁国次之 */
const second =
  /(?<=^|[、，,:；;]|其中)(?:其中)?([\u4e00-\u9fff]{2,6})?次之(?=$|[，,。；;])|(?<=^|[，,：:；;])([\u4e00-\u9fff]{2,10})紧随其后(?=$|[，,。；;])(?!，(?:分?[别获列居位]|达|为))/g;
const superlative =
  /在((?=[^，,；;在]{0,6}(?:全[国球省市区县]|各|\d[个家座]|同类|同行))[^，,；;在]{2,16}?)(?:[中里内]|当中)最[高大多快强](?=[，,。；;]|$)/g;
/** 以综合得分第一中标: what is ranked stands right before. */
const plainly = new RegExp(
  `(?:得分|评分|总分|成绩|份额|市占率|占有率|[销产装出]量|出货量|装机量|装车量|营收|增[速幅]|规模|总量|数量|排名|人气|[\\u4e00-\\u9fff](?:[量额值率]|强度|指数|收入))(第(?:\\d{1,3}|[${digits}]{1,3})(?:名|位)?)(?=$|[，,。；;、])`,
  'g',
);
const crowned = /(?<=[\u4e00-\u9fff])(?:霸榜|打头(?![阵炮])|登顶(?![部层端楼]))([^，,；;。\d第前]{0,14}?)(?=$|[，,。；;])/g;
const stands = new RegExp(
  `(?:(?:^|[，,；;]|位次|排名|名次|排位)(?:现|目前|仍|最终|则|总)*[为是]((?:全[国省市区县球]|长三角|国内)?[各\\u4e00-\\u9fff]{0,6}?)(第(?:\\d{1,3}|[${digits}]{1,3})[名位])` +
    `|(?:位次|排名|名次|排位|也|同样|仍然?|依然|依旧|照样|都|均)[为是]((?:全[国省市区县球]|长三角|国内)?)(第(?:\\d{1,3}|[${digits}]{1,3})))(?=$|[，,。；;])`,
  'g',
);
const largest =
  /(?:成为|跃升为|上升为|是|为|系)([\u4e00-\u9fff]{0,10}?)(第[一二三四五六七八九])大(?![会类赛道学股]|出资|客户|供应|债|合伙)|(?:领跑|冠居|独冠|冠绝)((?:全[国球市省区县]|长三角|[三四五六七八九十]城市|郊区|国内|同行|[\u4e00-\u9fff]{2,3}[省市](?=各|$|[，,。；;]))(?:(?!的)[\u4e00-\u9fff]){0,10}?)(?=[，,。；;]|$)/g;
const ofTrade = /^(?:支柱|主导|优势|特色|先导)?(?:产业|行业)/;
const ordinal = `(第(?:[${digits}]{1,3}|\\d{1,3})(?:位次|[位名])?)`;
/** 由全市第4位跃居第2位, 从去年的第13位上升4位: where it stood, and where it stands. */
const moved = new RegExp(
  `[由从]([^，,；;。第]{0,14})${ordinal}` +
    `(?:(?:(?:上升|跃升|攀升|提升|晋升|前移|下降|下滑|滑落|[升跃降退跌滑]|前进|爬升|上移|飙升|蹿升|跃进|回升|回落|后移)(?:至|到|居|为)|变[成为]|一跃(?:成为|升至|[至到为])|跳[到至]|[跃挪]到)([^，,；;。第]{0,12})${ordinal}` +
    `|(?=(?:上升|跃升|攀升|提升|前进|前移|下降|下滑|后退)(?:了)?[${digits}\\d]{1,2}(?:位|名|个)))`,
  'g',
);
const orderIn =
  /(?:全[国球市省区县]|世界|国内|长三角|[三四五六七八九十]城市|郊区|(?:(?![全年的])[\u4e00-\u9fff]){2,3}[省市](?=各|开发|高新|$)|(?:(?![全年的])[\u4e00-\u9fff]){2,3}(?=各[省市区县]))[\u4e00-\u9fff]{0,6}$/;
const placeBehind = /^，(?:最终)?(?:位?列|位?居|排名?|名列)(?:在|全[国省市区])?第/;
const listed = new RegExp(`^(?:、|和|及|与)([^，,；;。、]{0,14}?)(${place})`);
const further =
  /^(?:((?:[、和](?:[一二三四五六七八九十]|\d{1,2}))+)|[至到~-]第?([一二三四五六七八九十]|\d{1,2}))[位名]?(?=$|[，,。；;])/;

/** The places that go on behind the first of them without 第, or up to the last, and how long their words are: 第一|、二、三位, 第1|至第3位. */
function furtherPlaces(first: string, behind: string): { places: string[]; length: number } {
  const [words, row, last] = further.exec(behind) ?? [];
  if (words === undefined) return { places: [], length: 0 };
  const least = rankOf(first) ?? 0;
  const most = Math.min(rankOf(`第${last}`) ?? 0, least + mostInRow);
  const places = row ? row.slice(1).split(/[、和]/) : Array.from({ length: Math.max(0, most - least) }, (_, i) => least + i + 1);
  return { places: places.map(place => `第${place}`), length: words.length };
}

const mostInRow = 10;

/** 居二、三位 */
const several = /(?:分?[居列]|位[居列]|分别[居列]|排名?)(?:第)?([一二三四五六七八九十](?:、[一二三四五六七八九十]){1,3})[位名]/g;
/** What every place in an order is told with. */
const sign =
  /[第首魁头前冠最好鳌亚季次]|紧随其后|top|领跑|[次少低]于|三甲|霸榜|登顶|之后|落后于|[居列名].?[一二三四五六七八九十]、/;
/** Whether a clause that holds so much may tell of a rank. */
export const mayRank = ofClause.needs(sign);
/** 国内排名第一、全区排名第2: among whom stands before the verb. */
const ahead =
  /((?:全[国球市省区县镇乡州]|世界|国内|长三角|[三四五六七八九十]城市|郊区|同行业|[\u4e00-\u9fff]{2,3}(?:省|市)(?=各|开发|高新))[\u4e00-\u9fff]{0,8}?)(?:中|里|内)?$/;
/** 连续三年, 连年: how long it has been so. */
const lasting =
  /(?:已?连续[\d一二三四五六七八九十]+[年次届月]|连年|多年|常年|长期|一直|始终|持续|继续|仍然?|依然|依旧|也|均|都|双双)+$/;
/** 国产品牌中排名第二 */
const peers =
  /^([\u4e00-\u9fff]{0,8}(?:企业|品牌|厂商|城市|园区|街镇|乡镇|区县|县市|平台|机构|同行|产品|集群|港口|机场|高校|市区|省份))[中里]$/;
const measured =
  /(?:占有率|市占率|份额|(?:出货|装机|装车|交付|发货|[销产])量|产值|营收|增[速幅]|规模|总量|税收|收入|[进出]口额?|成交额|交易额|综合实力|竞争力|得分|强度|密度|效益|水平)$/;
const among =
  /(?<![所存现潜内外实])(?:在(?![手研建租库线册校岗编产途售孵])|于)((?!的)[^，,；;在]{2,20}?)(?:中|里|上|内)$|(?<![所存现潜内外实])(?:在(?![手研建租库线册校岗编产途售孵])|于)((?!的)(?:(?![\d.]+(?:分|亿|万|%))[^，,；;在以]){2,20}?)$/;
/** 在全国100个入选集群里产值规模: what is ranked stands behind among whom. */
const amongAhead = /(?:在|于)([^，,；;在]{2,20}?)(?:中(?![国心部小间央])|里|(?<!国)内|当中)(?=[\u4e00-\u9fffa-z]{2,8}$)/;

/** Among whom the words before a place order, as written. */
function scopeIn(article: Article, from: number, outside: RegExpExecArray | null): string {
  const found = outside?.[1] ?? outside?.[2];
  if (!outside || !found) return '';
  const at = from + outside.index + outside[0].indexOf(found, 1);
  return wordsOf(article, at, at + found.length);
}

/** Finds the ranks of a stretch from left to right; a list behind one verb gives one each. */
export function ranksIn(article: Article, from: number, to: number): Rank[] {
  const words = article.plain.slice(from, to);
  if (!sign.test(words)) return [];
  const ranks: Rank[] = [];
  const add = (
    scope: string,
    word: string,
    start: number,
    end: number,
    nounEnd: number,
    isListed = false,
    more: Partial<Pick<Rank, 'who' | 'isOwn' | 'isMoved' | 'scopeAt'>> = {},
  ) => {
    // 位居全省好: put in the place of 第一; 保持良好 is none.
    if (word === '好' && !/^(?:全[国球省市区县]|国内|长三角|[三四五六七八九十]城市)/.test(scope)) return;
    // 失守全市第一, 跌出前二十: a place that is lost; 倒数第二: counted from the other end.
    if (isLost(article.plain, start, scope)) return;
    // 闯进前50，列第46位: the place itself follows.
    if (/^(?:前|top)/.test(word) && placeBehind.test(article.plain.slice(end, end + 12))) return;
    // 2家高新区进入前50名: how many of them did, and the place of none.
    if (/^(?:前|top)/.test(word) && isCountedInto(article.plain, from, article.plain.indexOf(word[0]!, start))) return;
    const rank = rankOf(word);
    if (rank === null || (!isListed && ranks.some(one => one.start < end && one.end > start))) return;
    const [first, last] = rawSpan(article.text, start, end);
    // 郑州高新区在第20名的基础上: who stands there, and not among whom.
    if (/.在$/.test(scope)) nounEnd = Math.max(nounEnd, article.plain.lastIndexOf(word[0]!, end));
    ranks.push({
      rank,
      isTop: word.startsWith('前') || word === '三甲',
      scope: scopeOf(scope),
      start,
      end,
      nounEnd,
      adLaw: word.startsWith('头部') || word === '好' || article.text.raw.slice(first, last).includes('蕞'),
      span: { start: first, end: last },
      who: null,
      isOwn: false,
      isNext: word === '次之',
      isMoved: false,
      scopeAt: Math.min(start, nounEnd),
      ...more,
    });
  };
  const isNumbered = words.includes('第');
  /** The fits of a pattern that holds 第 in all its forms. */
  const ordinals = (pattern: RegExp) => (isNumbered ? matchesOf(words, pattern) : []);
  for (const match of ordinals(moved)) {
    const [all, first, before, last, after] = match;
    const start = from + match.index;
    const outside = among.exec(words.slice(0, match.index).replace(/的?(?:排名|位次|名次|排位)已?$/, ''));
    // 位次由去年的第四跃居全市第二: the same order before.
    const later = after ? orderIn.exec(last!.replace(/的$/, ''))?.[0] : undefined;
    const scope = orderIn.exec(first!.replace(/的$/, ''))?.[0] ?? (outside ? scopeIn(article, from, outside) : (later ?? ''));
    const noun = outside ? from + outside.index : start;
    // 升至2024年度的第26位: its time belongs to it.
    const split = after ? start + all.lastIndexOf(after) - last!.length : start + all.length;
    const more = { isOwn: true, isMoved: true };
    const middle = start + all.indexOf(before!) + before!.length;
    add(scope, before!, start, middle, noun, false, more);
    if (after) add(later ?? scope, after, split, start + all.length, noun, true, more);
  }
  for (const match of matchesOf(words, told)) {
    // 128.6分列第一: the 分 is the unit.
    // 得分居首: nor is it part of the verb.
    const start =
      from + match.index + (/^分[居列]/.test(match[0]) && /[\d得总积评均]$/.test(words.slice(0, match.index)) ? 1 : 0);
    let end = from + match.index + match[0].length;
    // 排进前五: the verb ends there.
    const scoped = /^(?:[进入上到至]|[升跃退降跌滑爬蹿攀提晋上]{1,2}[到至为])$/.test(match[1]!) ? '' : match[1]!;
    const at = from + match.index + match[0].indexOf(match[1]!, 1);
    const scope = scoped === '' ? '' : wordsOf(article, at, at + scoped.length);
    // 在41个城市中列第5位: the 中 belongs to what stands before.
    const ahead0 = words.slice(0, match.index + (match[0].startsWith('中') ? 1 : 0));
    const inner = amongAhead.exec(ahead0);
    const outside = inner ?? among.exec(ahead0);
    // 与排名第一的差距: whose place is told is what is compared with.
    if (article.plain[end] === '的' && /[与和同比较距离]$/.test(words.slice(0, match.index))) continue;
    const lead = words.slice(Math.max(0, match.index - 20), match.index).replace(lasting, '');
    const near = outside || scope !== '' ? null : (ahead.exec(lead) ?? peers.exec(lead.replace(/^.*[，,；;、]/, '')));
    // 国内市场占有率排名第三: the region is part of what is measured.
    const region =
      near && (measured.test(near[1]!) ? /^(?:[全同世国长九郊].{1,2}?(?=[\u4e00-\u9fff]{2})|.{2,4}[省市])/.exec(near[1]!) : null);
    const before = outside ? scopeIn(article, from, outside) : (region?.[0] ?? near?.[1] ?? '');
    add(
      scope !== '' ? scope : before,
      match[2]!,
      start,
      end,
      outside && !inner ? from + outside.index : near && !region ? from + words.lastIndexOf(near[0], match.index) : start,
      false,
      inner ? { scopeAt: from + inner.index } : {},
    );
    for (
      let next = listed.exec(article.plain.slice(end, Math.min(to, end + 24)));
      next;
      next = listed.exec(article.plain.slice(end, Math.min(to, end + 24)))
    ) {
      // 科技创新位列第一、对外开放位列第三: another thing with its own place.
      if (/[居列排]/.test(next[1]!)) break;
      const at = end;
      end += next[0].length;
      add(next[1] !== '' ? next[1]! : scope !== '' ? scope : before, next[2]!, at, end, start);
    }
    // 分列全市第一、二、三位
    const more = furtherPlaces(match[2]!, article.plain.slice(end, Math.min(to, end + 24)));
    for (const word of more.places) add(scope !== '' ? scope : before, word, start, end + more.length, start, true);
  }
  for (const match of matchesOf(words, several)) {
    const start = from + match.index;
    for (const word of match[1]!.split('、')) add('', `第${word}`, start, start + match[0].length, start, true);
  }
  // 成为昆山第二大出口市场, 增速领跑全省
  for (const match of matchesOf(words, largest))
    add(
      match[1] ?? match[3]!,
      match[2] ?? '第一',
      from + match.index,
      from + match.index + match[0].length,
      from + match.index,
      false,
      // 为全市第一大产业: the output told of is ranked.
      {
        isOwn:
          match[2] !== undefined && !ofTrade.test(words.slice(match.index + match[0].length, match.index + match[0].length + 6)),
      },
    );
  for (const { scope, word, start, end, noun } of behindIn(article, from, to)) add(scope, word, start, end, noun);
  // 昆山连续多年霸榜, 位次持平，为第5名
  for (const match of matchesOf(words, crowned)) {
    const at = from + match.index;
    const scope = wordsOf(article, at + match[0].indexOf(match[1]!, 2), at + match[0].indexOf(match[1]!, 2) + match[1]!.length);
    add(scope.replace(/(?:榜首|榜单|首位|头名|之首|之巅|第一)$/, ''), '第一', at, at + match[0].length, at);
  }
  for (const match of ordinals(stands)) {
    const end = from + match.index + match[0].length;
    const [scope, word] = [match[1] ?? match[3]!, match[2] ?? match[4]!];
    const at = end - word.length - scope.length - 1;
    // 出口97亿元，同样是第一: the figure is ranked.
    add(scope, word, at, end, at, false, { isOwn: scope === '' && !/^[也同仍依照都均]/.test(match[0]) });
  }
  for (const match of ordinals(named)) {
    if (!isRanked(article, match[1]!)) continue;
    const at = from + match.index;
    const end = at + match[0].length;
    add('', match[2]!, end - match[2]!.length, end, end - match[2]!.length - match[1]!.length, false, { who: match[1]! });
  }
  // 南京9200亿元第二
  for (const match of ordinals(afterFigure)) {
    const at = from + match.index;
    add('', match[0], at, at + match[0].length, at);
  }
  for (const match of matchesOf(words, second)) {
    const end = from + match.index + match[0].length;
    // 苏州紧随其后: only of somebody named right before, and without a figure.
    const behind = match[2];
    const named = match[1] ?? behind;
    const who = named !== undefined && (behind ? isRanked(article, behind) : article.gazetteer.named(named)) ? named : null;
    if (behind && who === null) continue;
    const length = behind ? 4 : 2;
    add('', '次之', end - length, end, end - length, false, { who });
  }
  for (const match of ordinals(plainly)) {
    const end = from + match.index + match[0].length;
    // 在全国内陆港中数量第一
    const near = amongAhead.exec(words.slice(0, match.index + match[0].length - match[1]!.length));
    add(scopeIn(article, from, near), match[1]!, end - match[1]!.length, end, end - match[1]!.length);
  }
  // 增幅在全市6个综保区里最高
  for (const match of words.includes('最') ? matchesOf(words, superlative) : []) {
    const at = from + match.index;
    const scope = wordsOf(article, at + 1, at + 1 + match[1]!.length);
    add(scope, '第一', at, at + match[0].length, at);
  }
  for (const match of matchesOf(words, bare)) {
    // 武进区贡献最多，新增27家: who leads, and not among whom.
    if (match[2]!.startsWith('最') && /^(?:$|.*[，,；;]$|.*其中$)/.test(words.slice(0, match.index)) && leads.test(match[1]!))
      continue;
    // 城市竞争力全国第七: where the words about it begin.
    const more = /^.+?(?=(?:全[国球市省]|国内|世界|长三角)[\u4e00-\u9fff]{0,4}$)/.exec(match[1]!)?.[0].length ?? 0;
    const at = from + match.index + more;
    add(match[1]!.slice(more), match[2]!, at, from + match.index + match[0].length, at);
  }
  // 人均用电量浙江第二, 规模安徽最大
  for (const match of matchesOf(words, inPlace)) {
    const found = article.gazetteer.named(match[1]!);
    if (!found?.places.some(({ level }) => level === 'province' || level === 'city')) continue;
    const at = from + match.index;
    // 其中合肥最高，为4.15%: who leads.
    const isLeader = match[2]!.startsWith('最') && /^(?:其中)?$/.test(words.slice(0, match.index));
    const noun = isLeader ? at + match[1]!.length : at;
    add(isLeader ? '' : match[1]!, match[2]!, noun, at + match[0].length, noun);
  }
  return ranks.sort((a, b) => a.start - b.start);
}

const leads = /^(?!全|世|国|长|九|郊)[^各]{2,4}[市区](?:贡献|签约|新增|数量|占比|落地|增量|体量|入选|上榜)/;

function rankOf(word: string): number | null {
  const found = /^(?:第|前|top) ?([一二两三四五六七八九十]{1,3}|\d{1,3})/.exec(word);
  if (!found) return /^(?:亚军|次席|次之|次|紧随其后)$/.test(word) ? 2 : /^(?:季军|三甲)$/.test(word) ? 3 : 1;
  const words = found[1]!.replace('两', '二');
  if (/\d/.test(words)) return Number(words);
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const ten = words.includes('十') ? (tens === '' ? 10 : (digits.indexOf(tens!) + 1) * 10) : 0;
  const one = ones === '' ? 0 : digits.indexOf(ones!) + 1;
  return ten + one || null;
}
