import type { Growth } from './fact.ts';
import { nounAfter, nounBefore, purposeAfter } from './indicator.ts';
import type { Share } from './share.ts';
import type { Draft, Told } from './told.ts';
import type { Value } from './value.ts';

/** A noun and where its words end. */
type Noun = [words: string, end: number];

const bases =
  /(?:分别)?(?:同比|环比|年均|两年平均|年平均|平均(?=增)|同口径|可比口径|按可比价格计算|累计|当月|单月)|(?:较|(?<![同环])比(?!重|例)|与|同)[^，,]{1,14}?(?=增|提|上升|上涨|下|减|降|回|收|扩|加|放|净|新增|高|低|前进|快|慢|多|少|翻|$)/g;

/** 同比减少12.3亿元，下降5.6%: the second change has the base of the first. */
export function withType(growth: Growth | null, before: string, { drafts }: Told): Growth | null {
  const last = drafts.at(-1)?.observation.growth;
  return growth && growth.type === null && last && /^[，,\s又也并]*(?:增|下|上|提|降|减|涨|跌|回|净)/.test(before)
    ? { ...growth, type: last.type }
    : growth;
}

/** What a change is a change of: its own words, else the level told before it. */
export function grownNoun(before: string, level: Draft | undefined, told: Told): string {
  const own = nounBefore(
    before
      .replace(/(?:高于|低于|快于|慢于|高出|多于|少于)[\u4e00-\u9fff]{0,14}$/, '')
      .replace(bases, '')
      .replace(
        /(?:微|小幅|大幅|稳步|持续|快速|有望|净|多|新|再)?(?:增长|增加(?!值)|增幅|涨幅|提高|提升|上升|上涨|回升|攀升|净增|加快|下降|下滑|减少|降低|回落|缩小|压缩|放缓|收窄|扩大|前进|翻|高|低|多|少|快|慢|增|降|涨|跌|达到?|高达|为|约|了|超过?|近|逾|保持在|\s)+$/,
        '',
      ),
  ).words;
  if (own !== '' && own.length > 1) return own;
  const base = level ?? told.drafts.findLast(draft => draft.level) ?? told.drafts.at(-1);
  return base?.noun ?? own;
}

/** What a share is a share of the whole in: words before 占, the noun behind the number, or what was told before. */
export function sharedNoun(share: Share, before: string, after: string, value: Value, told: Told): Noun {
  if (share.noun !== null) {
    const noun = nounBefore(share.noun).words;
    const last = told.drafts.at(-1);
    return [noun !== '' ? noun : (last?.noun ?? ''), value.end];
  }
  const follows = nounAfter(after);
  if (follows !== '') return [follows, value.end + after.indexOf(follows) + follows.length];
  const own = nounBefore(before.replace(/(?:全国|全球|全省|全市)?的?$/, '')).words;
  return [own !== '' ? own : (told.drafts.at(-1)?.noun ?? ''), value.end];
}

/** What a level measures: the noun before the number, or the one counted behind it. */
export function levelNoun(before: string, after: string, value: Value): Noun {
  const compared = value.kind === 'times' ? /(?:是|为|达|相当于)([^，,]{2,16})的$/.exec(before) : null;
  if (compared) return [`与${compared[1]}之比`, value.end];
  const { words, verb } = nounBefore(before);
  const purpose = value.kind === 'money' || value.kind === 'percent' ? purposeAfter(after) : '';
  if (purpose !== '' && !words.endsWith(purpose)) return [words + purpose, value.end + after.indexOf(purpose) + purpose.length];
  const counted = value.kind === 'count' || ((value.kind === 'area' || value.kind === 'measure') && words === '');
  const follows = counted || /^(?:年产|可?形成年产)/.test(words) || /^的/.test(after) ? nounAfter(after) : '';
  if (follows === '') return [words === '' ? verb : before.trimEnd().endsWith(verb) ? words + verb : verb + words, value.end];
  const end = value.end + after.indexOf(follows) + follows.length;
  return [words === '' || words.endsWith(follows) ? verb + follows : words + follows, end];
}

/** With 与2018年的4.86万亿元相比 the noun follows in the next clause. */
export function completeNouns(drafts: readonly Draft[]): void {
  for (let i = drafts.length - 2; i >= 0; i--) {
    const [draft, next] = [drafts[i]!, drafts[i + 1]!];
    if (draft.noun !== '' && draft.noun !== '金额' && draft.noun !== '数量') continue;
    if (draft.observation.unit !== next.observation.unit || !next.level) continue;
    draft.noun = next.noun;
    draft.observation.indicator = next.observation.indicator;
    draft.observation.subject = next.observation.subject;
  }
}
