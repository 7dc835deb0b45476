import { opening } from '../pattern.ts';
import type { Token } from '../scan.ts';
import { startersOf } from '../starters.ts';
import { firstFrom } from '../token.ts';
import type { Article, Clause } from './article.ts';
import { type Mind, notePlace } from './mind.ts';
import { hasRole, role } from './role.ts';

/** How far behind its place the legal form of a firm stands at most. */
const farthest = 18;
const joining = startersOf('的与及在由向将对是被把为，。；：、!?:;,“”\n');
const inNames = ['微', '正', '新', '达'];
const verbs = role.act | role.said | role.flow | role.have | role.modal | role.reach | role.lead | role.rank | role.who;

/** The places of a text that only open the name of a firm: 收购|南京|晶合玻璃有限公司 tells nothing of 南京. */
export function placesOfFirms({ plain, tokens }: Pick<Article, 'plain' | 'tokens'>): ReadonlySet<Token> {
  if (!plain.includes('有限')) return none;
  const found = new Set<Token>();
  for (const [i, token] of tokens.entries())
    if (token.kind === 'word' && token.places && opensFirm(plain, tokens, i)) found.add(token);
  return found;
}

/** Keeps the places of a clause in mind, but none of a firm's or a paper's name, and none whose projects or backers were brought (引进上海项目27个). */
export function notePlaces({ plain }: Article, { tokens }: Clause, mind: Mind, ofFirms: ReadonlySet<Token>): void {
  for (const token of tokens)
    if (
      token.kind === 'word' &&
      token.places &&
      !ofFirms.has(token) &&
      !ofOthers.testAt(plain, token.end, token.end + 2) &&
      !ofPaper.testAt(plain, token.end, token.end + 2) &&
      // 中德(宁国)产业园: of a name.
      !(plain[token.start - 1] === '(' && plain[token.end] === ')' && /[\u4e00-\u9fff]/.test(plain.charAt(token.end + 1)))
    )
      notePlace(mind, token);
}

const ofOthers = opening(/^(?:项目|客商|资本|籍)/);
const ofPaper = opening(/^(?:网(?![络红点格上])|日报|晚报|晨报)/);

const none: ReadonlySet<Token> = new Set();

function opensFirm(plain: string, tokens: readonly Token[], at: number): boolean {
  const from = tokens[at]!.end;
  const form = plain.slice(from, from + farthest).indexOf('有限');
  if (form < 1) return false;
  for (let i = from; i < from + form; i++) if (joining[plain.charCodeAt(i)] === 1) return false;
  for (let i = firstFrom(tokens, from); tokens[i] && tokens[i]!.start < from + form; i++)
    if (
      tokens[i]!.kind !== 'word' ||
      // 上海澜微半导体有限公司, 宁波正海磁材有限公司: characters of names that lead on elsewhere.
      (hasRole(tokens[i], verbs) &&
        !hasRole(tokens[i], role.make | role.do) &&
        !inNames.includes(plain.slice(tokens[i]!.start, tokens[i]!.end)))
    )
      return false;
  return true;
}
