import { matchesOf } from '../matches.ts';
import { corridorName, provinces } from '../region.ts';
import { type Article, wordsOf } from './article.ts';
import { topic } from './rank-scope.ts';

const contest = new RegExp(
  String.raw`(?:^|[在从的，,。《“]|20\d\d年?度?|新一[轮期]|最新|[今去前]年|(?:一|本|此)[轮期次]|\d月)((?:全国|全省|全市|国家级|国家(?=高新区|经开区|自创区)|[省市]级(?=开发区|高新区|经开区|园区)|长三角|${provinces}|世界|全球|[三四五六七八九十]城市|${corridorName}|华东|苏南|苏北|皖南|皖北)[\u4e00-\u9fff\d“”]{0,12}?)(?:综合|发展水平|发展|最新|年度|高质量|竞争力|创新力|创新能力|创新驱动|绩效)*(?:考评|评价|考核|评选|排名|排行榜?|评估|位次|排位|榜单|评比)`,
  'g',
);
/** 中国高校科技成果转化指数, 2024年各设区市数字经济发展评价: whose order the name of the list tells. */
const ordered =
  /((?:中国|全国|全省|全市|长三角|长江经济带|粤港澳大湾区|京津冀|珠三角|各)(?:高校|大学|县级市|设区市|地级市|城市|县域|县市|区县|县[（(]?市、?区[)）]?|园区|产业园区|开发区|高新区|经开区))[\u4e00-\u9fff]{0,12}?(?:指数|报告|评价|考核|排名|排行|榜|百强(?![县市区]))/g;
/** 2025年全国百强县名单, “全球百强创新集群”榜 */
const strongest = /(全国|全球|全省|世界)[^，,。]{0,8}(?:[百千]强|\d+强)[^，,。]{0,8}(?:名单|榜单|榜)/g;
/** 先进制造业百强园区榜单, 苏州民营企业百强榜 */
const strong =
  /(?:^|[在于从布的了，,。：:《“]|20\d\d年?度?)(?:赛迪)?([^\s，,。；;：:《》“”在于从布的了\d]{2,12}?(?:百强|\d{2,3}强|十强)(?:[县区市镇园企产集][\u4e00-\u9fff]{0,3}?)?)(?=”?(?:排行)?榜|名单|评选|[中里上]|，|(?:[今昨][天日]|日前|近日)?(?:公布|发布|出炉|揭晓))/g;
/** “2024年度长三角最具活力产业园区TOP10”. */
const quotedList = /“(?:20\d\d年?度?)?([^”“，。]{2,24}(?:top ?\d{1,3}|百强|\d+强|榜单?|(?:百强|\d+强)[\u4e00-\u9fff]{2,4}))”/g;

/** Among whom the words before a place order: 在全省开发区综合考评中, 从全国位次看; null where they do not say. */
export function contestIn(article: Article, from: number, to: number): string | null {
  const words = article.plain.slice(from, to);
  if (!/[考评排位榜指报强]|top/.test(words)) return null;
  // Each pattern is tried only where the word stands that it ends with: most words before a place hold none.
  const isJudged = /考[评核]|评[价选估比]|排[名行位]|位次|榜|指数|报告/.test(words);
  const isStrong = words.includes('强');
  const found =
    (isJudged ? matchesOf(words, contest).at(-1) : undefined) ??
    (isStrong ? matchesOf(words, strongest).at(-1) : undefined) ??
    (isJudged || isStrong ? matchesOf(words, ordered).at(-1) : undefined) ??
    (words.includes('“') ? matchesOf(words, quotedList).at(-1) : undefined) ??
    (isStrong ? matchesOf(words, strong).at(-1) : undefined);
  if (!found) return null;
  const begin = from + found.index + found[0].indexOf(found[1]!);
  // 安徽省各市工业投资增速排名
  // 跻身全国百强产业集群
  const verb = /^.*(?:跻身|入围|入选|登上)/.exec(found[1]!)?.[0].length ?? 0;
  const [scope] = found[1]!.slice(verb).split(/(?<=[省市])各/);
  const at = begin + verb;
  const whole = wordsOf(article, at, at + scope!.length)
    .replace(topic, '')
    .replace(field, '');
  // 全省实际使用外资排名: what is ranked, and nobody among whom.
  const all = /^(?:全[国省市区县球]|[三四五六七八九十]城市)(?=.)/.exec(whole)?.[0];
  return all && !peers.test(whole) ? all : whole;
}

/** 浙江省制造业(高质量发展综合评价): what they are judged by. */
const field = /(?<=^(?:全[国省市区县]|[\u4e00-\u9fff]{2,3}省))(?:先进制造业|制造业|工业|服务业|数字经济|民营经济)$/;

const peers = /(?:[区县市镇园群港院校所]|企业|平台|机构|品牌|产品|县域|[百千\d]强|飞地|基地)$/;

const titled = new RegExp(
  [
    // 《2024先进制造业百强园区研究报告》, “全球百强创新集群”
    '《(?:20\\d\\d年?度?)?([^》]{4,24}?)(?:研究|评价|蓝皮|发展)?(?:报告|榜单?|白皮书|指数)》',
    '“(?:20\\d\\d年?度?)?([^”“，。]{3,20}?)”(?=[^，。“]{0,4}(?:榜|名单|评选|评价|排名))',
    // 2025年全国百强县名单, 国家高新区综合考评, 中国民营企业500强榜单
    '((?:全国|全球|全省|全市|国家级?|中国|长三角|长江经济带|粤港澳大湾区|京津冀|珠三角|世界|(?:(?![在从于的全各])[\\u4e00-\\u9fff]){2,3}省)[\\u4e00-\\u9fff]{0,16}?(?:百强[县区市园]?|\\d+强|竞争力|综合实力|指数|综合发展水平|综合考[评核]|综合评价))(?=[\\u4e00-\\u9fff]{0,6}(?:名单|榜单?|排行榜|排名|评价|考核|考评|报告|结果|中|里|发布|公布|出炉|，))',
  ].join('|'),
  'g',
);

/** What the list or contest that was told of last is called, without its year: what the places on it rank; null where none was. */
export function listIn(article: Article, from: number, to: number): string | null {
  const words = article.plain.slice(from, to);
  if (!/[榜强单评考报指选力]/.test(words)) return null;
  const found = [...words.matchAll(titled)].at(-1);
  const name = found?.slice(1).find(Boolean);
  if (!found || !name) return null;
  const at = from + found.index + found[0].indexOf(name);
  return wordsOf(article, at, at + name.length).replace(/^[在从]/, '');
}

/** 在全国高新区综合排名中列第51位: whether the words right before a rank name an order of its own. */
export const orderBefore =
  /[在从](?:[^，,；;。在从]{2,28}?)(?:(?:考评|评价|考核|评选|评估|榜单|位次)(?:中|里|上|看)?|排名(?:中|里|上))$/;

/** 在全国各设区市中，…: among whom the clause right before orders; null where it does not say. */
export function orderAhead(article: Article, from: number, to: number): string | null {
  // 跻身全省前十，列第九位: the place itself follows.
  const words = article.plain.slice(from, to);
  const top = words.includes('前') ? entered.exec(words) : null;
  if (top)
    return wordsOf(
      article,
      from + top.index + top[0].indexOf(top[1]!),
      from + top.index + top[0].indexOf(top[1]!) + top[1]!.length,
    );
  const found = standing.exec(words) ?? ordering.exec(words);
  if (!found || /考评|考核|评价|排名|排行|评比|评估|榜|名单/.test(found[1] ?? found[2]!)) return null;
  const scope = found[1] ?? found[2]!;
  const at = from + found.index + found[0].indexOf(scope, found[0].startsWith(scope) ? 0 : 1);
  return wordsOf(article, at, at + scope.length);
}

const entered =
  /(?:跻身|进入|闯[进入]|[冲挤排杀][进入]|迈[进入]|重[返回]|位居|稳居)((?:全[国省市区县球]|长三角|国内|世界)[^，,；;。\d第前]{0,8})前[一二三四五六七八九十\d]{1,3}[名位强]?$/;

/** 在全省，这一名次是第六; 放眼全国，…: nothing else stands in the clause. */
const standing =
  /^(?:而|则)?(?:在|放眼|放到|从|就|纵观|横向看)((?:全[国省市区县球]|长三角|国内|世界)(?:同类[\u4e00-\u9fff]{2,4})?)(?:范围内?|来看|看|而言|来说|层面)?$|^(?:在|于)?((?:全[国省市区县球]|长三角|国内|(?![在于从全])[\u4e00-\u9fff]{2,3}[省市])[^，,；;。\d]{0,8}?(?:\d{1,3}|[两三四五六七八九十]+)[个家座](?!亿|月)[^，,；;。的]{1,12}?)(?:(?:之中|当中|[中里内])|的[^，,；;。的]{2,10})$/;
const ordering =
  /(?:^|[\u4e00-\u9fff])(?<![所存现])在((?=[^，,；;。]{0,8}(?:全[国省市区县球]|各|[三四五六七八九十]城市|长三角|国内|世界|郊区|同类|同行|\d[个家座]))[^，,；;。]{2,16}?)(?:中|里|内|当中)(?:[\u4e00-\u9fff]{0,3}靠[前后]|相比|的(?:名次|位次|排名|排位)[^，,；;。第]{0,10})?$/;
