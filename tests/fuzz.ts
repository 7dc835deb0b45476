import fc, { type Arbitrary } from 'fast-check';
import { postNeed } from '#modules/need/index.ts';
import { postOffer, readOfferForm } from '#modules/offer/index.ts';
import type { Tx } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';

/** Text that has broken programs before, in every field of which somebody may make something. */
export const hostileText: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\u202eabc',
      "'; drop table need.need; --",
      '<script>alert(1)</script>',
      '%00',
      'x\r\nSet-Cookie: a=b',
      'a\nb',
    ],
    ...[
      '../../etc/passwd',
      '{{7*7}}',

      'NaN',
      '1e400',
      '-1e400',
      '0x10',
      '١٢３',
      '-0',
      '99999999999999999999',
      '1/0',
      '=1+1',
      '@sum(a1)',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      '[object Object]',
      '2027-02-29',
      '9999-12-31',
      '0000-00-00',
      '-1',
      'null',
      'true',
    ],
    ...[
      'S-261123-0001',
      'XQ-20261123-0001',
      '00000000-0000-0000-0000-000000000000',
      'A'.repeat(22),
      '厂'.repeat(3000),
      'a'.repeat(70_000),
    ],
    ...[
      'javascript:alert(1)',
      '//evil.example',
      'http://127.0.0.1/',
      'https://open.feishu.cn@127.0.0.1/',
      'a@b.cn\nbcc:c@d.cn',
      '\\',
      "'",
      '"',
      '\t',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
  fc.double().map(String),
);

/** Values of every kind that JSON has. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    ...[null, true, -0, -1, 0.1, 1e308, 2 ** 53, -(2 ** 63), [], {}, [[]], [null], { $ne: 1 }, '松江', '3000平', 310117],
    JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
    Array.from({ length: 40 }).reduce<unknown>(inner => [inner], 'deep'),
  ),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

// What no answer may hold: stacks, statements of SQL, words of PostgreSQL and of the runtime, paths of this machine, keys.
const inner =
  /node_modules|\.tsx?:\d|\n\s+at \S+ \(|syntax error at|violates|duplicate key|relation "|invalid input syntax|PostgresError|TypeError|RangeError|is not a function|Cannot read prop|postgres(?:ql)?:\/\/|\/(?:tmp|home|root|srv)\/|scrypt\$|sha256:/;

/** What belongs to organisation A and is shown to nobody else: texts as they would stand in an answer, beside what settles every test. */
export type Private = { contacts: readonly string[]; company: string; title: string; code: string; token: string };

/** Adds to organisation A a request and a listing that waits for review, whose words stand nowhere else. */
export async function hide(tx: Tx, organisation: string): Promise<Private> {
  const secret = makeSecret('a secret for tests that is long enough');
  const company = '只给看门人知道的公司（虚构）';
  const contacts = ['13711119999', '欧阳示例', 'ouyang.shili@example.com'];
  const [phone = '', contact = ''] = contacts;
  const need = { text: '求租松江3000平厂房', company, contact, phone, email: contacts[2]!, consent: true as const };
  const [owner] = await tx<{ user: string }[]>`
    select user_id as user from account.member where organization_id = ${organisation} order by role desc limit 1`;
  const seats = [{ organisation, owner: true, roles: ['enterprise'] as const }];
  const viewer = { kind: 'user', user: owner!.user, session: '', secondFactor: false, seats } as const;
  await postNeed(tx, viewer, secret, () => new Date(), {
    ...need,
    ...{ receivers: 3, consent_days: 90, conditions: [], language: 'zh', origin: 'form', owner: organisation },
  } as Parameters<typeof postNeed>[4]);
  const title = '还没有人审核过的厂房（虚构）';
  const reading = readOfferForm({
    kind: 'space',
    title,
    place: 310117,
    space_type: 'standard_factory',
    gross_area: 3100,
  } as never);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const posting = { offer: reading.offer, contact: { person: contact, phone }, origin: 'form', owner: organisation } as const;
  const { code, token } = await postOffer(tx, viewer, posting as unknown as Parameters<typeof postOffer>[2], secret);
  await tx`update offer.offer set publication = 'pending', listed_at = null where code = ${code}`;
  return { contacts, company, title, code, token };
}

/** What is wrong with an answer: a failure of ours, or something in it that its reader must not see; null where nothing is. */
export function faultOf(
  { status, text }: { status: number; text: string },
  { contacts, company, title }: Private,
  isOfA: boolean,
  secrets: readonly string[] = [],
): string | null {
  if (status >= 500) return `${status}`;
  const found = inner.exec(text);
  if (found) return `shows ${text.slice(Math.max(0, found.index - 60), found.index + 80)}`;
  for (const contact of contacts) if (text.includes(contact)) return `shows the contact ${contact}`;
  for (const secret of secrets) if (text.includes(secret)) return 'shows a secret';
  if (!isOfA && (text.includes(company) || text.includes(title))) return 'shows what belongs to organisation A';
  return null;
}
