import { ownName, type Roles, sellers } from './act-object.ts';
import { type ActScene, clauseWords, type Found, openOf, wordsBetween } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

/** 接盘的是山东瑞涂化学, 新东家是…: who bought it, told behind. */
const buyer =
  /(?:(?:接盘|接手|受让|承接|购买|收购|买)(?:的|方|者|家|人)|新(?:东家|主人|股东|大股东|控股股东))(?:正|就)?[是为系]([^，,。；;]{2,24})/;

const buyersIn = (words: string): string[] => {
  const found = buyer.exec(words)?.[1];
  return found ? partiesIn(bought(found)) : [];
};

const selling = /^(?:卖掉|卖出|出售|售出|转让|脱手)/;

/** Whom a thing went to, without what they are to the seller: 给了大股东瑞昇集团. */
export const bought = (words: string) =>
  words
    .replace(/^(?:给|至|了)+/, '')
    .replace(/^(?:第[一二三]?大|大|控股|老|新)?(?:股东|东家|伙伴|合作伙伴|竞争对手|同行)(?=.{3})/, '');

/** What a seller parts with, without whose it was, how and for how much: 手里湖州恒翼阀门60%的股权, 电驱工厂股权悉数作价…. */
export const sold = (words: string) =>
  words
    .replace(/^(?:了|旗下|其|所?持有?|手里|手中|名下|在手|拥有|的)+(?=.{2})/, '')
    .replace(
      /(?<=.{2})(?:悉数|全数|一并|整体|打包|正式|成功|(?:作价|以)(?:约|近|超)?[\d.]+[万亿]?[美欧日港]?元(?:的价格)?)+$/,
      '',
    );

/** What was bought, and who bought, sold or was it. */
export function acquisition(
  scene: ActScene,
  { clause, start, end }: Pick<Found, 'clause' | 'start' | 'end'>,
  actor: string,
  behind: string,
): Roles {
  const { article, sentence } = scene;
  const words = wordsOf(article, sentence.start, sentence.end);
  const verb = article.plain.slice(start, end);
  // 卖掉了旗下涂料公司51%的股权，接盘的是…: who sells, what, and to whom.
  if (selling.test(verb)) return [tidyName(sold(behind)), [...partiesIn(actor), ...buyersIn(words)]];
  if (verb === '易主') return [actor || null, buyersIn(words)];
  behind = behind
    .replace(/(?<=.{4})(?:之|以)?后$/, '')
    .replace(/^已?经?于?(?:正式|顺利)?(?:完成|办结)了?(?:全部|股权)?(?:交割|过户|工商变更|交易)?$/, '')
    .replace(/(?<=股权|股份|权益|资产)(?:一事|事宜|的?交易|事项|的?(?:交割|过户|股权变更|工商变更|变更)手续).*$/, '');
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
  const target = tidyName(
    behind.replace(/的?(?:剩余|其余|余下)?的?(?:100|\d[\d.]*)%的?(?:股权|股份)?.*$|的?(?:全部|剩余|其余|余下)(?:股权|股份)$/, ''),
  );
  // 完成对…的收购: the target stands before.
  const ahead = /^(.*?)(?:以[^，,]*?元)?(?:完成|实现|达成)?对([^，,]{2,30})的$/.exec(
    `${wordsBetween(article, openOf(article, clause.start, start, scene.periods), start, scene.periods)}`,
  );
  if (behind === '' && ahead)
    return [
      tidyName(ahead[2]!),
      [
        ...partiesIn(actorBefore(ahead[1]!).actor),
        ...(verb === '回购'
          ? []
          : [
              tidyName(
                ownName(
                  ahead[2]!.replace(
                    /\s*的?(?:剩余|其余|余下)?(?:100|\d[\d.]*)%.*$|(?:的?(?:全部|剩余|其余|余下)|控股)(?:股权|股份)$/,
                    '',
                  ),
                ),
              ),
            ]),
        ...sellers(words),
      ],
    ];
  return [
    behind || null,
    [
      ...partiesIn(actor.replace(/(?:以|斥资|耗资|出资|注资|投资(?=[约近超]?\d)|豪掷|花费?了?|砸下)[^，,]*$/, '')),
      ...(target === '' || /^(?:位于|一[处宗块栋])|(?:厂房|地块|业务|资产|土地)$/.test(target) ? [] : [ownName(target)]),
      ...sellers(words),
    ],
  ];
}
