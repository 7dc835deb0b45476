import type { Value } from './value.ts';

/** `of`: of what (全国, GDP), null where the text leaves it open; `noun`: the words before 占; `start`: where they end. */
export type Share = { of: string | null; noun: string | null; about: boolean; rule: string };

export const scopeWord =
  '(?:全国|全球|全世界|世界|全市|全省|全区|全县|全镇|国内|我国|亚洲|长三角|华东地区|华东|中部地区|上海市?|浙江省?|江苏省?|安徽省?)';
const occupied = /^(.*?)(?:约|近|超)?占(?!有|地|用|领|优)(?:到|了|据|比)?([^占]{0,24})$/;
const prefixed = new RegExp(`(${scopeWord})(?:约|近|超过|超|逾)?的?$`);
const proportion = /^(.+)占([^占]{1,20}?)的?(?:比重|比例|份额)$/;
const ending =
  /(?:(?:的|总量|比重|比例|份额|之比|市场|提高|上升|增加|下降|从|由|保持|稳定|维持|在|首次|已|也|均|约|近|超过|超|逾|突破|不足|达到|达|为|到|至|了|升至|高达|分别|将|预计|连续\D{0,4}))+$/;

/** Reads whether a fraction or percentage is a part of something: 占全国的1/15, 全国40%的企业, 占比12%. */
export function readShare(value: Value, before: string, after: string): Share | null {
  if (value.kind !== 'share' && value.kind !== 'percent') return null;
  const found = occupied.exec(before);
  if (found) {
    const of = found[2]!
      .replace(ending, '')
      .replace(ending, '')
      .replace(/^(?:当年|同期)/, '');
    return {
      of: of === '' || of.length > 20 ? null : of,
      noun: found[1]!.replace(/(?:约|近|超过?|逾)$/, ''),
      about: /约占|约$/.test(before.slice(0, found[1]!.length + 3)),
      rule: 'share.of',
    };
  }
  const scope = prefixed.exec(before);
  if (scope && (value.kind === 'share' || /^的/.test(after)))
    return { of: scope[1]!, noun: null, about: false, rule: 'share.scope' };
  if (value.kind === 'share') return { of: null, noun: null, about: false, rule: 'share.list' };
  return null;
}

/** The whole that a noun names itself (增加值占GDP比重): [part, whole]; null where it names none. */
export function proportionOf(noun: string): [part: string, whole: string] | null {
  const found = proportion.exec(noun);
  return found ? [found[1]!, found[2]!] : null;
}
