import { lotBefore, objectOf, type Roles, sizeBehind, winnersIn } from './act-object.ts';
import type { ActScene, Found } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

/** Who won which lot, and for whom. */
export function bid(
  scene: ActScene,
  { clause, index, start, end }: Pick<Found, 'clause' | 'index' | 'start' | 'end'>,
  { actor, before, behind }: { actor: string; before: string; behind: string },
): Roles {
  const { article } = scene;
  // 确认公司为…项目中标人
  const winner = /人|单位/.test(article.plain.slice(start, end))
    ? /^(.*?)(?:确认|确定)?(公司|[^，为]{2,20})?为(.{4,60})$/.exec(wordsOf(article, clause.start, start))
    : null;
  if (winner) return [tidyName(winner[3]!), winner[2] ? [winner[2].replace(/^(?:确认|确定)/, '')] : []];
  const won = behind === '' ? /^(.{2,30}?)[由被](.{2,24}?)(?:以[^，,]*)?$/.exec(actor) : null;
  if (won) return [tidyName(won[1]!), partiesIn(won[2]!)];
  // 一宗用地成功出让，竞得人为格睿能源
  if (/[人方者位业][为是系]$/.test(article.plain.slice(start, end)))
    return [
      lotBefore(scene, index) ?? actorBefore(before.replace(/(?:成功|正式)*(?:出让|成交|开标|定标).*$/, '')).actor,
      partiesIn(behind),
    ];
  // 项目花落城投集团
  if (/花落/.test(article.plain.slice(start, end))) return [objectOf(actor), partiesIn(behind)];
  const ahead = actor === '' && behind !== '' ? winnersIn(before) : [];
  if (ahead.length > 0) return [behind, ahead];
  // 中标皖北能源集团储能电站项目: for whom.
  const client = /^([\u4e00-\u9fff]{2,12}?(?:集团|公司|电网))(?=[^，,的]{4,})(?!项目)/.exec(behind)?.[1];
  if (client && actor !== '')
    return [tidyName(behind.slice(client.length)), [...partiesIn(actor.replace(/以[^，,]*$/, '')), ...partiesIn(client)]];
  const lot = behind === '' ? lotBefore(scene, index) : null;
  // 摘得土地30亩
  behind = behind.replace(/(?<=土地|用地|地块)\d[\d.]{0,8}亩$/, '');
  // 中标某车企电驱壳体项目: nobody is named.
  behind = behind
    .replace(sizeBehind, '')
    .replace(/^某[\u4e00-\u9fff]{0,4}(?:[车药民国央]企|公司|集团|企业|厂商|客户|单位)的?(?=.{3})/, '');
  return [
    lot?.replace(/(?<=.{4})(?:开标|招标)$/, '') ??
      (behind ||
        (/[地块标段]$|用地|(?:项目|工程|采购)$/.test(before)
          ? tidyName(
              before.replace(
                /^(?:竞拍|挂牌|拍卖|公开)*(?:成交|出让|开标|招标)的|(?:成功)?(?:出让|挂牌|拍卖|成交|开标|招标).*$/g,
                '',
              ),
            )
          : null)),
    partiesIn(
      actor
        .replace(/以[^，,]*$|(?<=.{3})[\d.]+[万亿]?元$/, '')
        .replace(/^由?(.{4,}?)(?:共同)?组成的?联合体$/, '$1')
        .replace(/^(?:公司)?(?:全资)?子公司(?=[\u4e00-\u9fff]{3})/, ''),
    ),
  ];
}
