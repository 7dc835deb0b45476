import { type Article, type Clause, type Sentence, wordsOf } from './article.ts';
import { partiesIn } from './party.ts';
import { listAt } from './place.ts';

/** What the shares of a firm are told with. */
const held = /持股|占股|出资|认缴|持有/;
const ordered = /^(?:排名?|位居|位列|名列)?前[三四五六七八九十\d]{1,2}[名位]?的?(?:分别|依次)?[是为](?=[^，,]{2,}[、和与])/;
const row =
  /(?:^|由|为|是)((?:[^，,。；;、:：由和与及\d%]{2,24}[、和与及]){1,5}[^，,。；;、:：由和与及\d%]{2,24}?)(?=[两三四五六双]方|共同|联合|合资|合作|出资|签[订署约]|组建|成立|设立|发起|共建|$)/;

/** A、B和C三方出资的研究院成立，三方分别持股40%、35%和25%: as many holders as figures; null where the sentence names none. */
export function holdersBefore(
  article: Article,
  { clauses }: Sentence,
  { start, end }: Clause,
  count: number,
): readonly string[] | null {
  const isHeld = held.test(article.plain.slice(start, end));
  if (!isHeld && !article.plain.slice(start, end).includes('分别')) return null;
  for (const one of clauses.filter(clause => clause.start <= start).reverse()) {
    const words = article.plain.slice(one.start, Math.min(one.end, one.start + 120));
    // 排名前三的是A、B和C，产值分别为…
    const first = isHeld ? null : (ordered.exec(words)?.[0].length ?? null);
    if (!isHeld && first === null) continue;
    const places = first === null ? null : listAt(article, one.start + first, one.end);
    if (places?.parts?.length === count) return places.parts;
    const found = /[和与及]/.test(words) ? row.exec(words) : null;
    if (!found) continue;
    const at = one.start + found.index + found[0].indexOf(found[1]!);
    // 发起人为A、B和C
    const told = wordsOf(article, at, at + found[1]!.length).replace(/^[\u4e00-\u9fff]{2,4}[为是](?=.{3})/, '');
    const names = partiesIn(told);
    if (names.length === count) return names;
  }
  return null;
}
