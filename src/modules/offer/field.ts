import { landFields } from './fields-land.ts';
import { spaceFields } from './fields-space.ts';
import { termFields } from './fields-terms.ts';

export type OfferKind = 'space' | 'land';

export type FieldGroup =
  | 'identity'
  | 'tenure'
  | 'area'
  | 'building'
  | 'lifting'
  | 'logistics'
  | 'utilities'
  | 'environment'
  | 'planning'
  | 'commerce'
  | 'admission'
  | 'amenities';

/** What a field may hold. Numbers name their unit and the range that the database also enforces; unknown is always null. */
export type FieldValue =
  | { is: 'number'; unit: string; min: number; max: number; integer?: true }
  | { is: 'numbers'; unit: string; min: number; max: number }
  | { is: 'choice'; options: Options }
  | { is: 'choices'; options: Options }
  | { is: 'codes' }
  | { is: 'flag' }
  | { is: 'date' }
  | { is: 'text'; max: number; min?: number; lines?: true };

/** Stored code → [Chinese, English]. */
export type Options = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** One sentence in Chinese and English. */
export type Hint = readonly [zh: string, en: string];

export type Field = {
  /** Column name in offer.offer; the English key of the trade in snake_case. */
  key: string;
  zh: string;
  en: string;
  group: FieldGroup;
  kinds: readonly OfferKind[];
  value: FieldValue;
  /** One sentence that a form shows under the label where the term alone misleads. */
  hint?: Hint;
};

export const groupNames: Readonly<Record<FieldGroup, readonly [zh: string, en: string]>> = {
  identity: ['标识与位置', 'Identity and place'],
  tenure: ['权属', 'Tenure'],
  area: ['面积', 'Area'],
  building: ['建筑', 'Building'],
  lifting: ['垂直与起重', 'Lifts and cranes'],
  logistics: ['物流', 'Logistics'],
  utilities: ['能源与公用', 'Energy and utilities'],
  environment: ['环境与安全', 'Environment and safety'],
  planning: ['规划条件', 'Planning conditions'],
  commerce: ['商务', 'Terms'],
  admission: ['准入', 'Admission'],
  amenities: ['配套', 'Amenities'],
};

/** Every field of a listing, in the order in which forms, templates and pages show them. */
export const offerFields: readonly Field[] = [...spaceFields, ...termFields, ...landFields];

const byKey = new Map(offerFields.map(field => [field.key, field]));

/** The field with this key; throws when no such field exists, since keys are written in code. */
export function fieldOf(key: string): Field {
  const field = byKey.get(key);
  if (!field) throw new Error(`no offer field ${key}`);
  return field;
}

/** The fields that a listing of this kind has. */
export function fieldsFor(kind: OfferKind): readonly Field[] {
  return kind === 'land' ? landKind : spaceKind;
}

const spaceKind = offerFields.filter(field => field.kinds.includes('space'));
const landKind = offerFields.filter(field => field.kinds.includes('land'));
