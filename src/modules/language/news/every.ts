import { readNumber } from '../number.ts';
import { rawSpan } from '../text.ts';
import { quoteOf, wordsOf } from './article.ts';
import { ofClause } from './clause-mark.ts';
import { nameAt } from './name.ts';
import { tidyNoun } from './noun.ts';
import { placesAt } from './place.ts';
import type { Scene } from './scene.ts';
import { addDraft, observationOf, topicOf } from './story.ts';

const digits = '(?:[一两二三四五六七八九十百]|\\d{1,4})';
const scopes =
  '全国|全球|世界|全世界|国内|全[省市区县]|[省市区县]内|长三角|[\\u4e00-\\u9fff]{2,3}省(?![内市级])|[\\u4e00-\\u9fff]{2,3}市(?![内级场区])';
const made =
  '卖出|生产|销售|出口|交付|制造|发出|寄出|新增|产出|售出|进口|运出|安装|组装|消费|使用|下线|上市|诞生|发[射运放]|收到|培养|引进|流通';
const every = new RegExp(
  `(?:(${scopes})([^，,；;。每]{0,6}))?每(?:${made})?(?:的)?(${digits})([\\u4e00-\\u9fff])([^，,；;。\\d每]{0,16}?)(?:(?:[里中]|[当之]中)?，?[就便]有|[里中]?有)(${digits})[\\u4e00-\\u9fff](?:的)?([^，,；;。]{0,24})`,
);
const has = ofClause.add(
  /[就便]有(?=[一两二三四五六七八九十百\d])|[里中]有(?=[一两二三四五六七八九十百\d])|有(?=[一两二三四五六七八九十百\d]{1,3}[\u4e00-\u9fff](?:出自|来自|产自|源自))/,
);
const out =
  /出自|来自|产自|源自|产于|诞生于|是|由|落户(?:在|于)?|落在|位于|坐落[在于]|扎根(?:在|于)?|[聚汇]集[在于]|在(?![线建研用])/;
/** 来自, unlike 在, tells of nothing but where from. */
const fromWhere = /^(?:出自|来自|产自|源自|产于|诞生于|落户[在于]?|位于|坐落[在于])$/;
const here = /^(?:这|该|当地|本地|此|其|我|咱|它|他)|[造产]$/;
const nearby = /^(?:这|该|当地|本地|我|咱|其)/;
const people = /^[人名位户]$|人员?$|[员职]工$|居民$|劳动力$|市民$|学生$|老师$|专家$/;
const roughly = /(?:差不多|几乎|大约|大概|约|近乎)(?:在|是)?[^，,；;。]{0,6}$/;

/** 全国每三把办公椅就有一把产自安吉: a share told by so many of so many. */
export function readEvery(scene: Scene): void {
  const { article, clause, sentence, mind, story, periods } = scene;
  const { plain } = article;
  // 全国每十双袜子里有七双: without 就 only where what is counted stands right before.
  const behind = has.execAt(plain, clause.start, clause.end, clause.held)?.index;
  if (behind === undefined) return;
  const last = clause.start + behind;
  const before = last === clause.start ? sentence.clauses.findLast(({ start }) => start < clause.start) : undefined;
  const from = (before ?? clause).start;
  const found = every.exec(plain.slice(from, clause.end));
  if (!found) return;
  const [all, scope, ahead, whole, unit, counted, part, rest] = found as unknown as string[];
  const [count, of] = [readNumber(part!, 0)?.value, readNumber(whole!, 0)?.value];
  if (!count || !of || count >= of) return;
  const start = from + found.index;
  const end = start + all!.length;
  const source = out.exec(rest!);
  // 全国每十双产自大唐，全球每三双里就有一双: from where the one before comes.
  const told = story.drafts.at(-1);
  const again = !source && rest === '' && told?.kind === 'share' ? told : undefined;
  const at = source ? end - rest!.length + source.index + source[0].length : end;
  const name = source ? nameAt(article, clause, at, mind) : null;
  const thing = tidyNoun(counted!);
  const where = source && !name && fromWhere.test(source[0]) && !here.test(rest!.slice(at - end)) ? rest!.slice(at - end) : '';
  // 每20个泾县人里就有1个在跟纸打交道, 每10家企业里有3家是高新技术企业: of them, how many do so or are so.
  const isOfThem =
    !again &&
    !name &&
    thing !== '' &&
    rest !== '' &&
    !(source && (fromWhere.test(source[0]) || here.test(rest!.slice(at - end))));
  if (isOfThem && !people.test(unit!) && !people.test(thing) && source?.[0] !== '是') return;
  if (
    !again &&
    !isOfThem &&
    !(source && (name || fromWhere.test(source[0]) || source[0] === '是' || nearby.test(rest!.slice(at - end))))
  )
    return;
  const topic = topicOf(story);
  const those = isOfThem
    ? source?.[0] !== '是' && topic?.quantity?.unit === '人' && topic.noun !== ''
      ? topic.noun.replace(/数$/, '')
      : tidyNoun(rest!.slice(source?.index === 0 ? source[0].length : 0))
    : '';
  const noun =
    those ||
    again?.noun ||
    thing ||
    tidyNoun(rest!.slice(0, source?.index ?? 0)) ||
    tidyNoun(ahead ?? '') ||
    tidyNoun(plain.slice(clause.start, start));
  const value = count / of;
  const place = placesAt(article, from, start);
  const within = place?.end === start ? place.subject : null;
  const isRough = roughly.test(plain.slice(Math.max(from, start - 8), start));
  const span = rawSpan(article.text, start, end);
  const observation = observationOf(
    {
      quote: quoteOf(article, start, end),
      subject: name?.subject ?? (where || (again?.observation.subject ?? mind.subject)),
      indicator: `${noun}占比`,
      value,
      unit: 'share',
      comparator: isRough ? 'approx' : 'eq',
      interval: isRough ? { lo: value * 0.9, hi: value * 1.1 } : { lo: value, hi: value },
      // 上海每卖出4台新能源车: of the place right before.
      shareOf: scope ? wordsOf(article, start, start + scope.length) : isOfThem ? thing : within,
      period: periods.findLast(({ role, end: until }) => role === 'use' && until <= start) ?? null,
      isForecast: story.isForecast,
      span: { start: span[0], end: span[1] },
      rule: 'news.share',
    },
    article.published,
  );
  addDraft(story, sentence, {
    observation,
    noun,
    kind: 'share',
    start,
    end,
  });
}
