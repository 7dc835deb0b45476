import { type ActScene, openOf, wordsBetween } from './act-scene.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

/** 国务院批复同意X升级为Y; X获批Y; X批准Y的Z. */
export function approval(
  { article, periods }: ActScene,
  from: number,
  start: number,
  side: string,
  actor: string,
  behind: string,
): [object: string | null, parties: string[]] {
  const raised = /^(?:同意)?(.{2,24}?)(?:升级为|设立为|建设|成为)(.{2,24})$/.exec(behind);
  if (raised) return [tidyName(raised[2]!), [...partiesIn(actor), ...partiesIn(raised[1]!)]];
  const allowed = /^同意([\u4e00-\u9fff]{2,10}?)(?:设立|建设|成立|新建)(.{3,40})$/.exec(behind);
  if (allowed) return [tidyName(allowed[2]!), [...partiesIn(actor), ...partiesIn(allowed[1]!)]];
  // X股份有限公司年度股东大会审议通过…: the firm.
  const board =
    /^(.{4,30}?(?:公司|集团|股份))(?:第[^届]{1,3}届)?(?:\d{4}年?)?(?:年度|临时)?(?:第.{1,3}次)?(?:临时)?(?:股东大会|股东会|董事会)/.exec(
      actor,
    );
  if (board && behind !== '') return [behind, partiesIn(board[1]!)];
  const agreed = /^同意(?:设立|建设|成立|新建)?(.{2,40})$/.exec(behind);
  if (agreed) return [tidyName(agreed[1]!), partiesIn(actor)];
  const words = wordsBetween(article, openOf(article, from, start, periods), start, periods);
  // 收到国家药监局核准签发的…注册证: who gave it.
  const issued = /^(.{2,20}?)(?:颁发|核准签发|签发|批准|发放)的(.{2,40})$/.exec(behind);
  if (issued) return [tidyName(issued[2]!), [...partiesIn(actor), ...partiesIn(issued[1]!)]];
  const given = /^(.*?)获(?:得)?([^，,]{2,16})$/.exec(words);
  if (given || side === 'before' || behind === '' || behind === '上市') {
    const whole = given ? actorBefore(given[1]!).actor : actor;
    const [owner, thing] = whole.includes('的')
      ? [
          whole.slice(0, whole.indexOf('的')).replace(/(?<=.{2})(?:自主)?(?:研发|研制|申报|生产|开发)$/, ''),
          whole.slice(whole.indexOf('的') + 1),
        ]
      : ['', whole];
    const firm = owner === '' ? ownerIn(thing) : null;
    return [
      (firm ? thing.slice(firm.length) : thing) || null,
      [...partiesIn(firm ?? owner), ...(given && /[局委部会院府厅]$/.test(given[2]!) ? partiesIn(given[2]!) : [])],
    ];
  }
  // 批准金华康祺生物自主研发的1类新药…上市
  const owned = /^(.{2,20}?)(?:自主研发|研发|研制|申报|生产)的(.{2,30}?)(?:上市|注册)?$/.exec(behind);
  if (owned) return [tidyName(owned[2]!), [...partiesIn(actor), ...partiesIn(owned[1]!)]];
  const zone = /^(.{4,20}?(?:区|园|市|县))(升级扩区|扩区|升级|扩容|更名)$/.exec(behind);
  if (zone) return [zone[2]!, [...partiesIn(actor), ...partiesIn(zone[1]!)]];
  return [behind || null, partiesIn(/^(.{3,}?)的/.exec(actor)?.[1] ?? actor)];
}

/** 南京玄铁数控股份有限公司|IPO申请: the firm that owns a thing. */
const ownerIn = (words: string) => /^(.{4,24}?(?:有限公司|股份公司|集团))(?=.{2})/.exec(words)?.[1] ?? null;
