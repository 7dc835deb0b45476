import type { ActScene, Found } from './act-scene.ts';
import type { Article } from './article.ts';
import type { EventType } from './reading.ts';
import type { Period } from './when.ts';

const present = /同步|同时|还|会上|现场|当天|当日|同日|仪式上|活动|大会上|期间|会议/;

/** Acts that news tell of beside the meeting at which they took place. */
const sameDay: ReadonlySet<EventType> = new Set([
  'signing',
  'opening',
  'release',
  'founding',
  'launch',
  'construction_start',
  'award',
  'meeting',
]);

/** Whether an act without a time of its own is one of the day that the text tells of; 经开区建立了党建联盟 says what there is. */
export function isOfDay({ article: { plain }, sentence }: ActScene, { type, clause, start, end }: Found): boolean {
  return (
    // 集中竣工项目30个: at the ceremony of the day.
    plain.startsWith('集中', start) ||
    (sameDay.has(type) && !plain.slice(start, end).startsWith('建立')) ||
    present.test(plain.slice(sentence.start, clause.end))
  );
}

/** The times of a clause that are no part of what a meeting is called: 嘉善县|二季度|重大项目集中开工仪式 holds one that is. */
export function notOfName({ plain }: Article, { type, start: verb }: Found, own: readonly Period[]): readonly Period[] {
  return type === 'meeting'
    ? own.filter(
        ({ start, end, words }) =>
          !(
            end < verb &&
            /^第?[一二三四]季度$/.test(words) &&
            /[区县市镇园城道]/.test(plain.charAt(start - 1)) &&
            /^[^，,]{2,24}(?:仪式|活动|大会|会|典礼)/.test(plain.slice(end, verb))
          ),
      )
    : own;
}
