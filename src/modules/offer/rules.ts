import type { OfferKind } from './field.ts';
import type { Both, FieldContent } from './field-schema.ts';

type Values = Readonly<Record<string, FieldContent | undefined>>;

/** The rules between fields that a listing breaks, each told at the field to change; the same as the database constraints, and a few that only a reader can keep. */
export function brokenRules(kind: OfferKind, values: Values): Record<string, Both> {
  const problems: Record<string, Both> = {};
  const number = (key: string) => values[key] as number | undefined;
  const ordered = (low: string, high: number | undefined, zh: string, en: string) => {
    const value = number(low);
    if (value !== undefined && high !== undefined && value > high) problems[low] = { zh, en };
  };
  const offered = number('available_area') ?? number('gross_area');
  ordered('min_divisible_area', offered, `不能大于可租售面积 ${offered} ㎡`, `at most the area on offer, ${offered} ㎡`);
  ordered(
    'available_area',
    number('gross_area'),
    `不能大于建筑面积 ${number('gross_area')} ㎡`,
    `at most the gross floor area, ${number('gross_area')} ㎡`,
  );
  ordered('lease_min', number('lease_max'), '不能长于最长租期', 'at most the longest lease');
  ordered('far_min', number('far_max'), '不能高于上限', 'at most the highest');
  ordered('density_min', number('density_max'), '不能高于上限', 'at most the highest');
  ordered('green_ratio_min', number('green_ratio_max'), '不能高于上限', 'at most the highest');
  ordered('floor', number('floors'), '不能高于总层数', 'at most the floors in the building');
  if ((values.rent === undefined) !== (values.rent_unit === undefined)) {
    const [key, zh, en] =
      values.rent === undefined
        ? (['rent', '已选单位，请填数字，或清空单位', 'type the amount, or clear its unit'] as const)
        : (['rent_unit', '请选一种，如 元/㎡/天', 'choose one, such as yuan/㎡/day'] as const);
    problems[key] = { zh, en };
  }
  if (kind === 'space' && values.space_type === undefined) {
    problems.space_type = { zh: '请选一种，如 标准厂房', en: 'choose one, such as standard factory' };
  }
  if (kind === 'space' && values.lessor_role === 'sublessor' && values.head_lease_end === undefined) {
    problems.head_lease_end = {
      zh: '二房东请填与业主的租约到哪一天',
      en: 'a sub-lessor states the last day of the lease with the owner',
    };
  }
  if ((values.lon === undefined) !== (values.lat === undefined)) {
    const key = values.lon === undefined ? 'lon' : 'lat';
    problems[key] = { zh: '请两项都填，或都留空', en: 'give both or neither' };
  } else if (values.lon !== undefined && values.datum === undefined) {
    problems.datum = { zh: '请选 GCJ-02 或 WGS-84', en: 'choose GCJ-02 or WGS-84' };
  }
  const announced = values.announced_on as string | undefined;
  for (const [key, zh, en] of [
    ['apply_until', '不能早于公告时间', 'not before the announcement'],
    ['closed_on', '不能早于公告时间', 'not before the announcement'],
  ] as const) {
    const day = values[key] as string | undefined;
    if (announced !== undefined && day !== undefined && day < announced) problems[key] = { zh, en };
  }
  return problems;
}
