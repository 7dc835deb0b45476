import type { Article } from './article.ts';
import type { Period } from './period.ts';

/** Words after which letters and digits touch although the digits are a value (GDP1.2万亿元). */
const measured = new Set(['gdp', 'pct', 'cpi', 'ppi', 'pmi', 'd', 'ipo', 'rd']);
const unitLetters = /^(?:m2|km|kwh|kw|kva|gwh|gw|mwh|mw|ha|t|gdp|pct|r&d|a股|ipo)(?![a-z])/;
const patterns: readonly RegExp[] = [
  /https?:\/\/[^\s，。]{1,200}|www\.[^\s，。]{1,200}/g,
  // Telephones, post codes and the like.
  /(?:电话|热线|手机|微信|qq|邮编|传真|邮箱|编号|证号|代码)[^，。;\d]{0,6}[\d-]{4,20}/g,
  /(?<!\d)(?:0\d{2,3}-)\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)[48]00-\d{3,4}-?\d{3,4}(?!\d)/g,
  /(?<![\d.])(?:\d{1,4}|[nx])(?:\+(?:\d{1,4}|[nx])){1,6}/g,
  /《[^》\n]{1,80}》/g,
  /[〔[(（【](?:19|20)\d\d[〕\])）】] ?第?\d+号?/g,
  /第 ?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})(?:家|个|条|座|台|批|期|届|次|名|位|款|架|艘|颗|类|人)?/g,
  /(?<![\d.])\d{1,5}(?:-\d{1,4})?(?:号|弄|室|楼(?!宇)|层|栋楼|英寸|纳米|nm|岁|周年|小时|分钟|秒|天|周(?!边)|个?多?月|个?工作日|年)/g,
  /每(?:\d{1,4}|[一二两三四五六七八九十])[家个台人户名天年月]/g,
  /(?:阅读|浏览|点击|转发|点赞|播放|观看|访问次数)(?:量|数|次数)?(?:达|为|:|：)? ?[\d.,]+万?次?/g,
  /(?<![\d.])\d{1,2}:\d{2}(?::\d{2})?/g,
  /(?<![\d.])\d{1,2}(?:\.\d)?(?:版|\.0)(?![\d万亿%])/g,
  /(?:世界|中国|全球|民企|民营企业|行业|财富)\d{2,3}强|(?<!\d)\d{2,3}强/g,
  /\d{1,3}[x×]\d{1,3}/g,
  // What a project or firm is worth at least, inside its name: 亿元以上项目, 10亿元级企业.
  /(?<![\d.])(?:\d{1,6}(?:\.\d{1,3})?|[一二三五十百千]{0,3})[万亿]{0,2}(?:美?元)(?:及以上|以上|以下|级)的?(?:[\u4e00-\u9fff]{0,4}(?:项目|企业|工程|产业|集群|订单|园区|设备))/g,
  /(?<![\d.])\d{1,3}岁(?:以上|以下)/g,
];
const quoted = /["“‘][^"“”‘’\n]{1,9}["”’]/g;
const letters = /(?<![a-z])([a-z][a-z&]{0,7}[-.]?)(\d{1,6}(?:\.\d+)?)|(?<![\d.])\d{1,4}(?:\.\d+)?([a-z][a-z0-9&]{0,6})/g;

/** Marks the numbers that are names, addresses, ordinals, times or telephones, so that none is read as a value. */
export function maskNumbers({ plain }: Article, periods: readonly Period[]): Uint8Array {
  const mask = new Uint8Array(plain.length);
  for (const { start, end } of periods) mask.fill(1, start, end);
  for (const pattern of patterns)
    for (const match of plain.matchAll(pattern)) mask.fill(1, match.index, match.index + match[0].length);
  for (const match of plain.matchAll(quoted))
    if (!/[亿%]|万元/.test(match[0])) mask.fill(1, match.index, match.index + match[0].length);
  for (const match of plain.matchAll(letters)) {
    const [whole, head, , tail] = match;
    if (head !== undefined ? measured.has(head) : unitLetters.test(tail!)) continue;
    mask.fill(1, match.index, match.index + whole.length);
  }
  return mask;
}
