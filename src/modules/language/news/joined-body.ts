import { standsIn, startersOf } from '../starters.ts';
import { tokensIn } from '../token.ts';
import type { Article } from './article.ts';
import { strong, weak } from './body-words.ts';
import { holdsClause } from './clause-in-name.ts';
import { knownFirmAt } from './known-firm.ts';
import { placesAt } from './place.ts';
import { hasRole, role } from './role.ts';

const joinedEnds = startersOf('群盟链体园地目');

/** 芜湖市机器人及增材设备产业集群, 常州某某高压连接与配电器项目: where the name of a cluster or project that joins two trades ends; null where none begins at `at`. */
export function joinedBody(article: Article, at: number, limit: number): number | null {
  if (!standsIn(joinedEnds, article.plain, at, limit)) return null;
  const found =
    /^([\u4e00-\u9fff]{3,14}?)(?:及|和|与)[\u4e00-\u9fff]{2,10}?(产业集群|产业联盟|产业链|集群|联合体|产业园|产业基地|项目)/.exec(
      article.plain.slice(at, limit),
    );
  if (!found || holdsClause(found[0]) || strong.test(found[1]!) || weak.test(found[1]!)) return null;
  const own = placesAt(article, at, limit)?.end ?? (found[2] === '项目' ? knownFirmAt(article, at, limit) : null);
  if (own === null) return null;
  const end = at + found[0].length;
  // 杭州市和嘉兴市共建项目: whose it is.
  if (found[2] === '项目' && (at + found[1]!.length - own < 2 || holdsPlace(article, own, end))) return null;
  return tokensIn(article.tokens, at, end).some(token =>
    hasRole(token, role.have | role.flow | role.reach | role.act | role.share | role.rank | role.up | role.down | role.modal),
  )
    ? null
    : end;
}

const holdsPlace = ({ tokens }: Article, start: number, end: number) =>
  tokensIn(tokens, start, end).some(token => token.kind === 'word' && token.places !== null);
