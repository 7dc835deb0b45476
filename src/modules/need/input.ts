import { z } from 'zod';
import { creditCodeHolds } from '#shared/credit-code.ts';
import { readPhone } from '#shared/phone.ts';
import { halfWidth, lineOf, textOf } from '#shared/text.ts';
import { consentPeriods, usualConsentPeriod } from './consent.ts';

const phone = z
  .string()
  .overwrite(text => readPhone(text)?.canonical ?? text.slice(0, 60))
  .refine(text => readPhone(text) !== null, {
    params: {
      zh: '请填写 11 位手机号，或带区号的座机，如 021-60000000 转 801',
      en: 'Enter a mainland mobile number of 11 digits, or a landline with its area code such as 021-60000000 ext 801',
    },
  });

const consent = z
  .boolean()
  .refine(given => given, { params: { zh: '需要您同意后才能提交', en: 'The request can be sent only with your consent' } });

/** The request of an enterprise: 需求、用途、税收、公司、联系人、手机号 and consent. Forms and the API check it with this schema. */
export const needInput = z
  .strictObject({
    text: textOf(4, 2000).meta({
      description: '需求 · what is wanted, in one sentence or more',
      example: '求租松江 3000 平单层厂房，层高 8 米以上，配电 500kVA',
    }),
    purpose: textOf(1, 500).nullish().meta({ description: '用途 · what the space or land is for', example: '精密零部件加工' }),
    tax: z.number().min(0).max(10_000_000).nullish().meta({
      description: '税收 · expected tax a year, 万元/年; it serves admission rules only',
      example: 300,
    }),
    company: lineOf(2, 80).meta({ description: '公司 · company', example: '示例精密制造有限公司（虚构）' }),
    credit_code: z
      .string()
      .overwrite(text => halfWidth(text).replace(/[\s-]/g, '').toUpperCase().slice(0, 60))
      .refine(creditCodeHolds, {
        params: {
          zh: '统一社会信用代码应为 18 位，请核对（末位是校验码）',
          en: 'A unified social credit code has 18 characters, the last of which checks the others',
        },
      })
      .nullish()
      .meta({
        description: '统一社会信用代码 · only its keyed hash is stored, to find requests of the same enterprise',
        example: '91350100M000100Y43',
      }),
    contact: lineOf(1, 40).meta({ description: '联系人 · contact person', example: '示例联系人' }),
    phone: phone.meta({
      description:
        '手机号 · mainland mobile, landline with area code (and extension), or 400 number; spaces, dashes and full-width digits are read',
      example: '138 0000 1234',
    }),
    receivers: z.int().min(1).max(9).default(3).meta({ description: 'how many receivers may get the request at most' }),
    consent: consent.meta({
      description: 'must be true: the words of GET /api/consent were shown to the contact person, who agreed',
      example: true,
    }),
    consent_days: z
      .literal([...consentPeriods])
      .default(usualConsentPeriod)
      .meta({ description: 'days after which contact and text are erased', enum: [...consentPeriods] }),
  })
  .meta({ id: 'NeedInput' });

export type NeedInput = z.output<typeof needInput>;

/** Turns the strings of a form into what needInput checks: empty fields are absent, figures are read, ticked boxes are true. */
export function needFromForm(form: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const text = (key: string) => {
    const value = form[key];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  return {
    text: text('text'),
    purpose: text('purpose'),
    tax: figureOf(text('tax')),
    company: text('company'),
    credit_code: text('credit_code'),
    contact: text('contact'),
    phone: text('phone'),
    receivers: figureOf(text('receivers')),
    consent: ['on', 'true', '1', 'yes'].includes(text('consent') ?? ''),
    consent_days: figureOf(text('consent_days')),
  };
}

// "３００ 万元" is how people answer a field that is labelled 万元; anything that is no figure goes on as text and is refused there.
function figureOf(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined;
  const plain = halfWidth(text)
    .replace(/[,，\s]|万元?(?:\/年)?$/g, '')
    .trim();
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}
