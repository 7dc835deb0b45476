import { parseArgs } from 'node:util';
import { listNeeds, lookAtContact, moveNeed, type NeedStage, needStages, stageName } from '#modules/need/index.ts';
import { dayInChina, systemClock } from '#platform/clock.ts';
import type { Database } from '#platform/database.ts';
import { secretOf } from '#platform/secret.ts';
import { readSettings } from '#platform/settings.ts';
import { operator } from '#shared/viewer.ts';
import { wordsIn } from '#shared/words.ts';
import type { Io } from './io.ts';
import { exit, Usage } from './usage.ts';

const say = wordsIn('zh');

/**
 * `./lianqun need list [--all] [--json]`, `need move NUMBER STAGE [--why WORDS]`, and `need contact NUMBER --why WORDS`,
 * which the enterprise sees on its page.
 */
export async function need(args: string[], io: Io, open: () => Promise<Database>): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      why: { type: 'string', default: '' },
    },
  });
  const [verb = 'list', number, stage] = positionals;
  if (verb === 'list' && number === undefined) return list(io, await open(), values);
  if (verb === 'move' && number && stage) {
    const to = stageNamed(stage);
    const database = await open();
    await database.write(tx => moveNeed(tx, operator, systemClock, number, { stage: to, words: values.why }));
    io.stdout(`${number}  ${stageName(to, say)}`);
    return exit.done;
  }
  if (verb === 'contact' && number && stage === undefined) {
    const database = await open();
    const { secret, data } = readSettings();
    const key = secretOf({ secret, data });
    const { person, phone } = await database.write(tx => lookAtContact(tx, operator, key, systemClock, number, values.why));
    io.stdout(values.json ? JSON.stringify({ number, person, phone }) : `${number}  ${person}  ${phone}`);
    return exit.done;
  }
  throw new Usage('请写明要做什么，例如：./lianqun need list，或 ./lianqun need move XQ-20261123-0001 L20');
}

async function list(io: Io, database: Database, { all, json }: { all: boolean; json: boolean }): Promise<number> {
  const lines = await database.read(db => listNeeds(db, operator, { open: !all }));
  if (json) io.stdout(JSON.stringify(lines.map(({ id: _, ...line }) => line)));
  else if (lines.length === 0) io.stdout(all ? '还没有人提交需求。' : '没有待处理的需求。');
  else
    for (const line of lines) {
      io.stdout(
        `${line.number}  ${dayInChina(line.createdAt)}  ${line.stage} ${stageName(line.stage, say)}  ${line.company ?? ''}`,
      );
      io.stdout(`      ${line.text?.replace(/\s+/g, ' ') ?? '内容已按授权删除'}`);
    }
  return exit.done;
}

function stageNamed(word: string): NeedStage {
  const stage = needStages.find(one => one === word || stageName(one, say) === word);
  if (stage) return stage;
  throw new Usage(`没有“${word}”这个阶段；可用：${needStages.map(one => `${one} ${stageName(one, say)}`).join('、')}`);
}
