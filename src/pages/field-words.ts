import type { Field, FieldContent } from '#modules/offer/index.ts';
import { industryIndex } from '#modules/reference/index.ts';
import { day, figure } from '#shared/format.ts';
import { amountWords, unitWords } from '#shared/unit.ts';
import type { Site } from './site.tsx';

/** What a listing says of a field, in the reader's language and with its unit. */
export function fieldWords(content: FieldContent, field: Field, site: Site): string {
  const { t, lang } = site;
  const { value } = field;
  switch (value.is) {
    case 'choice':
      return t(...(value.options[String(content)] ?? [String(content), String(content)]));
    case 'choices':
      return (content as string[]).map(code => t(...(value.options[code] ?? [code, code]))).join(t('、', ', '));
    case 'flag':
      return content ? t('是', 'Yes') : t('否', 'No');
    case 'date':
      return day(String(content), lang);
    case 'codes':
      return (content as string[]).map(code => industryName(code, site)).join(t('、', ', '));
    case 'numbers':
      return `${(content as number[]).map(figure).join(t('、', ', '))} ${unitWords(value.unit, lang)}`;
    case 'text':
      return String(content);
    case 'number':
      if (field.key === 'year_built') return t(`${content} 年`, String(content));
      return amountWords(Number(content), value.unit, lang);
  }
}

function industryName(code: string, site: Site): string {
  const industry = industryIndex().byCode(code);
  return industry ? site.t(`${industry.name}（${code}）`, `${industry.nameEn} (${code})`) : code;
}
