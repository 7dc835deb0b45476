export type RefusedReason = 'missing' | 'forbidden' | 'conflict' | 'invalid' | 'busy';

/** A "no" with words for the reader: becomes 404, 403, 409, 422 or 429 on a page and an exit code on the command line. */
export class Refused extends Error {
  readonly reason: RefusedReason;
  /** The words in English; the Chinese ones where no others were given. */
  readonly en: string;
  /** A message for each field, where a form or a row was refused. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    reason: RefusedReason,
    words: string | readonly [zh: string, en: string],
    fields: Readonly<Record<string, string>> = {},
  ) {
    const [zh, en] = typeof words === 'string' ? [words, words] : words;
    super(zh);
    this.en = en;
    this.name = 'Refused';
    this.reason = reason;
    this.fields = fields;
  }
}
