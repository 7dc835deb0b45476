import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { listSources, textOf } from './sources.ts';

type Line = { number: string; status: string; proof: string };

/** The numbers of OWASP ASVS 5.0 at levels 1 and 2: each section with how many it has. */
const sections = [
  '1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1',
  '4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2',
  '7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3',
  '11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3',
  '15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2',
].join(' ');

function wantedNumbers(): string[] {
  return sections.split(' ').flatMap(one => {
    const [section = '', count = ''] = one.split(':');
    return Array.from({ length: Number(count) }, (_, at) => `${section}.${at + 1}`);
  });
}

function linesOf(document: string): Line[] {
  const rows = document.split('\n').filter(row => /^\| \d+\.\d+\.\d+ \|/.test(row));
  return rows.map(row => {
    const [, number = '', , , status = '', proof = ''] = row.split(' | ').length > 4 ? ['', ...cells(row)] : [];
    return { number, status, proof };
  });
}

const cells = (row: string) =>
  row
    .slice(2, -2)
    .split(' | ')
    .map(cell => cell.trim());

const titles = new Map<string, Set<string>>();

/** Every text that a test of this file may be called by. */
function titlesIn(path: string): Set<string> {
  const known = titles.get(path);
  if (known) return known;
  const found = new Set<string>();
  const text = textOf(path);
  if (text)
    new Visitor({
      CallExpression: node => {
        const [first] = node.arguments;
        if (first?.type === 'Literal' && typeof first.value === 'string') found.add(first.value);
      },
    }).visit(parseSync(path, text).program);
  titles.set(path, found);
  return found;
}

/** What is wrong with the list: numbers missing or twice, a proof that is no test, a line without proof or reason. */
function faultsOf(document: string): string[] {
  const lines = linesOf(document);
  const given = lines.map(line => line.number);
  const wanted = wantedNumbers();
  const faults = wanted.filter(number => !given.includes(number)).map(number => `${number} is missing`);
  faults.push(
    ...given.filter((number, at) => !wanted.includes(number) || given.indexOf(number) !== at).map(one => `${one} is too many`),
  );
  for (const { number, status, proof } of lines) {
    if (status === 'not applicable' || status === 'open') {
      if (proof.length < 5) faults.push(`${number} has no reason`);
      continue;
    }
    if (status !== '是 met') faults.push(`${number} is ${status}`);
    const proofs = [...proof.matchAll(/`([^`]+?) › ([^`]+)`/g)];
    if (proofs.length === 0) faults.push(`${number} is met without a test`);
    for (const [, path = '', title = ''] of proofs)
      if (!/\.(?:test|spec)\.ts$/.test(path) || !titlesIn(path).has(title)) faults.push(`${number}: no test ${path} › ${title}`);
  }
  return faults;
}

test('every number of the standard stands in the list once, and every met line names tests that exist', () => {
  expect(wantedNumbers()).toHaveLength(253);
  expect(faultsOf(textOf('docs/security.md'))).toEqual([]);
});

test('a missing number, a test that does not exist and a line without proof are found', () => {
  const rows = wantedNumbers().map(number => `| ${number} | 1 | words | open | a reason |`);
  const changed = rows
    .slice(1)
    .join('\n')
    .replace('| 1.1.2 | 1 | words | open | a reason |', '| 1.1.2 | 1 | words | 是 met | soon |');
  const false_ = changed.replace(
    '| 1.2.1 | 1 | words | open | a reason |',
    '| 1.2.1 | 1 | words | 是 met | `tests/none.test.ts › no` |',
  );
  expect(faultsOf(false_)).toEqual(['1.1.1 is missing', '1.1.2 is met without a test', '1.2.1: no test tests/none.test.ts › no']);
});

test('every rule that has to be written down has a section of its own', () => {
  const parts = textOf('docs/security.md').split(/^## /m).slice(1);
  const wanted = [
    ...[
      'Reporting',
      'Repair of packages',
      'Classes of data',
      'Rules for input',
      'Limits of the business',
      'What costs much',
      'Files',
    ],
    ...['Ways to sign in', 'Passwords', 'Sessions', 'Keys and algorithms', 'What the site calls', 'Logs'],
  ];
  for (const heading of wanted) expect(parts.find(part => part.startsWith(heading))?.length ?? 0, heading).toBeGreaterThan(150);
});

const product = listSources().filter(({ path }) => path.startsWith('src/') && !/\.test\.tsx?$/.test(path));

/** Where a product source says this. */
const saying = (pattern: RegExp, but: RegExp = /^$/) =>
  product.filter(({ path, text }) => pattern.test(text) && !but.test(path)).map(({ path }) => path);

test('no source runs text as a program, reaches into a shell, builds a pattern out of input or writes markup unescaped', () => {
  expect(saying(/\beval\(|new Function\(|node:vm/)).toEqual([]);
  expect(saying(/import \{[^}]*\bexec(?:Sync)?\b[^}]*\} from 'node:child_process'|shell:\s*true/)).toEqual([]);
  // What is kept as text there was escaped by JSX before; the picture that an authenticator reads is drawn here.
  expect(
    saying(
      /dangerouslySetInnerHTML|\binnerHTML\s*=|\braw\(|document\.write/,
      /element\.ts$|platform\/picture\.ts$|(?:workspace-own|home|list|media-card|meta|post|workspace-media-one|workspace-post-versions)\.tsx$/,
    ),
  ).toEqual([]);
  expect(saying(/addEventListener\(\s*['"]message|\bpostMessage\(|new WebSocket/, /map\//)).toEqual([]);
  expect(
    saying(
      /new RegExp\(/,
      /^src\/(modules\/language|modules\/publish\/advert|importers)\/|^src\/api\/index\.ts|code-cookie\.ts|shared\/phone\.ts/,
    ),
  ).toEqual([]);
});

test('only ciphers and hashes of the inventory are used, and chance comes from the generator of the system', () => {
  const named = product.flatMap(({ path, text }) =>
    [...text.matchAll(/create(?:Hash|Hmac|Cipheriv|Decipheriv)\(\s*'([^']+)'/g)].map(match => `${path} ${match[1]}`),
  );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter(one => !/ (?:sha256|aes-256-gcm)$/.test(one))).toEqual([]);
  expect(saying(/Math\.random\(/, /^src\/ui\/|arbitrary\.ts$/)).toEqual([]);
  expect(saying(/rejectUnauthorized|NODE_TLS_REJECT/)).toEqual([]);
});

test('a browser is given nothing to store but the last words that its reader searched for', () => {
  expect(saying(/localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker/, /^src\/ui\/suggest\//)).toEqual([]);
});
