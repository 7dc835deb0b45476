import {
  type Condition,
  type CriterionKey,
  conditionsFromQuery,
  conditionsToQuery,
  conditionWords,
  criteria,
  type Want,
} from '#modules/match/index.ts';
import { industryIndex, placeIndex, placeName } from '#modules/reference/index.ts';
import { unitWords } from '#shared/unit.ts';
import { type Lang, wordsIn } from '#shared/words.ts';
import type { ChipEditor } from '#ui/chip.tsx';

type Row = (typeof criteria)[number];

const byKey = new Map<string, Row>(criteria.map(row => [row.key, row]));

/** What a chip says. */
export function chipWords(condition: Condition, lang: Lang): string {
  return conditionWords({ ...condition, hard: true }, lang);
}

/** The inputs with which a condition is changed, filled with what it says now. */
export function editorOf(what: Condition | CriterionKey, lang: Lang): ChipEditor {
  const t = wordsIn(lang);
  const key = typeof what === 'string' ? what : what.criterion;
  const want = typeof what === 'string' ? undefined : what.want;
  const row = byKey.get(key)!;
  switch (row.shape) {
    case 'flag':
      return { is: 'flag' };
    case 'by':
      return { is: 'date', value: want?.is === 'by' ? want.date : '' };
    case 'any':
      if (row.options) {
        const values = want?.is === 'any' ? want.of.map(String) : [];
        return { is: 'ticks', values, options: Object.entries(row.options).map(([code, [zh, en]]) => [code, t(zh, en)]) };
      }
      return {
        is: 'text',
        value: want?.is === 'any' ? namesOf(key, want.of, lang).join(t('、', '; ')) : '',
        hint:
          key === 'place'
            ? t('几个地方用顿号分开，如 松江、嘉兴、平湖', 'Several places, parted by semicolons: Songjiang; Jiaxing')
            : t('行业名称或代码，如 汽车零部件、C36', 'Division codes of GB/T 4754, such as C36; C35'),
      };
    default: {
      const range = want?.is === 'range' ? want : { min: null, max: null };
      return { is: 'range', min: range.min?.toString() ?? '', max: range.max?.toString() ?? '', unit: unitWords(row.unit, lang) };
    }
  }
}

/** Names that codesOf reads back: an English industry is named by its code, since its name holds commas. */
function namesOf(key: string, of: readonly (string | number)[], lang: Lang): string[] {
  if (key === 'place') return of.map(code => placeName(Number(code), 'short', lang));
  return of.map(code => (lang === 'en' ? undefined : industryIndex().byCode(String(code))?.name) ?? String(code));
}

type Edited = { conditions: Condition[]; problem?: undefined } | { conditions?: undefined; problem: string };

/** Applies one chip's form (edit, min, max, of, by, text, hard, drop) to the conditions. */
export function editConditions(conditions: readonly Condition[], params: URLSearchParams, lang: Lang): Edited {
  const t = wordsIn(lang);
  const row = byKey.get(params.get('edit') ?? '');
  if (!row) return { problem: t('没有这个条件。', 'There is no such condition.') };
  const rest = conditions.filter(condition => condition.criterion !== row.key);
  const before = conditions.find(condition => condition.criterion === row.key);
  if (params.has('drop')) return { conditions: rest };
  const want = wantFrom(row, params, before, lang);
  if ('problem' in want) return want;
  const hard = params.has('hard') ? params.get('hard') === '1' : (before?.hard ?? row.hard);
  const next: Condition = { criterion: row.key, hard, want: want.want };
  // The codec knows the limits of each criterion, so what it would not write is refused here in the same words.
  const checked = conditionsFromQuery(new URLSearchParams(conditionsToQuery([next])), lang);
  const [problem] = checked.problems;
  if (problem) return { problem: problem.words };
  const order = criteria.map(each => each.key);
  return { conditions: [...rest, next].sort((a, b) => order.indexOf(a.criterion) - order.indexOf(b.criterion)) };
}

function wantFrom(
  row: Row,
  params: URLSearchParams,
  before: Condition | undefined,
  lang: Lang,
): { want: Want } | { problem: string } {
  const t = wordsIn(lang);
  switch (row.shape) {
    case 'flag':
      return { want: { is: 'flag' } };
    case 'by': {
      const date = params.get('by') ?? '';
      if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
        return { problem: t('请选择日期，如 2027-03-01。', 'Choose a date such as 2027-03-01.') };
      return { want: { is: 'by', date } };
    }
    case 'any': {
      const not = before?.want.is === 'any' && before.want.not ? { not: before.want.not } : {};
      if (row.options) {
        const of = params.getAll('of').filter(code => row.options && code in row.options);
        if (of.length === 0) return { problem: t(`请至少选一项“${row.zh}”。`, `Choose at least one: ${row.en}.`) };
        return { want: { is: 'any', of, ...not } };
      }
      const { codes, unread } = codesOf(row.key, params.get('text') ?? '');
      if (unread.length > 0 || codes.length === 0) {
        return {
          problem: t(
            `没有认出“${unread.join('、') || '空'}”，请换一个写法。`,
            `Not recognised: ${unread.join(', ') || 'nothing typed'}.`,
          ),
        };
      }
      return { want: { is: 'any', of: codes, ...not } };
    }
    default: {
      const min = numberFrom(params.get('min'));
      const max = numberFrom(params.get('max'));
      if (Number.isNaN(min) || Number.isNaN(max))
        return {
          problem: t(`“${row.zh}”请填数字，单位 ${row.unit}。`, `${row.en}: type a number in ${unitWords(row.unit, 'en')}.`),
        };
      if (min === null && max === null)
        return { problem: t(`“${row.zh}”请至少填一个数。`, `${row.en}: type at least one number.`) };
      return { want: { is: 'range', min, max } };
    }
  }
}

function numberFrom(text: string | null): number | null {
  const plain = (text ?? '').normalize('NFKC').replace(/[,\s]/g, '');
  return plain === '' ? null : Number(plain);
}

function codesOf(key: CriterionKey, text: string): { codes: (string | number)[]; unread: string[] } {
  const codes: (string | number)[] = [];
  const unread: string[] = [];
  const codeOf = (name: string) => (key === 'place' ? placeCode(name) : industryCode(name));
  // A space parts Chinese names but stands inside English ones (Inner Mongolia).
  const named = text
    .normalize('NFKC')
    .split(/[、,;\n]+/)
    .flatMap(part => (codeOf(part.trim()) === undefined ? part.split(/\s+/) : [part.trim()]));
  for (const name of named.filter(Boolean).slice(0, 20)) {
    const code = codeOf(name);
    if (code === undefined) unread.push(name);
    else if (!codes.includes(code)) codes.push(code);
  }
  return { codes, unread };
}

/** A place by name, a member of the region before a namesake elsewhere, a wider place before a narrower one. */
function placeCode(name: string): number | undefined {
  const order = { province: 3, city: 0, district: 1, town: 2 };
  const found = placeIndex().find(name);
  return [...found].sort((a, b) => Number(b.member !== null) - Number(a.member !== null) || order[a.level] - order[b.level])[0]
    ?.code;
}

function industryCode(name: string): string | undefined {
  const index = industryIndex();
  return index.byCode(name.toUpperCase())?.code ?? index.findByWord(name)[0]?.code;
}
