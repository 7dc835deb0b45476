import { ending, opening } from '../pattern.ts';
import type { Quantity } from '../quantity.ts';
import { wordsOf } from './article.ts';
import { isGeneric, nounBefore, tidyNoun } from './noun.ts';
import type { Scene } from './scene.ts';
import type { Share } from './share.ts';
import type { Draft } from './story.ts';

/** 产值241.8亿元，其中汽车模具占六成; 常住人口128.6万人，其中外来人口74.3万人，占57.8%; 规上工业中，新兴产业占比四成: the whole that the sentence told of before. */
export function wholeBefore(scene: Scene, noun: string): string | null {
  const { article, story, sentence, clause } = scene;
  const among = /(?:^|[，,；;])(?:全年|[今去]年)?([^，,；;。\d]{3,16}?)中，$/.exec(
    article.plain.slice(sentence.start, clause.start),
  );
  if (among) return tidyNoun(among[1]!);
  // 这54个项目中，基础设施类24个，占比44%；产业类20个，占比37%
  const counted = ofCounted.execAt(article.plain, sentence.start, Math.min(clause.start, sentence.start + 28))?.[1];
  if (counted !== undefined) return counted;
  const levels = story.drafts.filter(
    ({ kind, quantity, noun: told }) =>
      kind === 'level' && quantity && !/^(?:percent|share|point|times)$/.test(quantity.dimension) && told !== '',
  );
  if (/占(?:据|到)?了?其中/.test(article.plain.slice(clause.start, clause.end)))
    return wholeName(scene, levels.at(-1)?.noun ?? null);
  // 海外收入占比首次超过35%, 出口占比保持在六成以上: a rate that goes its own way.
  if (isOwnRate.test(article.plain.slice(clause.start, clause.end)) && !article.plain.startsWith('其中', clause.start))
    return null;
  if (noun !== '' && !isGeneric(noun)) {
    // 制造业项目占比: of what ends alike (省重点项目), be it told by its growth alone.
    const tail = noun.replace(/(?:数量?|占比)$/, '').slice(-2);
    const alike = story.drafts.findLast(
      ({ kind, noun: told }) => (kind === 'level' || kind === 'growth') && told.endsWith(tail) && told !== noun,
    );
    return wholeName(scene, (alike ?? levels.at(-1))?.noun ?? null);
  }
  const [whole, part] = levels.slice(-2);
  return part && whole!.quantity!.dimension === part.quantity!.dimension && whole!.noun !== part.noun
    ? wholeName(scene, whole!.noun)
    : null;
}

const ofCounted = opening(/^(?:在)?(?:这|上述|签约的|开工的)(\d{1,4}[个家项][^，,；;。\d]{1,14}?)当?中，/);

const many =
  /(?:企业|员工|人员|职工|单位|主体|项目|产品|客户|用户|订单|机构|人口|人才|工|人|商|者|户|商品|公司|团队|成员|会员|学生|教师|设备|货物|居民|游客|村|品牌|专利|成果)$/;
const notMany = ending(/(?:[率比度幅重股速面值分价息额]|增长|占比|份额|水平|进度|目标|投资|收入|产值)$/);

/** 从业人员中，硕士以上学历者接近四分之一，博士近一成: of whom, where the clause before says so and nothing but shares of them stands between; null where none does. */
export function shareAmong({ article, sentence, clause, story }: Scene, own: string): Share | null {
  if (own === '' || own.length > 14 || isGeneric(own) || notMany.test(own)) return null;
  const before = sentence.clauses.filter(({ start }) => start < clause.start);
  const at = before.findLastIndex(({ end, stop }) => stop === ';' || article.plain[end - 1] === '中');
  const whole = before[at];
  if (!whole || whole.stop === ';') return null;
  const words = article.plain.slice(whole.start, whole.end - 1);
  if (words.length > 18 || /其$|^在[^，]*(?:过程|期)$/.test(words) || !many.test(words)) return null;
  const told = story.drafts.filter(({ start }) => start >= whole.end);
  if (!told.every(({ kind }) => kind === 'share') || before.length - at - 1 > told.length) return null;
  const of = tidyNoun(
    wordsOf(article, whole.start, whole.end - 1).replace(/^(?:在(?![园建产册研营校岗孵])|全部|所有)(?=.{2})/, ''),
  );
  return of === '' ? null : { of, noun: own };
}

const isOwnRate = /占比(?:已|仍|也)?(?:首次|首[破超]|由此|保持|稳定|维持)/;

/** 占比升到52.4%, 占比首超: a verb and no whole. */
const noWhole = /^(?:开行|.?[升降增]至?到|比[将已]|首|只有|关口|[户笔件]均.*|户|二期|首期|达到|总数)$/;

const withinMark = /[中里]/;
const within =
  /^(?:其中)?([^，,；;。:\d占中里]{1,14}(?:企业|员工|人员|职工|单位|主体|项目|产品|客户|用户|订单|机构|人口|人才|工|人|商|者|户|投资|收入|贷款|税收|产值|营收|支出|进出口|出口|进口|外贸|外资|能源|电量|设备|团队|成员|会员|学生|教师|货物|品|额|量))(?:之中|当中|中(?![小国心部欧药标试介央间东西等医型成超年长期]|高(?![技新学校端级])|外(?![资贸籍地来商])|大(?![专学型]))|里)(?:的)?(?=[^，,；;。]{2,})/;

/** 员工中研发人员(占七成): the whole stands right before its part; null where none does. */
export function wholeAround({ article, periods }: Scene, from: number, to: number): { of: string; at: number } | null {
  const words = article.plain.slice(from, to);
  if (!withinMark.test(words)) return null;
  const found = within.exec(words);
  if (!found) return null;
  const at = from + found[0].indexOf(found[1]!);
  const of = nounBefore(article, at, at + found[1]!.length, periods);
  return of === '' ? null : { of, at: from + found[0].length };
}

/** 东方美谷产值, 该项目总投资, 吸引参展商: what is shared, without whose it is or what was done with it. */
export function wholeName({ mind }: Scene, noun: string | null): string | null {
  if (noun === null || noun.includes('、') || noWhole.test(noun)) return null;
  const name =
    mind.subject !== null && noun.startsWith(mind.subject) && noun.length > mind.subject.length + 1
      ? noun.slice(mind.subject.length)
      : noun;
  return name.replace(
    /^(?:该|本)?项目(?=总投资)|^(?:(?:目录|名录|图谱|清单|名单|白皮书|榜单)?收录)(?=.{2})|^(?:发布|吸引|利用|现有|共有|引进|引育|安排|吸纳|投入|估算|企业|兑现|办理|增加|出让)(?=.{2})|^覆盖(?=[^率面].)|(?<=班列.{0,6})开行$/g,
    '',
  );
}

const are = opening(/^(?:以上|左右|多|强)?的?(?:均|都|已)?(?:为|是|属于|系)([^，,；;。\d的]{2,14})$/);

/** 德企563家，总投资65亿美元，其中90%以上为制造业企业: how many of those who were counted are so; null where nobody was. */
export function partOfCounted(scene: Scene, end: number): { of: string | null; noun: string } | null {
  const { article, clause, story } = scene;
  if (!article.plain.startsWith('其中', clause.start)) return null;
  const found = are.execAt(article.plain, end, clause.end);
  const whole = found
    ? story.drafts.findLast(({ kind, quantity }) => kind === 'level' && /^(?:count|house)$/.test(quantity?.dimension ?? ''))
    : undefined;
  return whole ? { of: wholeName(scene, whole.noun.replace(/数$/, '')), noun: found![1]! } : null;
}

/** 外贸订单约占四分之一: the verb stands in the qualifier. */
export function heldBefore({ article, periods }: Scene, quantity: Quantity, from: number, to: number): Share | null {
  if (!article.plain.slice(quantity.head, quantity.start).includes('占')) return null;
  return { of: null, noun: nounBefore(article, from, to, periods) };
}

/** 用全市3%的面积，贡献了超过四成的规上工业产值: of the same whole. */
export function givenShare({ article: { plain } }: Scene, last: Draft | undefined, behind: string, to: number): Share | null {
  if (behind === '' || !/[献造起载]/.test(plain.slice(Math.max(0, to - 3), to))) return null;
  return /(?:贡献|创造|撑起|承载)[了出]?$/.test(plain.slice(Math.max(0, to - 3), to))
    ? // 占全市企业总数的96.8%，贡献了78%的税收: nor of the firms.
      {
        of: (last?.kind === 'share' ? last.observation.share_of?.replace(/^(全[国省市区县]).{2,}$/, '$1') : null) ?? '',
        noun: behind,
      }
    : null;
}

/** 1/24人口和1/120区域面积, 占长三角的38.4%、全国的14.9%: the whole, or what is shared, goes on. */
export function listedShare(
  { article, story }: Scene,
  last: Draft | undefined,
  isListed: boolean,
  behind: string,
  from: number,
  to: number,
): Share | null {
  if (last?.kind !== 'share') return null;
  if (isListed && behind !== '') return { of: story.shareOf, noun: behind };
  const whole =
    /^[、，和及]?(全国|全球|世界|全省|全市|全区|全县|长三角|[\u4e00-\u9fff]{2,6}(?=的$))的?(?:将?近|约|超过?|逾)?$/.exec(
      article.plain.slice(from, to),
    );
  return whole ? { of: whole[1]!, noun: last.noun } : null;
}
