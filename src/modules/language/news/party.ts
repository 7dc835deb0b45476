import type { Article, Clause } from './article.ts';
import { emptyMind, nameAt } from './subject.ts';

const lone =
  /^(?:双方|三方|各方|其|并|并且|会上|现场|当天|活动|会议|项目|仪式|大家|我们|他们|该公司|公司|企业|记者|有关部门|相关部门|目前|同时|随着)?$/;
const adverbs =
  /(?:正式|顺利|成功|全面|隆重|联合|共同|率先|同步|集中|进行|宣布|宣告|日前|上午|下午|晚上|今天|当天|于|已经?|又|也|再次|相继|陆续|首次|双双|三方|双方|自主研制|主体结构|圆满|在京|获得?|喜|近日|与|和|将|被|的|代表|在线|现场)+$/;
const place = /(?:在|于)([^在于，,]{2,24})$/;
const leading =
  /^(?:随着|由|经|上午|下午|晚上?|当天|当日|今天|昨天|在|据[^，,]{1,6}|会上|现场|其中|目前|日前|备受关注的|位于[^，,的]{1,16}的|总投资[^，,的]{1,16}的|，|,|\s)+/;
const host = /^由?([^，,]{2,20}?)(?:共同|联合|牵头|自主)*(?:主办|承办|发起|主持|建设|投资|投资建设|研制|研发|打造|举办)的/;
const joint = /[、与和及同]|以及/;

/** What stands before a verb, taken apart: who or what acts, who hosts it, where. */
export function actorBefore(given: string): { actor: string; host: string | null } {
  let words = given.replace(leading, '');
  const hosted = host.exec(words);
  if (hosted) words = words.slice(hosted[0].length);
  words = words.replace(adverbs, '');
  const where = place.exec(words);
  if (where && words.length - where[0].length >= 2) words = words.slice(0, words.length - where[0].length);
  else if (where && where.index === 0) words = '';
  words = words.replace(adverbs, '');
  return { actor: tidy(words), host: hosted ? tidy(hosted[1]!) : null };
}

/** The names in a phrase joined by 与, 和 or 、; the corridor under its own name, words that name nobody left out. */
export function partiesIn(words: string): string[] {
  const names: string[] = [];
  for (const part of words.split(joint)) {
    const name = tidy(part.replace(adverbs, '').replace(/等(?:\d+家)?[^，,]{0,6}$/, ''));
    if (name.length < 2 || name.length > 26 || lone.test(name) || /^[\d一二三四五六七八九十]+[家个方名]/.test(name)) continue;
    const party = isCorridor(name) ? '九城市' : name;
    if (!names.includes(party)) names.push(party);
  }
  return names;
}

/** Whether words name the corridor as a whole. */
export function isCorridor(words: string): boolean {
  return /^(?:长三角)?(?:G60)?(?:科创走廊)?(?:沿线)?九(?:个)?城市$|^(?:长三角)?G60科创走廊$/i.test(words);
}

/** The project, park or body first named in a clause; null where none is. */
export function bodyIn(article: Article, { start, end }: Clause): string | null {
  const name = nameAt(article, start, end, emptyMind());
  return name && name.kind === 'body' ? name.subject : null;
}

/** Takes quotes and joining words off the ends of a name. */
export function tidy(words: string): string {
  let name = words.trim().replace(/^[的了与和、，,:\s]+|[的了与和、，,:\s]+$/g, '');
  const inner = /^[“"]([^“”"]+)[”"]$/.exec(name);
  if (inner) name = inner[1]!;
  return name;
}
