import { ending } from '../pattern.ts';
import type { Mind } from './mind.ts';
import { kindOfBody, kindOfPlace } from './mind.ts';
import type { Draft } from './story.ts';
import type { Topic } from './topic.ts';

/** What is measured of a place as a whole and of no firm, project or body in it. */
const ofPlace = ending(
  /^(?:全社会)?(?:地区生产总值|生产总值|gdp|GDP|(?:一般)?公共预算收入|财政总?收入|社会消费品零售总额|社零总?额?|规(?:上|模以上)工业(?:增加值|总产值)|房地产开发投资|常住人口|(?:城镇|农村)?(?:常住)?居民人均可支配收入|实际使用外资|人均(?:地区)?生产总值|市场主体|经营主体)$/,
);
/** A project has some of its own, but no rate at which it grows. */
const invested = ending(/^(?:全社会)?固定资产投资$/);
const things: ReadonlySet<string> = new Set(['公司', '项目', '平台', '中心', '基地', '联盟', '协会', '基金']);

/** 资源库已招募5万人。全年固定资产投资增长23.4%: gives what only a place has, where a thing or firm in it was told of last, to the place that the text is about. */
export function toPlaces(drafts: readonly Draft[], topic: Topic | null, { last, main }: Mind): void {
  for (const { noun, kind: sort, observation } of drafts) {
    const { subject } = observation;
    if (subject === null || subject.includes('、') || kindOfPlace(subject) !== null || sort === 'share') continue;
    if (!ofPlace.test(noun) && !(sort === 'growth' && invested.test(noun))) continue;
    const kind = kindOfBody(subject);
    if (kind === null || !things.has(kind)) continue;
    // 长三角, 九城市, 苏州: a name without an ending that is no firm's either.
    if (kind === '公司' && subject.length < 5) continue;
    const isPlace = topic !== null && (topic.kind === '园区' || kindOfPlace(topic.subject) !== null);
    observation.subject = (isPlace ? topic.subject : null) ?? last.园区 ?? last.区 ?? last.县 ?? last.市 ?? main ?? subject;
  }
}
