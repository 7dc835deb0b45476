import type { Random } from '../match/random.ts';
import type { Answer, Client } from './client.ts';
import { count, type Ledger } from './ledger.ts';
import type { Desk } from './settle.ts';

/** What somebody at work shares with the others. */
export type Floor = {
  client: Client;
  ledger: Ledger;
  desks: readonly Desk[];
  random: Random;
  /** True for one in every so many that ask for this; the first is one. A run that is short has some of each, which chance does not promise. */
  inTurn: (what: string, every: number) => boolean;
  /** Pauses as people do; throws where the work is over before the pause is. */
  think: () => Promise<void>;
  isOver: () => boolean;
};

const cities = ['松江', '金山', '秀洲', '萧山', '吴中', '昆山', '肥西', '越城', '宜兴'];
const looks = 10;
let posted = 0;

/** Posts one request after the other: by the form or the interface, chooses receivers or the pool, follows it and answers what is asked. */
export async function enterprise(floor: Floor): Promise<void> {
  while (!floor.isOver()) {
    const token = await (floor.inTurn('by key', 4) ? postByKey(floor) : postForm(floor));
    if (!token) continue;
    await floor.think();
    await follow(floor, token);
  }
}

function request({ random }: Floor) {
  const own = ++posted;
  const from = 1000 + Math.floor(random.next() * 6) * 500;
  return {
    text: `求租${random.pick(cities)}${from}到${from + 2000}平厂房，层高${6 + Math.floor(random.next() * 4)}米以上，第${own}号示例`,
    company: `示例企业${own}（虚构）`,
    contact: '示例人',
    // Numbers as in documentation, one for each request: the same one would make them duplicates of each other.
    phone: String(13_800_000_000 + own),
  };
}

async function postForm(floor: Floor): Promise<string | undefined> {
  const { client, ledger, random, inTurn, think } = floor;
  const said = request(floor);
  const shown = await client.ask('form', `/needs/new?q=${encodeURIComponent(said.text)}`);
  await think();
  const form = { ...hiddenIn(shown.body), ...said, receivers: '3', consent: 'on', consent_days: '90' };
  const post = () => client.ask('post', '/needs/new', { form });
  // Somebody presses the button twice, or the answer was lost on the way and the browser sends the form again.
  const again = inTurn('sent again', 6);
  const answers = again ? await Promise.all([post(), post()]) : [await post()];
  if (again) ledger.resent++;
  if (again && random.chance(0.5)) answers.push(await post());
  return answers.map(answer => receipt(floor, answer, /^\/needs\/([\w-]{22})\?/.exec(answer.location)?.[1])).at(-1);
}

async function postByKey(floor: Floor): Promise<string | undefined> {
  const answer = await floor.client.ask('post, API', '/api/needs', { json: { ...request(floor), consent: true } });
  return receipt(floor, answer, answer.status === 201 ? JSON.parse(answer.body).token : undefined);
}

function receipt({ client, ledger }: Floor, { status, body }: Answer, token: string | undefined): string | undefined {
  if (token) count(ledger.receipts, token);
  else if (status === 0) ledger.unanswered++;
  else client.faults.push(`post: ${status} ${/role="alert"[\s\S]{0,300}/.exec(body)?.[0] ?? ''}`);
  return token;
}

async function follow(floor: Floor, token: string): Promise<void> {
  const { client, ledger, random, inTurn, think, isOver } = floor;
  const path = `/needs/${token}`;
  await client.ask('track', path);
  await think();
  const pooled = inTurn('to the pool', 4);
  const receivers = pooled ? [] : someOf(floor, random.chance(0.5) ? 1 : 2);
  const choice = {
    do: 'choose',
    receivers,
    count: '3',
    open_step: random.pick(['1', '2', '3']),
    ...(pooled ? { pooled: '1' } : {}),
  };
  const chosen = await client.ask('choose', path, { form: choice });
  if (chosen.status === 303) count(ledger.acts, 'need.choose');
  else client.faults.push(`choose: ${chosen.status}`);
  for (let look = 0; look < looks && !isOver(); look++) {
    await think();
    const { body } = await client.ask('track', path);
    const asked = askedIn(body);
    if (!asked) continue;
    await think();
    const yes = random.chance(asked.act === 'proof' ? 0.9 : 0.8);
    const form = { do: asked.act, of: asked.of, answer: yes ? 'yes' : 'no', words: yes ? '' : '还要再商量' };
    const answer = await client.ask(`answer ${asked.act}`, path, { form });
    if (answer.status === 409) ledger.refused++;
    if (answer.status !== 303) continue;
    count(ledger.acts, asked.act === 'proof' ? (yes ? 'need.confirm-closing' : 'need.deny-closing') : `need.answer-${asked.act}`);
    if (asked.act === 'proof' && yes) return;
  }
}

function someOf({ desks, random }: Floor, many: number): string[] {
  return [...new Set(Array.from({ length: many }, () => random.pick(desks).organisation))];
}

function hiddenIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="(once|conditions|read_from)" value="([^"]*)"/g))
    fields[name!] = value!.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
  return fields;
}

/** The first thing on a tracking page that waits for the enterprise. */
function askedIn(html: string): { of: string; act: string } | undefined {
  for (const form of html.split('<form').slice(1)) {
    const act = /name="do" value="(viewing|quote|proof|reveal)"/.exec(form)?.[1];
    const of = /name="of" value="([^"]+)"/.exec(form)?.[1];
    if (act && of) return { of, act };
  }
  return undefined;
}
