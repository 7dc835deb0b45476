import { type Field, offerFields, ownFields, plain, unitFactor, unitOf } from '#modules/offer/index.ts';
import { Refused } from '#shared/refused.ts';
import { cleanLine } from '#shared/text.ts';
import type { Cell, Row } from './sheet.ts';

/** A column that is not a field of the listing itself. */
export const placeColumns: readonly [key: string, zh: string, en: string][] = [
  ['city', '城市', 'City'],
  ['district', '区县', 'District'],
  ['town', '街道镇', 'Town'],
];
export const contactColumns: readonly [key: string, zh: string, en: string][] = [
  ['person', '联系人', 'Contact'],
  ['phone', '联系电话', 'Telephone'],
];
export const codeColumn = ['code', '房源编号', 'Listing code'] as const;
export const lessorColumn = ['lessor', '发布单位', 'Offered by organisation'] as const;

/** Other headings that brokers' tables use. */
const otherNames: Readonly<Record<string, string>> = {
  编号: 'code',
  房源号: 'code',
  listingcode: 'code',
  名称: 'title',
  房源名称: 'title',
  房源标题: 'title',
  备注: 'note',
  描述: 'note',
  房源描述: 'note',
  类型: 'space_type',
  物业类型: 'space_type',
  厂房类型: 'space_type',
  租售: 'deal_type',
  园区: 'park_name',
  园区名称: 'park_name',
  地址: 'address',
  市: 'city',
  所在城市: 'city',
  区: 'district',
  区域: 'district',
  所在区: 'district',
  区县市: 'district',
  街镇: 'town',
  街道: 'town',
  镇: 'town',
  乡镇: 'town',
  地点: 'place',
  位置: 'place',
  区划代码: 'place',
  place: 'place',
  总面积: 'gross_area',
  可租面积: 'available_area',
  可售面积: 'available_area',
  起租面积: 'min_divisible_area',
  最小面积: 'min_divisible_area',
  占地面积: 'land_area',
  土地面积: 'land_area',
  地块面积: 'land_area',
  层高: 'typical_floor_height',
  梁下净高: 'clear_height',
  底层层高: 'ground_floor_height',
  承重: 'floor_load',
  楼板承重: 'floor_load',
  地面承重: 'ground_load',
  底层承重: 'ground_load',
  楼层: 'floor',
  层数: 'floors',
  配电: 'power_capacity',
  电量: 'power_capacity',
  变压器: 'power_capacity',
  行车: 'crane_loads',
  货梯: 'freight_lift_count',
  货梯吨位: 'freight_lift_load',
  月台: 'dock',
  平台: 'dock',
  消防等级: 'fire_class',
  消防: 'fire_class',
  环评: 'eia_possible',
  产证: 'title_certificate',
  单价元: 'rent',
  租金单价: 'rent',
  物业管理费: 'service_charge',
  押金: 'deposit_months',
  电话: 'phone',
  手机: 'phone',
  手机号: 'phone',
  联系方式: 'phone',
  联系人姓名: 'person',
  入驻时间: 'available_from',
  发布人身份: 'lessor_role',
  状态: 'lease_status',
  单位: 'lessor',
  公司: 'lessor',
  企业名称: 'lessor',
};

type Known = { key: string; field: Field | null };

const known: ReadonlyMap<string, Known> = knownHeadings();

function knownHeadings(): Map<string, Known> {
  const map = new Map<string, Known>();
  const byKey = new Map<string, Known>();
  const add = (heading: string, column: Known) => map.set(heading, column);
  for (const [key] of [codeColumn, lessorColumn, ...placeColumns, ...contactColumns, ['place']] as const)
    byKey.set(key, { key, field: null });
  for (const field of [...ownFields, ...offerFields]) byKey.set(field.key, { key: field.key, field });
  for (const [heading, key] of Object.entries(otherNames)) add(plain(heading), byKey.get(key)!);
  for (const [key, zh, en] of [codeColumn, lessorColumn, ...placeColumns, ...contactColumns]) {
    for (const heading of [key, zh, en]) add(plain(heading), byKey.get(key)!);
  }
  for (const { key, zh, en } of [...ownFields, ...offerFields]) {
    for (const heading of [key, key.replaceAll('_', ''), zh, en]) add(plain(heading), byKey.get(key)!);
  }
  return map;
}

/** A column of the table at hand. `unit` is set where the heading names another unit than the field's own, such as 面积（亩）. */
export type Column = { index: number; heading: string; key: string; unit: string };
export type Heading = { columns: Column[]; ignored: string[] };

/** The columns that a row names; null where the row is no heading (fewer than two known names). Refuses a field named twice, or in a unit that cannot be converted. */
export function readHeading(row: Row): Heading | null {
  const columns: Column[] = [];
  const ignored: string[] = [];
  row.cells.forEach((cell, index) => {
    // A heading is repeated on the terminal, where control characters would be obeyed.
    const heading = typeof cell === 'string' ? cleanLine(cell.slice(0, 400)) : '';
    if (heading === '') return;
    const column = columnOf(heading, index);
    if (column) columns.push(column);
    else ignored.push(heading.slice(0, 60));
  });
  if (columns.length < 2) return null;
  for (const [at, { key, heading }] of columns.entries()) {
    const first = columns.findIndex(column => column.key === key);
    if (first !== at) throw new Refused('invalid', `“${columns[first]!.heading}”和“${heading}”说的是同一项，请删去其中一列。`);
  }
  return { columns, ignored };
}

function columnOf(heading: string, index: number): Column | null {
  const word = plain(heading)
    .replace(/[*※:]+/g, '')
    .replace(/\(必填\)|\(选填\)/g, '');
  const whole = known.get(word);
  if (whole) return { index, heading, key: whole.key, unit: '' };
  const [, name, inside] = /^(.+?)[([]([^()[\]]*)[)\]]$/.exec(word) ?? [];
  const found = name === undefined ? undefined : known.get(name);
  if (!found) return null;
  return { index, heading, key: found.key, unit: unitOfHeading(heading, inside ?? '', found.field) };
}

/** The unit to append to bare numbers of this column: none where it is the field's own. */
function unitOfHeading(heading: string, inside: string, field: Field | null): string {
  if (!field || !('unit' in field.value) || inside === '') return '';
  if (field.key === 'rent') return inside.startsWith('元') ? inside : '';
  const own = unitOf(field);
  const factor = unitFactor(own, inside);
  if (factor === 1) return '';
  if (factor !== undefined || /^万/.test(inside)) return inside;
  throw new Refused('invalid', `“${heading}”的单位认不出，请改为 ${own || '不写单位'}。`);
}

/** What a cell says in this column; a leading apostrophe that guards against formulas is taken off. */
export function cellOf(row: Row, { index, unit }: Column): Cell {
  const cell = row.cells[index] ?? null;
  if (typeof cell === 'string') {
    const text = unguarded(cell);
    return unit && /^[\s\d,，.+-]+$/.test(text) && /\d/.test(text) ? `${text}${unit}` : text;
  }
  return typeof cell === 'number' && unit ? `${cell}${unit}` : cell;
}

const dangerous = /^'*[=+\-@\t\r]/;

/** Text as it may stand in a CSV cell: what a spreadsheet would take for a formula gets a leading apostrophe. */
export function guarded(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** Takes off the apostrophe that `guarded` put on. */
export function unguarded(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text;
}
