import type { Mark } from './draft.ts';
import type { Family } from './reading.ts';

const uses = ['生产', '研发', '仓储', '办公', '宿舍', '实验', '中试', '餐饮', '展示', '商业', '研发办公', '轻型生产'];
const useFamily: Readonly<Record<string, Family>> = {
  生产: 'factory',
  轻型生产: 'factory',
  研发: 'rnd',
  研发办公: 'rnd',
  中试: 'rnd',
  仓储: 'warehouse',
  仓库: 'warehouse',
  车间: 'factory',
  厂房: 'factory',
  宿舍: 'dormitory',
  办公: 'office',
  实验: 'lab',
};
const usage = new RegExp(
  `(?:${uses.join('|')})(?:[、，/和及+](?:${uses.join('|')})){1,6}(?=都行|都有|均可|皆可|都可|一体|等功能|等业态|兼有|为一体|合计)`,
);
/** 一处1000平做仓储，一处2500平做生产 */
const parts =
  /\d(?:平米?|平方米?|㎡|方)(?:左右)?(?:做|用于|用作|作为|用来做?)(仓储|仓库|生产|车间|厂房|办公|研发)[^。；;\n\d]{0,6}\d[\d.]*(?:平米?|平方米?|㎡|方)(?:左右)?(?:做|用于|用作|作为|用来做?)(仓储|仓库|生产|车间|厂房|办公|研发)/;

/** 研发、生产、仓储都行: the uses that a hall is for. */
export function usesOf(plain: string): { families: Family[]; mark: Mark } | null {
  const found = usage.exec(plain) ?? (plain.includes('做') || plain.includes('用') ? parts.exec(plain) : null);
  if (!found) return null;
  if (found[1] && found[2]) {
    const families = [found[1], found[2]].flatMap(use => useFamily[use] ?? []);
    return new Set(families).size > 1 ? { families, mark: [found.index, found.index + found[0].length, 'type.usage'] } : null;
  }
  const families = found[0].split(/[、，/和及+]/).flatMap(use => useFamily[use] ?? []);
  return families.length > 1 ? { families, mark: [found.index, found.index + found[0].length, 'type.usage'] } : null;
}
