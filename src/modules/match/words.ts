import { industryIndex, placeName } from '#modules/reference/index.ts';
import { day, figureRange } from '#shared/format.ts';
import { amountWords, rangeWords } from '#shared/unit.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import { fireClassOf } from './compare.ts';
import type { Condition, CriterionKey, PartKey, Verdict, Want } from './condition.ts';
import { criterionOf } from './criteria.ts';
import type { Criterion, Has } from './criterion.ts';

/** A condition as a chip says it: 层高 ≥ 8 m; a wish says so. */
export function conditionWords({ criterion, want, hard }: Pick<Condition, 'criterion' | 'want' | 'hard'>, lang: Lang): string {
  const row = criterionOf(criterion);
  const label = wordsIn(lang)(row.zh, row.en);
  const value = wantWords(criterion, want, lang);
  const wish = hard ? '' : wordsIn(lang)('（希望）', ' (wish)');
  return `${value ? `${label} ${value}` : label}${wish}`;
}

/** What is wanted, without the label: ≥ 8 m; empty for a flag. */
export function wantWords(key: CriterionKey, want: Want, lang: Lang): string {
  const criterion = criterionOf(key);
  const say = wordsIn(lang);
  switch (want.is) {
    case 'flag':
      return '';
    case 'by':
      return say(`不晚于 ${day(want.date, lang)}`, `by ${day(want.date, lang)}`);
    case 'range':
      return rangeWords(want.min, want.max, criterion.unit, lang);
    case 'any': {
      const of = want.of.map(one => choiceWords(criterion, one, lang)).join(say('、', ', '));
      const not = (want.not ?? []).map(one => choiceWords(criterion, one, lang)).join(say('、', ', '));
      return [of, not && say(`不含${not}`, `not ${not}`)].filter(Boolean).join(say('，', ', '));
    }
  }
}

/** What an offer states for a criterion: 7.6 m; 待问 where it says nothing. */
export function hasWords(key: CriterionKey, has: Has, lang: Lang): string {
  const criterion = criterionOf(key);
  const say = wordsIn(lang);
  const unsaid = say('待问', 'to be asked');
  if (has === null || has === undefined) return unsaid;
  if (typeof has === 'boolean') return has ? say('是', 'yes') : say('否', 'no');
  if (key === 'fire') return choiceWords(criterion, fireClassOf(Number(has)), lang);
  if (key === 'available') return day(String(has), lang);
  if (key === 'tax') return say('要求 ', 'asks ') + amountWords(Number(has), '万元/亩/年', lang);
  if (key === 'invest') return say('要求 ', 'asks ') + amountWords(Number(has), '万元/亩', lang);
  if (typeof has === 'number') return amountWords(has, criterion.unit, lang);
  if (typeof has === 'string') return say(...(answers[has] ?? criterion.options?.[has] ?? [has, has]));
  const object = has as Record<string, unknown>;
  if (key === 'place') return placeName(Number(object.town ?? object.district), 'path', lang);
  if (key === 'area')
    return object.max === null ? unsaid : `${figureRange(object.min as number | null, object.max as number | null)} ㎡`;
  return industryWords(object as { allowed: string[] | null; restricted: string[] | null }, lang) || unsaid;
}

/** How an offer stands to a condition: its mark, its word, and a sentence part with both values. */
export function verdictWords(
  { criterion, verdict, wanted, has }: { criterion: CriterionKey; verdict: Verdict; wanted: Want; has: Has },
  lang: Lang,
): { mark: string; word: string; text: string } {
  const row = criterionOf(criterion);
  const [mark, zh, en] = marks[verdict];
  const say = wordsIn(lang);
  const asked = wantWords(criterion, wanted, lang);
  const own = hasWords(criterion, has, lang);
  const text = `${say(row.zh, row.en)}${say('：', ': ')}${own}${asked ? say(`（要 ${asked}）`, ` (wanted ${asked})`) : ''}`;
  return { mark, word: say(zh, en), text };
}

/** The label of a part of a score. */
export function partWords(key: PartKey, lang: Lang): string {
  const say = wordsIn(lang);
  if (key === 'trust') return say('可信', 'Trust');
  if (key === 'value') return say('性价', 'Value');
  return say(criterionOf(key).zh, criterionOf(key).en);
}

/** A condition that moves: 层高 8 → 7.6 m; 不要求可环评. */
export function relaxationWords(key: CriterionKey, from: Want, to: Want | null, lang: Lang): string {
  const { zh, en, unit, shape } = criterionOf(key);
  const say = wordsIn(lang);
  if (to === null)
    return shape === 'flag' ? say(`不要求${zh}`, `Do not require: ${en}`) : say(`不限${zh}`, `Any ${en.toLowerCase()}`);
  const label = say(zh, en);
  if (from.is === 'range' && to.is === 'range') {
    const moved = from.min !== to.min ? [from.min, to.min] : [from.max, to.max];
    if (moved[0] !== null && moved[1] !== null)
      return `${label} ${amountWords(moved[0]!, unit, lang).replace(/ .*/, '')} → ${amountWords(moved[1]!, unit, lang)}`;
    return `${label} ${wantWords(key, from, lang)} → ${wantWords(key, to, lang)}`;
  }
  if (from.is === 'any' && to.is === 'any' && key !== 'fire') {
    const added = to.of.filter(one => !from.of.includes(one));
    const words = wantWords(key, { is: 'any', of: added }, lang);
    return say(`${label}加上${words}`, `${label}: also ${words}`);
  }
  return `${label} ${wantWords(key, from, lang)} → ${wantWords(key, to, lang)}`;
}

const marks: Readonly<Record<Verdict, readonly [mark: string, zh: string, en: string]>> = {
  met: ['●', '符合', 'met'],
  near: ['◐', '接近', 'near'],
  missed: ['○', '不符', 'not met'],
  unknown: ['?', '待问', 'to be asked'],
};

/** Stored answers that are no option of a want. */
const answers: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  none: ['无', 'none'],
  restricted: ['限类', 'restricted'],
  to_confirm: ['待确认', 'to be confirmed'],
  in_progress: ['办理中', 'in progress'],
  whole_site: ['大产证', 'for the whole site'],
  per_unit: ['小产证', 'per unit'],
  ordinary: ['普通喷淋', 'ordinary'],
  esfr: ['ESFR', 'ESFR'],
  one_side: ['单面', 'one side'],
  two_sides: ['双面', 'two sides'],
  three_sides: ['三面', 'three sides'],
  four_sides: ['四面', 'four sides'],
  rent_or_sale: ['可租可售', 'rent or sale'],
};

function choiceWords(criterion: Criterion, choice: number | string, lang: Lang): string {
  if (criterion.key === 'place') return placeName(Number(choice), 'path', lang);
  if (criterion.key === 'industry') return industryName(String(choice), lang);
  return wordsIn(lang)(...(criterion.options?.[choice] ?? ([String(choice), String(choice)] as const)));
}

function industryName(code: string, lang: Lang): string {
  const industry = industryIndex().byCode(code);
  return industry ? wordsIn(lang)(industry.name, industry.nameEn) : code;
}

function industryWords({ allowed, restricted }: { allowed: string[] | null; restricted: string[] | null }, lang: Lang): string {
  const say = wordsIn(lang);
  const names = (list: string[]) =>
    list
      .slice(0, 4)
      .map(code => industryName(code, lang))
      .join(say('、', ', '));
  const wants = allowed?.length ? say(`鼓励${names(allowed)}`, `wants ${names(allowed)}`) : '';
  const bars = restricted?.length ? say(`限制${names(restricted)}`, `bars ${names(restricted)}`) : '';
  return [wants, bars].filter(Boolean).join(say('，', ', '));
}
