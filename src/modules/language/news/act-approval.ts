import { isPlaceWord } from '../dictionary.ts';
import { defaultGazetteer } from '../gazetteer.ts';
import { firmAhead } from './act-firm.ts';
import { type ActScene, type Found, openOf, wordsBetween } from './act-scene.ts';
import { wordsOf } from './article.ts';
import { actorBefore, partiesIn, tidyName } from './party.ts';

const ofSum = /^(?:总|计划)?投资[\d.]+[万亿]?[美欧]?元的/;

/** 某高新区|经省政府批复 */
const byWhom = /(?<=.{3})经(?:国务院|[\u4e00-\u9fff]{1,8}(?:政府|[委部厅局]))(?:正式)?$/;

/** 国务院批复同意X升级为Y; X获批Y; X批准Y的Z. */
export function approval(
  { article, sentence, periods }: ActScene,
  from: number,
  start: number,
  side: string,
  actor: string,
  behind: string,
  isPassed: boolean,
): [object: string | null, parties: string[]] {
  actor = actor
    .replace(ofSum, '')
    .replace(/^迎来(?=.{3})/, '')
    .replace(byWhom, '');
  // 镇江句容的瑞豪智能装备“零土地”技改项目: whose it is, and not where.
  const where = /^((?:[\u4e00-\u9fff]{2}){1,2})的(?=[^“”]{4,16}“)/.exec(actor);
  if (where && isPlace(where[1]!.slice(-2))) actor = actor.slice(where[0].length).replace(/“[^”]*”[^，,]{0,8}(?:项目|工程)$/, '');
  behind = behind.replace(/[（(][^（）()]{2,16}号[）)]$/, '');
  const raised =
    /^(?:同意)?(.{2,24}?)(?:升级为|设立为|成为)(.{2,24})$/.exec(behind) ??
    /^同意(?!在)(.{2,24}?)建设(?!方案|规划|标准|用地)(.{2,24})$/.exec(behind);
  if (raised) return [tidyName(raised[2]!), [...partiesIn(actor), ...partiesIn(raised[1]!)]];
  // 创新中心获批升级为国家制造业创新中心
  const grown = /^(?:升级|升格)为(.{2,24})$/.exec(behind);
  if (grown) return [tidyName(grown[1]!), partiesIn(actor)];
  const allowed = /^同意([\u4e00-\u9fff]{2,10}?)(?:设立|建设|成立|新建)(.{3,40})$/.exec(behind);
  if (allowed) return [tidyName(allowed[2]!), [...partiesIn(actor), ...partiesIn(allowed[1]!)]];
  // X股份有限公司年度股东大会审议通过…: the firm.
  const board =
    /^(.{4,30}?(?:公司|集团|股份))(?:第[^届]{1,3}届)?(?:\d{4}年?)?(?:年度|临时)?(?:第.{1,3}次)?(?:临时)?(?:股东大会|股东会|董事会)/.exec(
      actor,
    );
  if (board && behind !== '') return [behind, partiesIn(board[1]!)];
  const set = /^([\u4e00-\u9fff]{2,10}?[区市县园省镇])(?:设立|建设|成立|新建|创建)(.{3,40})$/.exec(behind);
  if (set && /[委局府部厅院]$/.test(actor)) return [tidyName(set[2]!), [...partiesIn(actor), ...partiesIn(set[1]!)]];
  const placed = /^同意在(.{2,16}?)(?:设立|建设|成立|新建|开展|实施)(.{3,40})$/.exec(behind);
  if (placed)
    return [tidyName(placed[2]!), [...partiesIn(actor), ...(/[区园县城港]$/.test(placed[1]!) ? partiesIn(placed[1]!) : [])]];
  const agreed = /^同意(?:在[^，,]{2,10}?)?(?:设立|建设|成立|新建)?(.{2,40})$/.exec(behind);
  if (agreed) return [tidyName(agreed[1]!), partiesIn(actor)];
  const words = wordsBetween(article, openOf(article, from, start, periods), start, periods);
  // 收到国家药监局核准签发的…注册证: who gave it.
  const issued = /^(.{2,20}?)(?:颁发|核发|核准签发|签发|批准|发放)的(.{2,40})$/.exec(behind);
  if (issued) return [tidyName(issued[2]!), [...partiesIn(actor), ...partiesIn(issued[1]!)]];
  // 发动机通过中国船级社认证, 项目通过安全设施设计审查: what passed, whose it is and who looked at it.
  const passed = isPassed
    ? /^([\u4e00-\u9fff]{2,12}?(?:局|委|部|厅|院|社|协会|中心)(?:组织的)?)?[\u4e00-\u9fffA-Za-z0-9]{0,16}(?:审查|评审|审评|核查|认证|审核)$/.exec(
        behind,
      )
    : null;
  if (passed && actor !== '') {
    const cut = actor.indexOf('的');
    return [
      tidyName(actor.slice(cut + 1).replace(/^首[台套批个款架]/, '')),
      [...(cut > 0 ? partiesIn(actor.slice(0, cut)) : []), ...(passed[1] ? partiesIn(passed[1].replace(/组织的$/, '')) : [])],
    ];
  }
  // 获国家药监局三类医疗器械注册证: who gave it stands before what it is.
  const handed =
    /^([\u4e00-\u9fff]{2,12}?(?:局|委|委员会|[^本内]部|厅|院|府|海关|署))(?:的)?(?=.{4,40}(?:证|批文|批件|资质|许可)$)/.exec(
      behind,
    );
  if (handed)
    return [
      tidyName(behind.slice(handed[0].length)),
      [...partiesIn(/^(.{3,}?)的/.exec(actor)?.[1] ?? actor), ...partiesIn(handed[1]!)],
    ];
  const given = /^(.*?)(?:获得?|通过|得到)([^，,]{2,16})$/.exec(words);
  if (given || side === 'before' || behind === '' || behind === '上市') {
    const whole = given ? actorBefore(given[1]!.replace(ofSum, '')).actor : actor;
    // 连云港经开区的豪森药业1类新药: where it is.
    const zone = /^[^的“”]{2,12}(?:开发区|高新区|经开区|新区|园区|科技城|[镇县市])的(?=[^的]{6,}$)/.exec(whole);
    const [owner, thing] =
      zone && ownerIn(whole.slice(zone[0].length)) !== null
        ? ['', whole.slice(zone[0].length)]
        : whole.includes('的')
          ? [
              whole.slice(0, whole.indexOf('的')).replace(/(?<=.{2})(?:自主)?(?:研发|研制|申报|生产|开发)$/, ''),
              whole.slice(whole.indexOf('的') + 1),
            ]
          : ['', whole];
    const firm = owner === '' ? (ownerIn(thing) ?? firmAhead(article, sentence, 'approval', thing)?.[0] ?? null) : null;
    return [
      (firm ? thing.slice(firm.length).replace(/^的/, '') : thing) || null,
      [...partiesIn(firm ?? owner), ...(given && /[局委部会院府厅署]$/.test(given[2]!) ? partiesIn(given[2]!) : [])],
    ];
  }
  // 批准金华康祺生物自主研发的1类新药…上市
  const owned =
    /^(.{2,20}?)(?:自主研发|研发|研制|申报|生产|(?<=医疗|生物|医药|药业|制药|医学|器械|公司))的(.{2,30}?)(?:上市|注册)?$/.exec(
      behind,
    );
  if (owned) return [tidyName(owned[2]!), [...partiesIn(actor), ...partiesIn(owned[1]!)]];
  // 同意苏州敏行传感首次公开发行股票注册: whose issue.
  const issue = /[册请]$/.test(behind)
    ? /^(.{4,20}?)(?:提出的)?((?:首次公开|公开|向不?特定对象|首发)发行.{2,20}|(?:IPO|首发|可转债).{0,8})$/.exec(behind)
    : null;
  if (issue) return [issue[2]!, [...partiesIn(actor), ...partiesIn(issue[1]!)]];
  const zone = /^(.{4,20}?(?:区|园|市|县))(升级扩区|扩区|升级|扩容|更名)$/.exec(behind);
  if (zone) return [zone[2]!, [...partiesIn(actor), ...partiesIn(zone[1]!)]];
  return [behind || null, partiesIn(holderOf(actor))];
}

const isPlace = (words: string) => isPlaceWord(words) || defaultGazetteer().named(words) !== null;

/** 金华兰溪的华锂新材: the firm, and not where it is; 某公司的雷达: whose thing it is. */
function holderOf(words: string): string {
  const [, owner, thing] = /^(.{3,}?)的(.+)$/.exec(words) ?? [];
  if (owner === undefined) return words;
  return /^(?:[\u4e00-\u9fff]{2}){1,2}$/.test(owner) && isPlace(owner.slice(-2)) && !/^[一二三四五六七八九十\d]/.test(thing!)
    ? thing!
    : owner;
}

/** 南京玄铁数控股份有限公司|IPO申请: the firm that owns a thing. */
const ownerIn = (words: string) =>
  /^(.{4,24}?(?:有限公司|股份公司|集团)|[\u4e00-\u9fff]{2,8}(?:综保区|经开区|高新区|开发区|保税区|自贸区)(?=.{4})|.{3,16}?(?=(?:科创板|创业板|主板|北交所|港股)?(?:IPO|首发|上市)申请)|[\u4e00-\u9fff]{2,6}(?:生物|医药|药业|制药|医疗)(?=[A-Za-z\d\u4e00-\u9fff-]{3,20}(?:液|片|胶囊|剂|疫苗|新药|仪|系统|支架|针|膏|单抗|双抗|疗法|导管|瓣膜)$|[\d一二三]类新药|“))(?=.{2})/.exec(
    words,
  )?.[1] ?? null;

/** Who an approval is told of and what it was for, where the clause behind tells so (国务院日前批复，同意设立…; 经国务院批准，滁州高新区升级为国家高新区). */
export function agreedTo(
  { article, sentence }: ActScene,
  { index }: Found,
  actor: string,
  behind: string,
): [actor: string, behind: string] {
  const next = sentence.clauses[index + 1];
  if (!next) return [actor, behind];
  if (/^(?:.{2,10}(?:政府|[委厅局]))?$/.test(behind) && /^同意/.test(article.plain.slice(next.start, next.start + 2)))
    return [actor, tidyName(wordsOf(article, next.start, next.end))];
  const raised =
    behind === '' ? /^(.{3,20}?)(?:正式|成功)*(?:升级|升格|更名)为(.{4,24})$/.exec(wordsOf(article, next.start, next.end)) : null;
  return raised ? [actor.replace(/^经/, ''), `${raised[1]!}升级为${raised[2]!}`] : [actor, behind];
}
