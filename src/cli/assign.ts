import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  type Assigned,
  announceAssignment,
  assignSteps,
  type Entered,
  enterCompetition,
  type Floor,
  floorWords,
  needReasonsOf,
  needReasonWords,
  offerReasonWords,
  type Participant,
  readAssignment,
  readAssignmentReason,
  saveAssignment,
  stateRanking,
  stepWords,
} from '#modules/match/index.ts';
import { listNeeds, type NeedLine } from '#modules/need/index.ts';
import { systemClock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import { Refused } from '#shared/refused.ts';
import { operator } from '#shared/viewer.ts';
import type { Io } from './io.ts';
import { onStop } from './lifecycle.ts';
import { readTextFile } from './text-file.ts';
import { exit, Usage } from './usage.ts';

/**
 * `./lianqun assign [--needs open|FILE|NUMBER,…] [--offers all|CODE,…] [--floor CLASS=N|CLASS=P%]… [--seed S] [--jsonl] [--dry-run]` assigns many needs
 * to few offers and stores a draft; FILE holds `number,class` a line. `assign show ID [NUMBER|CODE]`, `assign announce ID`,
 * `assign rank need NUMBER CODE…` and `assign rank offer CODE NUMBER…` (no list takes a ranking back).
 */
export async function assign(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      needs: { type: 'string', default: 'open' },
      offers: { type: 'string', default: 'all' },
      floor: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string', default: '1' },
      jsonl: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [verb, ...rest] = positionals;
  if (verb === 'show' && rest[0] && rest.length <= 2) return show(io, await open(), idOf(rest[0]), rest[1]);
  if (verb === 'announce' && rest.length === 1) return announce(io, await open(), idOf(rest[0]!));
  if (verb === 'rank' && (rest[0] === 'need' || rest[0] === 'offer') && rest[1]) return rank(io, await open(), rest);
  if (verb !== undefined)
    throw new Usage('可用：assign --needs open --seed 1；assign show 3；assign announce 3；assign rank need|offer …');
  if (!/^[0-9A-Za-z._-]{1,40}$/.test(values.seed)) throw new Usage('--seed 应是 1 到 40 个字母或数字');
  const floors = values.floor.map(floorOf);
  const database = await open();
  const { lines, chosen } = await chooseNeeds(database, values.needs, io);
  const offers =
    values.offers === 'all'
      ? null
      : values.offers
          .split(',')
          .map(code => code.trim())
          .filter(Boolean);
  const entered = await database.read(db => enterCompetition(db, { needs: chosen, offers, floors, now: systemClock() }));
  const result = await assignOrStop(entered, values.seed, io);
  if (!result) {
    io.stderr('已停止，什么也没有保存。');
    return exit.refused;
  }
  const id = values['dry-run'] ? null : await database.write(tx => saveAssignment(tx, operator, systemClock, entered, result));
  const numbers = new Map(lines.map(line => [line.id, line.number]));
  if (values.jsonl || values.json) tellJson(io, id, entered, result, numbers);
  else tell(io, id, entered, result, numbers);
  return exit.done;
}

/** Runs the assignment in slices, so that progress shows and a signal is heard; null where it was stopped. */
async function assignOrStop(entered: Entered, seed: string, io: Io): Promise<Assigned | null> {
  let stopped = false;
  const off = onStop(() => {
    stopped = true;
  });
  try {
    const steps = assignSteps(entered.instance, seed);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      io.progress?.(value.done, value.total, stepWords(value, 'zh'));
      await turn();
      if (stopped) return null;
    }
  } finally {
    off();
  }
}

async function chooseNeeds(database: Database, words: string, io: Io): Promise<{ lines: NeedLine[]; chosen: Participant[] }> {
  const all = await database.read(db => listNeeds(db, operator, { open: true, limit: 100_000 }));
  const classOf = words === 'open' ? null : await namedNeeds(words, io);
  const lines = classOf ? all.filter(line => classOf.has(line.number)) : all;
  const missing = [...(classOf?.keys() ?? [])].filter(number => !lines.some(line => line.number === number));
  if (missing.length > 0)
    throw new Refused('missing', [
      `没有这些待处理的需求：${missing.slice(0, 10).join('、')}`,
      `No such open needs: ${missing.slice(0, 10).join(', ')}`,
    ]);
  if (lines.length === 0) throw new Refused('missing', ['没有待处理的需求可以分配', 'There is no open need to assign']);
  const chosen = lines.map(({ id, number, company }) => ({
    need: id,
    enterprise: company ?? number,
    class: classOf?.get(number) ?? null,
  }));
  return { lines, chosen };
}

/**
 * Numbers from the command line, or from a file of `number,class` lines of which the first may be a heading. A line without a number is refused
 * with its place: whoever was left out by a slip would never hear of it.
 */
async function namedNeeds(words: string, io: Io): Promise<Map<string, string | null>> {
  let fault = '';
  const named = words.startsWith('XQ-')
    ? words.replaceAll(',', '\n')
    : await readTextFile(words, io, said => {
        fault = said;
      });
  if (named === null) throw new Refused('invalid', [fault, fault]);
  const classes = new Map<string, string | null>();
  for (const [index, line] of named.split(/\r?\n/).entries()) {
    const [number = '', name = ''] = line.split(/[,，\t]/).map(cell => cell.trim());
    if (/^XQ-\d{8}-\d{4,9}$/.test(number)) classes.set(number, name || null);
    else if (line.trim() && index > 0)
      throw new Refused('invalid', [
        `第 ${index + 1} 行没有需求编号；每行写“编号,类别”，例如 XQ-20261123-0001,小微`,
        `Line ${index + 1} holds no number of a need; write "number,class", such as XQ-20261123-0001,small`,
      ]);
  }
  if (classes.size === 0) throw new Refused('invalid', [`${words}：没有需求编号`, `${words}: no numbers of needs`]);
  return classes;
}

function floorOf(words: string): Floor {
  const [, name, figure, percent] = /^([^=]{1,40})=(\d+(?:\.\d+)?)(%?)$/.exec(words) ?? [];
  if (!name || (!percent && figure!.includes('.')))
    throw new Usage('--floor 请写成 类别=家数 或 类别=比例%，例如 --floor 小微=30%');
  return percent ? { class: name, share: Number(figure) / 100 } : { class: name, least: Number(figure) };
}

function idOf(words: string): number {
  if (!/^\d{1,15}$/.test(words)) throw new Usage('请写分配的编号，例如：./lianqun assign show 3');
  return Number(words);
}

function tell(io: Io, id: number | null, entered: Entered, result: Assigned, numbers: Map<number, string>): void {
  const { needs, offers, pairs } = entered.instance;
  io.stdout(`${needs.length} 条需求、${offers.length} 处房源、${pairs.length} 个符合的配对；种子 ${result.seed}`);
  io.stdout(
    `分到 ${result.pairs.length} 条，总契合度 ${(result.totalFit / 1000).toFixed(1)}${result.proven ? '（已证明最优）' : `（上界 ${(result.bound / 1000).toFixed(1)}）`}`,
  );
  for (const floor of result.floors) io.stdout(floorWords(floor, 'zh'));
  if (result.floorCost > 0) io.stdout(`保底使总契合度少 ${(result.floorCost / 1000).toFixed(1)}`);
  for (const { need, offer, because } of result.blocking)
    io.stdout(
      `阻塞：${numbers.get(need) ?? need} 与 ${entered.codes.get(offer)} 更愿意彼此，${because === 'floor' ? '因保底未成' : '因面积拼分未成'}`,
    );
  for (const reason of needReasonsOf(entered, result)) {
    io.stdout(`${numbers.get(reason.need) ?? reason.need}  抽签第 ${reason.lot}${reason.class ? `  ${reason.class}` : ''}`);
    for (const line of needReasonWords(reason, entered.codes, 'zh')) io.stdout(`      ${line}`);
  }
  for (const reason of result.offerReasons) {
    io.stdout(String(entered.codes.get(reason.offer)));
    for (const line of offerReasonWords(reason, numbers, 'zh')) io.stdout(`      ${line}`);
  }
  io.stdout(id === null ? '试算，没有保存。' : `已存为草稿 ${id}；没有预留任何房源。公布：./lianqun assign announce ${id}`);
}

function tellJson(io: Io, id: number | null, entered: Entered, result: Assigned, numbers: Map<number, string>): void {
  const { needReasons: _, offerReasons, pairs, ...run } = result;
  io.stdout(JSON.stringify({ kind: 'run', id, ...run }));
  for (const pair of pairs)
    io.stdout(
      JSON.stringify({ kind: 'pair', ...pair, number: numbers.get(pair.need) ?? null, code: entered.codes.get(pair.offer) }),
    );
  for (const reason of needReasonsOf(entered, result))
    io.stdout(JSON.stringify({ kind: 'need', number: numbers.get(reason.need) ?? null, ...reason }));
  for (const reason of offerReasons)
    io.stdout(JSON.stringify({ kind: 'offer', code: entered.codes.get(reason.offer), ...reason }));
}

/** The whole run as JSON, or in words why one need or one offer got what it got. */
async function show(io: Io, database: Database, id: number, of?: string): Promise<number> {
  if (of === undefined) {
    io.stdout(JSON.stringify(await database.read(db => readAssignment(db, operator, id)), null, 2));
    return exit.done;
  }
  const lines = await database.read(db => listNeeds(db, operator, { open: false, limit: 100_000 }));
  const line = lines.find(one => one.number === of);
  const reason = await database.read(db => readAssignmentReason(db, operator, id, line ? { need: line.id } : { code: of }));
  if (!reason) throw new Refused('missing', [`${of} 没有参加这次分配`, `${of} did not take part in this assignment`]);
  const numbers = new Map(lines.map(one => [one.id, one.number]));
  const words =
    reason.side === 'need' ? needReasonWords(reason.reason, reason.codes, 'zh') : offerReasonWords(reason.reason, numbers, 'zh');
  for (const one of words) io.stdout(one);
  return exit.done;
}

async function announce(io: Io, database: Database, id: number): Promise<number> {
  await database.write(tx => announceAssignment(tx, operator, systemClock, id));
  io.stdout(`分配 ${id} 已公布；预留和签约仍由各方办理。`);
  return exit.done;
}

async function rank(io: Io, database: Database, [by, subject, ...list]: string[]): Promise<number> {
  const lines = await database.read(db => listNeeds(db, operator, { open: true, limit: 100_000 }));
  const needOf = (number: string): number => {
    const line = lines.find(one => one.number === number);
    if (!line) throw new Refused('missing', [`没有这条待处理的需求：${number}`, `No such open need: ${number}`]);
    return line.id;
  };
  const ranking =
    by === 'need'
      ? ({ by, need: needOf(subject!), offers: list } as const)
      : ({ by: 'offer', offer: subject!, needs: list.map(needOf) } as const);
  await database.write(tx => stateRanking(tx, operator, systemClock, ranking));
  io.stdout(list.length > 0 ? `${subject} 的排序名单：${list.join(' > ')}` : `${subject} 的排序名单已撤回`);
  return exit.done;
}
