import { ending, opening } from '../pattern.ts';
import type { ActScene } from './act-scene.ts';
import { dayAfter, dayBefore, daysOf } from './days.ts';
import { isDays, type Period } from './when.ts';

/** 自12月1日|起施行, 12月1日起正式实施 */
const inForce = opening(/^(?:起|开始)(?:正式|全面|试)?(?:施行|实施|执行|生效|受理|适用|计算)/);
/** 有效期至, 报名截止到: up to when something holds. */
const holdsTo = /(?:有效期|期限|试行期|执行期|报名|征集|申报|公示期?|受理)(?:限)?[^，,。；;]{0,6}(?:至|到|为|截止)?$/;

const isUntil = (character: string | undefined) => character === '至' || character === '到';

/** Whether a time says from which day or until when something holds: no 当天 takes it up. */
export function isOfForce({ plain }: ActScene['article'], floor: number, { start, end, words }: Period): boolean {
  const from = Math.max(floor, start - 14);
  return (
    inForce.testAt(plain, words.endsWith('起') ? end - 1 : end, end + 8) ||
    ((isUntil(words[0]) || words.startsWith('截') || (start > from && isUntil(plain[start - 1]))) &&
      holdsTo.test(plain.slice(from, start)))
  );
}

/** 自12月1日起施行 in a text of November: the day to come, where no year is told. */
export const forceDay = (day: string, published: string): string =>
  Date.parse(published) - Date.parse(day) > 250 * 86_400_000 ? `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` : day;

/** The times of a sentence that a later 当天 or 同日 may take up. */
export const datingTimes = ({ article, sentence, periods }: ActScene): readonly Period[] =>
  periods.filter(period => !isOfForce(article, sentence.start, period));

/** 大会首日, 开幕当天, 展会第二天: which day of a meeting that lasts some days. */
const ofMeeting =
  /(?:^|[，,。；;：:在])(?:(?:本[届次]|此次|该)?[\u4e00-\u9fff]{0,6}(?:大会|会议|年会|论坛|峰会|展会|展览会?|博览会|洽谈会|交易会|活动|大赛|赛事|[节展周])(?:的|开幕)?|开幕(?:式)?的?|会期|开[展赛馆])?(?:(首[日天]|第一[天日]|当[天日])|第([二三四五六])[天日])(?![^，,。；;]{0,8}(?:收盘|市值|股价|流通|涨))/;
/** 闭幕当天, 大会最后一天: its last day. */
const ofLast =
  /(?:^|[，,。；;])[\u4e00-\u9fff]{0,8}?(?:(?:闭幕|落幕|收官)(?:式)?的?(?:当[天日]|首?日)|(?:大会|会议|论坛|峰会|[展周节会])的?最后一[天日])/;
/** 开幕当天 is the first day; 当天 alone is that of what was told last. */
const isOpened = /(?:开幕(?:式)?|开[展赛馆])的?当[天日]/;
/** 此前一天, 前一日, 第二天: next to the day told before. */
const dayBeside =
  /(?:^|[，,。；;就在于])(?:此前一[天日]|前一[天日]|(第二|隔|后一)[天日])(?=[，,在召举签开联下上晚\u4e00-\u9fff])/;

const dateline = /(?:^|[^\d])(\d{1,2}月)(\d{1,2}[日号])[电讯]/;
const bareDay = ending(/^\d{1,2}[日号]$/);
/** Datelines stand in the first lines. */
const mostHead = 600;

/** 温州6月5日电 …5日，…: the day of the dateline with its month; the words as they are where the text has no such line. */
export function dayOfLine(plain: string, words: string): string {
  if (!bareDay.test(words)) return words;
  const found = dateline.exec(plain.slice(0, mostHead));
  return found?.[2] === words ? `${found[1]}${words}` : words;
}

/** The day of an act that is counted from a day told before: from the first one of the meeting (`opened`) or from the last one. */
export function dayCounted(scene: ActScene, from: number, limit: number): string | null {
  const { day, opened, article } = scene;
  if (opened === null && day?.length !== 10) return null;
  const words = article.plain.slice(from, limit);
  // 大会首日（5月16日）: the day is told.
  if (/\d[日号]|[昨今][天日]/.test(words)) return null;
  if (opened?.to && ofLast.test(words)) return opened.to;
  // 服务周启动。活动第二天，…: from the day told, where no meeting was.
  const first = opened?.from ?? (day?.length === 10 ? day : null);
  if (first && /[日天]/.test(words)) {
    const found = ofMeeting.exec(words);
    if (found && (found[2] !== undefined || !found[1]!.startsWith('当') || isOpened.test(found[0]))) {
      // 第二天 alone goes on from the day told last.
      if (found[2] === undefined) return first;
      if (/[\u4e00-\u9fff]第/.test(found[0]) || (opened && found[2] !== '二'))
        return after(first, '二三四五六'.indexOf(found[2]) + 1);
    }
  }
  const beside = day?.length === 10 && /[日天]/.test(words) ? dayBeside.exec(words) : null;
  if (!beside) return null;
  return beside[1] ? dayAfter(day!) : dayBefore(day!);
}

const after = (day: string, days: number): string => (days === 0 ? day : after(dayAfter(day), days - 1));

/** 5月16日至19日: the days of a meeting, with the last one where it is told. */
export function daysHeld({ article }: ActScene, periods: readonly Period[], told: string | null): ActScene['opened'] {
  const days = told?.length === 10 ? periods.find(isDays) : undefined;
  return days ? { from: told!, to: daysOf(days.words, article.published)?.to ?? null } : null;
}
