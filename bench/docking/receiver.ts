import type { Answer } from './client.ts';
import type { Floor } from './enterprise.ts';
import { count } from './ledger.ts';
import type { Desk } from './settle.ts';

const stepsAtOnce = 9;
const day = (after: number) => new Date(Date.now() + after * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** Takes requests from board, table and pool and moves each on as far as it goes: acknowledge, answer, view, quote, report, sign. */
export async function receiver(floor: Floor, desk: Desk): Promise<void> {
  const { client, inTurn, think, isOver } = floor;
  const { cookie } = desk;
  while (!isOver()) {
    await think();
    const claimed = inTurn('claim', 3) ? await claim(floor, desk) : undefined;
    const path = claimed ?? (await pick(floor, desk));
    if (!path) continue;
    let page = await client.ask('request', path, { cookie });
    for (let step = 0; step < stepsAtOnce && !isOver(); step++) {
      await think();
      const answer = await move(floor, desk, path, page.body);
      if (answer?.status !== 303) break;
      page = await client.ask('request', answer.location, { cookie });
    }
  }
}

async function pick({ client, random }: Floor, { cookie }: Desk): Promise<string | undefined> {
  const board = random.chance(0.5);
  const { body } = await client.ask(board ? 'board' : 'table', `/workspace/requests${board ? '?view=board' : ''}`, { cookie });
  const paths = [...body.matchAll(/href="(\/workspace\/requests\/[0-9a-f-]{36})"/g)].map(match => match[1]!);
  return paths.length > 0 ? random.pick(paths) : undefined;
}

/** Claims a request from the pool at the same moment as somebody of another receiver who reads the same page. */
async function claim(floor: Floor, desk: Desk): Promise<string | undefined> {
  const { client, ledger, random, desks } = floor;
  const { body } = await client.ask('pool', '/workspace/pool', { cookie: desk.cookie });
  const numbers = [...body.matchAll(/name="number" value="([^"]+)"/g)].map(match => match[1]!);
  if (numbers.length === 0) return undefined;
  const number = random.pick(numbers);
  const rival = random.pick(desks);
  const both = rival === desk ? [desk] : [desk, rival];
  const answers = await Promise.all(
    both.map(({ cookie, organisation }) => client.ask('claim', '/workspace/pool', { cookie, form: { number, organisation } })),
  );
  for (const { status } of answers) {
    if (status === 303) count(ledger.claims, number);
    else ledger.refused++;
  }
  const won = answers.filter(answer => answer.status === 303).length;
  if (both.length === 2 && won > 0) ledger.races++;
  if (won > 1) ledger.ties++;
  return answers[0]!.location || undefined;
}

type Step = { kind: string; act: string; form: Record<string, string> };

async function move(floor: Floor, desk: Desk, path: string, html: string): Promise<Answer | undefined> {
  const { client, ledger, random } = floor;
  const step = stepFrom(floor, desk, html);
  if (!step) return undefined;
  const send = () => client.ask(step.kind, path, { cookie: desk.cookie, form: { do: step.kind, ...step.form } });
  const again = step.kind === 'advance' && random.chance(0.1);
  const answers = again ? await Promise.all([send(), send()]) : [await send()];
  if (again) ledger.resent++;
  const done = answers.find(answer => answer.status === 303);
  // Moved twice at once is moved once: the second finds it where it should be.
  if (done) count(ledger.acts, step.act);
  for (const { status } of answers) {
    if (status === 409) ledger.refused++;
    else if (status !== 303) client.faults.push(`${step.kind}: ${status}`);
  }
  return done;
}

/** What is done next with a request as its page shows it; undefined where the enterprise has the word, or it is over. */
function stepFrom({ random }: Floor, { offers }: Desk, html: string): Step | undefined {
  const stage = /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const next = { next: '电话沟通', next_on: day(3) };
  const offer = random.pick(offers);
  const onward: Record<string, string> = { L10: 'L20', L20: 'L40', L40: 'L70', L70: 'L80' };
  const to = onward[stage];
  if (stage === 'L40' && random.chance(0.1))
    return { kind: 'lose', act: 'need.advance', form: { reason: 'size', words: '面积不合适', seen: stage } };
  if (stage !== '' && stage !== 'L10' && stage !== 'L130' && random.chance(0.15))
    return { kind: 'report', act: 'need.report', form: { words: '已与企业沟通，正在准备材料', ...next } };
  if (to) return { kind: 'advance', act: 'need.advance', form: { to, seen: stage, ...next } };
  if (stage === 'L80' && random.chance(0.6)) {
    const time = `${String(8 + Math.floor(random.next() * 10)).padStart(2, '0')}:${String(Math.floor(random.next() * 60)).padStart(2, '0')}`;
    return { kind: 'viewing', act: 'need.viewing', form: { offer, on: day(2 + Math.floor(random.next() * 20)), time } };
  }
  if (stage === 'L80' || stage === 'L90') {
    const figures = { area: '4000', rent_month: '33.5', service_charge: '2', common_area_ratio: '10', valid_until: day(30) };
    return { kind: 'quote', act: 'need.quote', form: { offer, ...figures, ...next } };
  }
  if (stage === 'L100' || stage === 'L110') return { kind: 'sign', act: 'need.proof', form: { offer, ...next } };
  return undefined;
}
