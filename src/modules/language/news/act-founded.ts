import { isPlaceWord } from '../dictionary.ts';
import { ending } from '../pattern.ts';
import type { Mind } from './mind.ts';
import { deed } from './party-words.ts';
import type { EventType } from './reading.ts';

/** What is founded when its name plate is unveiled, where a centre or a station opens. */
export const founded = ending(/(?:公司|党委|党支部|党总支|联盟|协会|商会|基金|联合体|学会|工会|联合会)$/);

const opened = /(?:中心|研究院|基地|实验室|工作站|园)(?:[（(][^）)]*[）)])?$/;

/** What it is that a plate is put up for: 研究院揭牌成立 opens a body, 公司10日挂牌 founds a firm. */
export function unveiled(type: EventType, verb: string, actor: string): EventType {
  if (type === 'founding' && verb.includes('揭牌') && opened.test(actor)) return 'opening';
  return type === 'opening' && /[挂揭]牌/.test(verb) && founded.test(actor) ? 'founding' : type;
}

const founder = ending(/(?:[省市区县镇乡园城谷]|街道|工会|商会|协会|联合会)$/);

const body = ending(/(?:党委|党支部|党总支|联盟|协会|商会|联合体|学会|工会|联合会)$/);

/** 某区探索…。2025年2月，整合资源成立产业链党委: whom the text speaks about, where a clause tells of no doer. */
export function founderTold(mind: Mind | undefined, actor: string, object: string | null): string[] {
  const subject = mind?.subject;
  if (!subject || object === null || (actor !== '' && !deed.test(actor))) return [];
  if (!body.test(object) || object.startsWith(subject.slice(0, 2))) return [];
  return founder.test(subject) || isPlaceWord(subject) ? [subject] : [];
}
