import { plainText } from '../text.ts';
import type { SpaceField, SpaceText } from './reading.ts';

/** What a sentence may want that is no space. */
export type OtherWant = 'supplier' | 'customer' | 'policy' | 'people' | 'money' | 'service';

const words: readonly (readonly [want: OtherWant, words: RegExp])[] = [
  [
    'supplier',
    /供应商|供货商|供货方|供应链|(?:生产|加工|配套|零部件)?厂家|代工|外协|外发加工|配套(?:企业|厂商?)|制造商|加工商|原材料|货源/,
  ],
  ['customer', /采购商|采购方|经销商|代理商|买家|销路|订单/],
  ['policy', /政策|补贴|补助|奖励|扶持|资助|申报|认定|免税|退税/],
  ['people', /招聘|招工|招人|人才|工程师|技术员|技工|普工|专家|顾问|用工|劳务/],
  ['money', /贷款|融资|授信|担保|投资人|投资机构|风投|基金|信贷/],
  ['service', /检测|化验|检验|校准|认证|共享(?:设备|仪器)|技术(?:合作|攻关)|专利|成果转化|代办|咨询|律师|会计|报关|货代|车队/],
];

/** Fields that a sentence about something else may hold too. */
const besides: ReadonlySet<SpaceField> = new Set<SpaceField>([
  'side',
  'places',
  'industries',
  'excluded_industries',
  'company',
  'contact',
  'phone',
  'available',
]);

/**
 * What a sentence asks for instead of a space, with its word: 找压铸供应商. Null where it says anything of a space (a type, a size, a price, what
 * it must have), however it goes on, and where no such word stands.
 */
export function otherWant(text: string, values: SpaceText): { want: OtherWant; words: string } | null {
  for (const [field, value] of Object.entries(values))
    if (!besides.has(field as SpaceField) && !(value === null || (Array.isArray(value) && value.length === 0))) return null;
  const { plain } = plainText(text);
  for (const [want, pattern] of words) {
    const found = pattern.exec(plain);
    if (found) return { want, words: found[0] };
  }
  return null;
}
