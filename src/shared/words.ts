export type Lang = 'zh' | 'en';

/** Picks the text of a language; both stand side by side in the code so that neither is forgotten. */
export type Words = (zh: string, en: string) => string;

const zhWords: Words = zh => zh;
const enWords: Words = (_, en) => en;

/** The picker for a language. */
export function wordsIn(lang: Lang): Words {
  return lang === 'en' ? enWords : zhWords;
}
