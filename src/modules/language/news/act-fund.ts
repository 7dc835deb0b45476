import { matchesOf } from '../matches.ts';
import type { Roles } from './act-object.ts';
import type { ActScene, Found } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

const round = /Pre-IPO轮?融资|(?:(?:Pre-)?[A-Fa-f]\+{0,2}\d?|天使|种子|战略|首|新一)轮?融资|[^，,。\d]{0,6}融资/;
const investors =
  /(?:投资方(?:包括|为|有|是)|领投方(?:为|是)|投资方正是(?:[^，,。的]{2,12}的)?)([^，,。；;]{2,48}?)(?:等|[，,。；;]|$)|由([^，,。；;]{2,40}?)(?:领投|联合投资|共同投资|投资(?!基金|集团|公司|有限|控股|管理|合伙|机构|中心|平台|发展|银行|[者人])|跟投|等|$|(?=[，,]))/;
/** 深创投领投, 老股东启岸资本继续加码 */
const followers =
  /([^，,。；;由]{2,40}?)(?:继续|同步|联合|也|再次|持续|超额|独家|共同|均|全部|战略|追加)*(?:领投|跟投|加注|追投|加码|参投|加持|追加投资)(?![的项方者])/g;
const unnamed = /^(?:多家|多位|数家|原|原有|全体|部分|众多|其他|知名|新老)?(?:老股东|新股东|股东|机构|投资方|投资机构|产业资本)$/;

/** The round and who takes part in it: who gets the money, who leads and who follows; of a fund, who pays in. */
export function financing(
  { article, sentence, next }: ActScene,
  { index, start, end }: Pick<Found, 'index' | 'start' | 'end'>,
  actor: string,
  before: string,
  behind: string,
  hosts: string[],
): Roles {
  const words = wordsOf(article, sentence.start, sentence.end);
  // 台州基金首期募集完成，出资人包括…; X披露，向特定对象发行股票的募集资金11.8亿元已全部到账
  if (/到账|募集/.test(article.plain.slice(start, end))) {
    const owner =
      /^(.{3,24}?基金)/.exec(actor)?.[1] ??
      (index > 0 ? actorBefore(before).actor.replace(/(?:晚间)?(?:披露|公告|宣布|称)$/, '') : '');
    const payers = /(?:出资人|出资方|认缴方|投资人)(?:包括|为|有|：)([^，,。；;]{3,60})/.exec(
      words.slice(end - sentence.start),
    )?.[1];
    return [
      actor.replace(owner, '').replace(/的?募集资金.*$/, '') + (/募集/.test(article.plain.slice(start, end)) ? '募集' : '') ||
        '募集',
      [...partiesIn(owner), ...(payers ? paidBy(payers) : [])],
    ];
  }
  // 由锡创投发起的并购基金完成首关: the fund and who set it up.
  if (/^(?:首轮|首次|最终)?(?:首关|终关|关账)$/.test(behind)) return [actor || null, hosts.filter(party => !/^\d/.test(party))];
  // 披露定增结果; 定增落地
  if (/^(?:定增|定向增发)/.test(behind) || /^(?:定增|定向增发)/.test(article.plain.slice(start, end)))
    return ['定增', partiesIn(actor.replace(/(?<=.{3})以[^，,]*$/, ''))];
  // 完成D轮融资。本轮融资由…领投
  const more =
    next && /^[本此][轮次]/.test(article.plain.slice(next.start, next.start + 2)) ? wordsOf(article, next.start, next.end) : '';
  const tail = words.slice(Math.max(0, words.indexOf('融资'))) + (more === '' ? '' : `。${more}`);
  const backers = investors.exec(tail);
  const others = matchesOf(tail.replace(/^[^，,]{0,6}[，,]/, ''), followers)
    .slice(0, 4)
    .flatMap(found => partiesIn(found[1]!))
    .filter(party => !unnamed.test(party) && !/^\d/.test(party));
  // 老股东继续加码，新进股东包括国鑫创投和嘉定产投
  const entrants =
    /(?:新进股东|新股东|新增股东|新投资方|投资人|出资方)(?:包括|为|有|是)([^，,。；;]{2,48}?)(?:等|[，,。；;]|$)/.exec(tail);
  const led = /^(.{2,40}?)(?:等[^，,领投]{0,8})?(?:独家|联合|共同|战略)*(?:领投|投资|跟投|参投)的/.exec(behind);
  const object = behind
    .replace(/^[^，,]*?元(?:人民币)?(?=.{2})/, '')
    .replace(/(?<=[债券据s])(?:约|近|超)?\d[\d.]*[万亿]?[美欧]?元$/i, '');
  // 融到C轮5亿元
  const bare = /^((?:Pre-?)?[A-Fa-f]\+{0,2}|天使)轮(?=约|近|超|\d)/i.exec(behind);
  if (bare) return [`${bare[0]}融资`, partiesIn(actor)];
  // 获得某产投2000万元天使轮投资: who pays, and the round.
  const stake = /^([^\d，,]{2,24}?)(?:[\d.]+[万亿]?[美欧]?元)?的?((?:天使|种子|战略|Pre-?[A-Fa-f]|[A-Fa-f]\+{0,2})轮)投资$/.exec(
    behind,
  );
  if (stake) return [`${stake[2]!}投资`, [...partiesIn(actor), ...partiesIn(stake[1]!)]];
  // 获国投创业、嘉兴产投联合注资1.6亿元, 获得合肥产投等机构2.8亿元战略投资: who pays stands between.
  const paid =
    /^([^\d，,]{2,40}?)(?:等(?:多家|\d+家)?(?:机构|基金|企业|投资方)?)?(?:近|超|约)?(?:[\d.]+[万亿]?[美欧]?元)?的?(?:联合|共同|独家)*(注资|增资|(?:战略|股权|追加|联合|共同)投资|投资(?=[约近超\d]))/.exec(
      behind,
    );
  if (paid && !/^数?[十百千万亿]+元?$/.test(paid[1]!))
    return [/投资|^增资/.test(paid[2]!) ? paid[2]! : '融资', [...partiesIn(actor), ...partiesIn(paid[1]!)]];
  return [
    round.exec(object)?.[0].replace(/^的|^获得?/, '') ?? (object || '融资'),
    [
      ...partiesIn(
        actor
          .replace(/^[\u4e00-\u9fff]{2,6}企业(?=[^，,]{2,}、)/, '')
          .replace(/(?:的)?(?:上一|前一|新一|上|首|最近一)轮(?:融资)?[是为]?$/, ''),
      ),
      ...(led ? partiesIn(led[1]!) : []),
      ...(backers ? partiesIn(backers[1] ?? backers[2]!).filter(party => !/^\d|一家/.test(party)) : []),
      ...others,
      ...(entrants ? partiesIn(entrants[1]!) : []),
    ],
  ];
}

/** 11家商会企业和市产投公司 */
const paidBy = (words: string) =>
  words
    .split(/、|和|及/)
    .map(tidyName)
    .filter(name => name.length > 1);
