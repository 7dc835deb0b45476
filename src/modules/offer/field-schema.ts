import { z } from 'zod';
import { lineOf, textOf } from '#shared/text.ts';
import { unitWords } from '#shared/unit.ts';
import type { Field } from './field.ts';

/** What a known field holds; unknown is null everywhere. */
export type FieldContent = number | string | boolean | readonly number[] | readonly string[];

/** A sentence in both languages. */
export type Both = { zh: string; en: string };

const schemas = new WeakMap<Field, z.ZodType<FieldContent>>();

/** The zod schema of a field's known value: the same unit, range and options that the database enforces. */
export function fieldSchema(field: Field): z.ZodType<FieldContent> {
  let schema = schemas.get(field);
  if (!schema) {
    schema = build(field).describe(`${field.zh} · ${field.en}${unitOf(field) ? `, ${unitOf(field)}` : ''}`);
    schemas.set(field, schema);
  }
  return schema;
}

function build(field: Field): z.ZodType<FieldContent> {
  const { value } = field;
  switch (value.is) {
    case 'number': {
      const number = z.number().min(value.min).max(value.max);
      return value.integer ? number.int() : number;
    }
    case 'numbers':
      return z.array(z.number().min(value.min).max(value.max)).max(50);
    case 'choice':
      return z.enum(Object.keys(value.options));
    case 'choices':
      return z.array(z.enum(Object.keys(value.options))).max(Object.keys(value.options).length);
    case 'codes':
      return z.array(z.string().regex(/^[A-T][0-9]{2}$/)).max(100);
    case 'flag':
      return z.boolean();
    case 'date':
      return z.iso.date().refine(day => day >= '1949-10-01' && day < '2200-01-01');
    case 'text':
      return value.lines ? textOf(value.min ?? 1, value.max) : lineOf(value.min ?? 1, value.max);
  }
}

/** The unit of a number field, empty for other fields. */
export function unitOf(field: Field): string {
  return 'unit' in field.value ? field.value.unit : '';
}

const shown = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const messages = new WeakMap<Field, Both>();

/** The sentence that tells what to type into a field; it stands under the field's label. */
export function whatToType(field: Field): Both {
  let message = messages.get(field);
  if (!message) {
    const [zh, en] = asked(field);
    message = { zh, en };
    messages.set(field, message);
  }
  return message;
}

function asked(field: Field): [zh: string, en: string] {
  const { value } = field;
  switch (value.is) {
    case 'number':
    case 'numbers': {
      const range = [shown.format(value.min), shown.format(value.max)];
      const whole = value.is === 'number' && value.integer;
      const several = value.is === 'numbers';
      const zhUnit = value.unit ? `，单位 ${unitWords(value.unit, 'zh')}` : '';
      const enUnit = unitWords(value.unit, 'en') ? `, in ${unitWords(value.unit, 'en')}` : '';
      return [
        `请填 ${range.join(' 到 ')} 之间的${whole ? '整数' : '数字'}${zhUnit}${several ? '，多个用逗号分开' : ''}`,
        `type ${several ? 'numbers' : whole ? 'a whole number' : 'a number'} between ${range.join(' and ')}${enUnit}${several ? ', parted by commas' : ''}`,
      ];
    }
    case 'choice':
    case 'choices': {
      const options = Object.values(value.options);
      const many = value.is === 'choices';
      return [
        `请填${many ? '下列各项，用逗号分开' : '其中一项'}：${options.map(([zh]) => zh).join('、')}`,
        `choose ${many ? 'any' : 'one'} of: ${options.map(([, en]) => en).join('; ')}`,
      ];
    }
    case 'codes':
      return ['请填 GB/T 4754 大类代码，如 C36，多个用逗号分开', 'type GB/T 4754 division codes such as C36, parted by commas'];
    case 'flag':
      return ['请填“是”或“否”，不清楚就留空', 'type yes or no, or leave it empty'];
    case 'date':
      return ['请填日期，如 2026-03-01', 'type a date such as 2026-03-01'];
    case 'text':
      return [
        value.min ? `请填 ${value.min} 到 ${value.max} 个字` : `请填不超过 ${value.max} 个字`,
        value.min ? `type ${value.min} to ${value.max} characters` : `type at most ${value.max} characters`,
      ];
  }
}
