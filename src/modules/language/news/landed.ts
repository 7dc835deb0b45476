import type { Article, Clause } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { kindOfBody, type Mind, speakOf } from './mind.ts';
import { bodyNamedAt } from './name.ts';
import type { Name } from './place.ts';
import type { Draft } from './story.ts';

const landing = ofClause.add(/(?:落户|落子|落地|花落|入驻|进驻)(?:于|在)?(?=[\u4e00-\u9fff]{3})/);

/** The zone in which what a clause counts settles; null where it names none at its end or another is told of. */
function landedIn(article: Article, clause: Clause, mind: Mind): Name | null {
  const found = landing.execAt(article.plain, clause.start, clause.end, clause.held);
  if (!found) return null;
  const name = bodyNamedAt(article, clause, clause.start + found.index + found[0].length, mind);
  if (name?.end !== clause.end || kindOfBody(name.subject) !== '园区') return null;
  // 本报嘉兴4月24日电: a place that the zone is of says no more.
  return mind.subject === null || (mind.kind !== '园区' && name.subject.startsWith(mind.subject)) ? name : null;
}

/** 7个项目落户秀洲国家高新区，总投资50亿元: makes the zone what the text speaks about, of which the `drafts` of a clause were told that named nobody nearer. */
export function landOn(article: Article, clause: Clause, mind: Mind, drafts: readonly Draft[]): void {
  const zone = drafts.length > 0 ? landedIn(article, clause, mind) : null;
  if (!zone) return;
  for (const { observation } of drafts) if (observation.subject === mind.subject) observation.subject = zone.subject;
  speakOf(mind, zone.subject, zone.takes);
}
