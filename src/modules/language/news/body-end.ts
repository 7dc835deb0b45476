import { knownNameAt } from '../known-name.ts';
import { opening } from '../pattern.ts';
import { startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import type { Article } from './article.ts';
import { firmTail } from './firm-tail.ts';
import { role, rolesOf, telling } from './role.ts';
import { isAllUnknown } from './unknown.ts';

/** Words that end what a name can be. */
const hardRoles = telling | role.said | role.act;

const softRoles = role.make | role.do;

export const stopCharacters = startersOf('与和及向在以对被把由从于的等将已凭');

const serving = opening(
  /^(?:服务(?:综合体|平台|联盟|集团|驿站|联合体|中心(?!城|[、大]))|(?:转化|转移|交易|孵化|检测|检验)(?:平台|中心|基地)(?![数总])|(?:改造|更新|扩建|提升|升级)(?:项目|工程)(?![数总建的]|[一二三四五六七八九十\d]))/,
);

const wins = opening(/^(?:力压|击败|中标|竞得|胜出|连续|回应|回复|公告|披露|宣布)/);

const legalVerb = opening(/^(?:投资|建设|运营|服务|管理|开发|经营|担保|发展)[\u4e00-\u9fff]{0,6}?有限(?:责任)?公司/);

/** Where what may be a name ends: at a verb of the news, a time, a figure or a mark; `soft`: also at verbs that names hold (投资, 服务). */
export function stopsAt({ tokens, starts, plain }: Article, at: number, limit: number): { hard: number; soft: number } {
  let stop = limit;
  let soft = -1;
  // Once in a name.
  let isServed = false;
  // 华为: a name everybody knows holds what ends others.
  const known = at + (knownNameAt(plain, at, limit)?.length ?? 0);
  for (let i = firstFrom(tokens, Math.max(at, known)); i < tokens.length && tokens[i]!.start < stop; i++) {
    const token = tokens[i]!;
    const roles = rolesOf(token);
    // 2024长三角氢能产业大会, 第六届…: the number belongs to the name.
    // 海拓轮毂二期工厂: so does which stage it is.
    const isFigure =
      (token.kind === 'quantity' &&
        !(token.start === at && /^20\d\d(?!年)/.test(plain.slice(at, at + 5))) &&
        !(token.start > at && staged.testAt(plain, token.start, token.start + 8))) ||
      // 某联盟2025年会: so does the year of a meeting held every year.
      (token.kind === 'time' && token.start > at && !ofYear.testAt(plain, token.start, token.end + 3));
    if (isFigure) stop = token.kind === 'quantity' ? token.head : token.start;
    else if (token.kind === 'mark' && !'“”"()·+'.includes(token.mark)) stop = token.start;
    // G60号中欧班列: no row.
    else if (
      plain[token.start] === '列' &&
      plain.charAt(token.start - 1) === '班' &&
      /[a-z\d”]/.test(plain.slice(at, token.start))
    )
      continue;
    // 立讯达电子: no verb.
    else if (
      plain[token.start] === '达' &&
      token.end === token.start + 1 &&
      token.start - at > 1 &&
      token.start - at < 4 &&
      isAllUnknown({ plain, starts }, at, token.start) &&
      [2, 3, 4].some(length => firmTail.test(plain.slice(token.end, token.end + length)))
    )
      continue;
    // 金华速达供应链有限公司
    else if (plain[token.start] === '达' && token.end === token.start + 1 && isOfForm({ tokens, plain, starts }, at, token.start))
      continue;
    // 欣辰显示: a trade as well.
    else if (
      token.kind === 'word' &&
      token.word === '显示' &&
      token.start - at > 1 &&
      isAllUnknown({ plain, starts }, token.start - 2, token.start)
    )
      continue;
    // 敦岭建设力压群雄
    else if (
      token.kind === 'word' &&
      token.word === '建设' &&
      token.start - at > 1 &&
      isAllUnknown({ plain, starts }, token.start - 2, token.start) &&
      wins.testAt(plain, token.end, token.end + 2)
    )
      continue;
    // 机床产业服务综合体
    else if (!isServed && roles & softRoles && serving.testAt(plain, token.start, token.start + 6)) isServed = true;
    else if (token.start > at) {
      if (roles & hardRoles && !(roles & softRoles && legalVerb.testAt(plain, token.start, token.start + 18))) stop = token.start;
      else if (soft < 0 && roles & softRoles) soft = token.start;
    }
  }
  if (soft < 0) soft = stop;
  const last = Math.max(stop, soft);
  for (let i = Math.max(at + 2, known); i < last; i++)
    if (
      starts[i] &&
      starts[i + 1] &&
      stopCharacters[plain.charCodeAt(i)] &&
      !isInQuotes(plain, at, i) &&
      !isInForm(tokens, plain, at, i)
    )
      return { hard: Math.min(stop, i), soft: Math.min(soft, i) };
  return { hard: stop, soft };
}

/** 2025年会: the meeting of a year, and no 2025. */
export const ofYear = opening(/^20\d\d年会(?:$|[暨上在举召，。、”)）]|开幕|现场)/);

const staged = opening(
  /^(?:[一二三四五六]期(?=[一二三四]阶段(?:工程|项目))|[一二三四]阶段(?:工程|项目)|[一二三四五六]期(?:码头|泊位|航道|机场|道路|管网|电站|水厂|桥梁|隧道|扩建|改造)?工程)(?![数总])|^[一二三四]期(?:[\u4e00-\u9fff]{0,2}(?:工厂|基地|产线|生产线|厂区|厂房|园区|电站))(?![\u4e00-\u9fff]?[数占总])/,
);

/** 合肥晶和微电子有限公司: one character between the place and 和 is no name, so that 和 belongs to it. */
function isInForm(tokens: Article['tokens'], plain: string, at: number, i: number): boolean {
  if (!beforeForm.testAt(plain, i - 1, i + 22)) return false;
  let end = at;
  for (let k = firstFrom(tokens, at); tokens[k]?.start === end; k++) {
    const token = tokens[k]!;
    if (token.kind !== 'word' || !token.places) break;
    end = token.end;
  }
  return end > at && end === i - 1;
}

/** Whether one to three unknown characters stand between a place and a character of the name of a firm that its form shows. */
function isOfForm({ tokens, plain, starts }: Pick<Article, 'tokens' | 'plain' | 'starts'>, at: number, i: number): boolean {
  const place = tokens[firstFrom(tokens, at)];
  if (place?.kind !== 'word' || place.start !== at || !place.places || i - place.end < 1 || i - place.end > 3) return false;
  return isAllUnknown({ plain, starts }, place.end, i) && beforeForm.testAt(plain, place.end, place.end + 24);
}

const beforeForm = opening(
  /^(?![还也又都已仅只正刚将曾并再均共先亦则便才可能要想拟会就更])[\u4e00-\u9fff][\u4e00-\u9fff]{2,16}?有限(?:责任)?公司/,
);

const isInQuotes = (plain: string, from: number, at: number) =>
  plain.slice(from, at).lastIndexOf('“') > plain.slice(from, at).lastIndexOf('”');
