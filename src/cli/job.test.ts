import { expect, test } from 'vitest';
import { addJob } from '#platform/job.ts';
import { rolledBackDatabase } from '../../tests/database.ts';
import { job } from './job.ts';

test('job lists what is to be done, and drops it', async () => {
  await rolledBackDatabase(async database => {
    const run = async (...args: string[]) => {
      const lines: string[] = [];
      const io = {
        stdout: (line: string) => void lines.push(line),
        stderr: () => {},
        stdin: async () => '',
        bytes: async () => new Uint8Array(),
      };
      const code = await job(args, io, async () => database);
      return { code, said: lines.join('\n') };
    };
    expect(await run()).toEqual({ code: 0, said: '队列里没有任务。 The queue is empty.' });
    await database.write(tx => addJob(tx, 'need.erase', {}, { key: 'once' }));
    const [{ id }] = JSON.parse((await run('list', '--json')).said);
    expect((await run('list', '--state', '待做')).said).toMatch(new RegExp(`${id} {2}待做 {2}need.erase {2}0/12`));
    expect((await run('list', '--state', 'dead')).said).toContain('没有任务');
    expect(await run('retry', 'dead')).toEqual({ code: 0, said: '0 项将重新执行 to be done again' });
    expect(await run('drop', id)).toEqual({ code: 0, said: '1 项已移除 dropped' });
    expect((await run('drop', id)).code).toBe(1);
  });
});

test('job says what it did not understand', async () => {
  const io = { stdout: () => {}, stderr: () => {}, stdin: async () => '', bytes: async () => new Uint8Array() };
  const open = async () => {
    throw new Error('no database is needed');
  };
  await expect(job(['list', '--state', 'lost'], io, open)).rejects.toThrow('没有“lost”这种状态');
  await expect(job(['retry'], io, open)).rejects.toThrow('请写明要做什么');
  await expect(job(['drop', '1; drop table'], io, open)).rejects.toThrow('请写明要做什么');
});
