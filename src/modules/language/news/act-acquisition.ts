import { ownName, type Roles, sellers } from './act-object.ts';
import { type ActScene, clauseWords, type Found, openOf, wordsBetween } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

/** What was bought, and who bought, sold or was it. */
export function acquisition(
  scene: ActScene,
  { clause, start }: Pick<Found, 'clause' | 'start'>,
  actor: string,
  behind: string,
): Roles {
  const { article, sentence } = scene;
  const words = wordsOf(article, sentence.start, sentence.end);
  behind = behind
    .replace(/^已?经?于?(?:正式|顺利)?(?:完成|办结)了?(?:全部|股权)?(?:交割|过户|工商变更|交易)?$/, '')
    .replace(/(?<=股权|股份|权益|资产)(?:一事|事宜|的?交易|事项).*$/, '');
  // 浙江胜骅制动被德国汉诺集团以2.8亿元收购85%股权
  const passive = /^(.{2,24}?)被(.{2,24}?)(?:以[^，,]*)?$/.exec(actor);
  // 厂房去年3月以1.1亿元被浙江客商收购: the thing stands before the price, or clauses before.
  if (passive && /^以[^，,]*元$/.test(passive[1]!)) {
    const thing = /([\u4e00-\u9fff]{2,12}(?:厂房|地块|楼宇|资产|公司|企业))$/.exec(
      clauseWords(scene, sentence.clauses.indexOf(clause) - 1),
    )?.[1];
    return [thing?.replace(/^.*的/, '') ?? null, partiesIn(passive[2]!)];
  }
  if (passive) return [`${tidyName(ownName(passive[1]!))}${behind}`, [...partiesIn(passive[1]!), ...partiesIn(passive[2]!)]];
  const target = tidyName(behind.replace(/的?(?:100|\d[\d.]*)%的?(?:股权|股份)?.*$|的?全部股权$/, ''));
  // 完成对…的收购: the target stands before.
  const ahead = /^(.*?)(?:以[^，,]*?元)?(?:完成|实现|达成)?对([^，,]{2,30})的$/.exec(
    `${wordsBetween(article, openOf(article, clause.start, start, scene.periods), start, scene.periods)}`,
  );
  if (behind === '' && ahead)
    return [
      tidyName(ahead[2]!),
      [
        ...partiesIn(actorBefore(ahead[1]!).actor),
        tidyName(ownName(ahead[2]!.replace(/\s*(?:100|\d[\d.]*)%.*$|(?:的?全部|控股)股权$/, ''))),
        ...sellers(words),
      ],
    ];
  return [
    behind || null,
    [
      ...partiesIn(actor.replace(/(?:以|斥资|耗资|出资|豪掷)[^，,]*$/, '')),
      ...(target === '' || /^(?:位于|一[处宗块栋])|(?:厂房|地块|业务|资产|土地)$/.test(target) ? [] : [ownName(target)]),
      ...sellers(words),
    ],
  ];
}
