import { tidy } from '../number.ts';
import type { Comparator, Interval } from './fact.ts';

/** What the words around a number say of it; `near`: 近 and its like lie below, 不足 never reaches. */
export type Qualifier = { comparator: Comparator; near: boolean; below: boolean; start: number };

const link = '(?:达到了?|达成|高达|已达|达|为|至|到|有|是|了|的|共|共计|合计|总计|在|:|约占|人民币|保持在|稳定在|维持在){0,2} ?$';
const rules: readonly (readonly [RegExp, Comparator, near?: boolean, below?: boolean])[] = [
  [new RegExp(`(?:不低于|不少于|不小于|不得低于|不得少于|至少|最低|最少|≥)${link}`), 'ge'],
  [
    new RegExp(
      `(?:未超过|不超过|不得超过|不高于|不多于|最高可?|最多可?|至多|上限|控制在|≤)(?:给予|奖励|补贴|补助|支持|资助)?${link}`,
    ),
    'lt',
  ],
  [new RegExp(`(?:不足|不到|低于|少于|小于|未达到?|未突破|未满)${link}`), 'lt', false, true],
  [
    new RegExp(
      `(?:超额|超过了?|超出|首次突破了?|突破了?|首破|跃上|迈上|冲破|跨越|跨过|站上|超|逾|破|多于|大于|高于|(?<![通经超渡])过)${link}`,
    ),
    'gt',
  ],
  [new RegExp(`(?:将近|接近|逼近|近)${link}`), 'approx', true],
  [new RegExp(`(?:大约|约占|约合|约|大概|左右)${link}`), 'approx'],
];
const after = /(?:\(套\))?(?:(左右|上下)|(及以上|或以上|以上)|(及以下|以下|以内|之内)|(有余|多|余))/y;
const expected = /(?:预计|预估|估计|预期)[^，,;。\d]{0,12}$/;

/** Reads the words before `start`, not reaching back beyond `floor`, and behind `end`; `more`: 多 or 余 stood inside the number. */
export function readQualifier(
  plain: string,
  floor: number,
  start: number,
  end: number,
  more: boolean,
): Qualifier & { end: number } {
  const head = plain.slice(Math.max(floor, start - 14), start);
  let found: Qualifier = { comparator: 'eq', near: false, below: false, start };
  for (const [pattern, comparator, near = false, below = false] of rules) {
    const match = pattern.exec(head);
    if (!match) continue;
    found = { comparator, near, below, start: start - (head.length - match.index) };
    break;
  }
  after.lastIndex = end;
  const tail = after.exec(plain);
  if (found.comparator === 'eq' && more) found.comparator = 'gt';
  if (tail) {
    const comparator = tail[1] ? 'approx' : tail[2] ? 'ge' : tail[3] ? 'lt' : 'gt';
    if (found.comparator === 'eq' || (found.comparator === 'approx' && !found.near && comparator !== 'approx'))
      found = { ...found, comparator };
  }
  if (found.comparator === 'eq' && expected.test(head)) found.comparator = 'approx';
  return { ...found, end: tail ? end + tail[0].length : end };
}

/**
 * The interval that the wording implies (METHODS 3.2): written digits give half a unit of the last place, 约 a tenth either way unless the
 * digits are tighter, 近 N [0.9N, N), 超 N (N, 1.1N], 不足 N (0.9N, N). Open ends (以上, 不超过) stay null.
 */
export function intervalOf(
  value: number,
  step: number,
  { comparator, near, below }: Pick<Qualifier, 'comparator' | 'near' | 'below'>,
): Interval {
  const around = (half: number): Interval => ({ lo: tidy(value - half), hi: tidy(value + half) });
  if (near) return { lo: tidy(value * 0.9), hi: value };
  if (comparator === 'eq') return around(step / 2);
  if (comparator === 'approx') {
    const tight = step < Math.abs(value) && !Number.isInteger(tidy(value / step / 10)) ? step / 2 : Number.POSITIVE_INFINITY;
    return around(Math.min(Math.abs(value) * 0.1, tight));
  }
  if (comparator === 'gt') return { lo: value, hi: tidy(value * 1.1) };
  if (comparator === 'ge') return { lo: value, hi: null };
  return below ? { lo: tidy(value * 0.9), hi: value } : { lo: null, hi: value };
}
