import { ending, type Quick } from '../pattern.ts';

/** What is kept in mind by its kind. */
export const kinds = [
  '市',
  '区',
  '县',
  '镇',
  '省',
  '公司',
  '项目',
  '园区',
  '基地',
  '联盟',
  '平台',
  '集群',
  '小镇',
  '基金',
  '中心',
  '协会',
] as const;
export type Kind = (typeof kinds)[number];

const kindOf: readonly (readonly [Quick, Kind])[] = [
  [ending(/市[内里]?$/), '市'],
  [ending(/(?:示范|开发|发展|试验|先导|创新|新|片|园|保税|合作)区$/), '园区'],
  [ending(/[园]区?$|产业园$|园内$|全园$|园域$/), '园区'],
  [ending(/区[内里]?$/), '区'],
  [ending(/县[内里]?$/), '县'],
  [ending(/省内?$/), '省'],
  [ending(/(?:镇|街道)[上里内]?$/), '镇'],
  [ending(/(?:公司|企业|集团)$/), '公司'],
  [ending(/(?:项目|工厂|工程)$/), '项目'],
  [ending(/基地$/), '基地'],
  [ending(/联盟$/), '联盟'],
  [ending(/平台$/), '平台'],
  [ending(/集群$/), '集群'],
  [ending(/小镇$/), '小镇'],
  [ending(/基金$/), '基金'],
  [ending(/中心$/), '中心'],
  [ending(/[协商]会$/), '协会'],
];

/** The kind of what a word such as 全市, 该园区 or 公司 takes up; null where it takes up none. */
export function kindMeant(word: string): Kind | null {
  for (const [pattern, kind] of kindOf) if (pattern.test(word)) return kind;
  return null;
}
