export type Lang = 'zh' | 'en';

/** Picks the text of a language; both stand side by side in the code so that neither is forgotten. */
export type Words = (zh: string, en: string) => string;

const zhWords: Words = zh => zh;
const enWords: Words = (_, en) => en;

/** The picker for a language. */
export function wordsIn(lang: Lang): Words {
  return lang === 'en' ? enWords : zhWords;
}

/** What is said by name, in both languages. */
export type Sayings = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** What is said under a name out of an address or a form; undefined where nothing is, also for names that every object has (constructor). */
export function sayingOf(sayings: Sayings, name: string | null | undefined): readonly [zh: string, en: string] | undefined {
  return name && Object.hasOwn(sayings, name) ? sayings[name] : undefined;
}
