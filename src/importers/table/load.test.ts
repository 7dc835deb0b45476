import { describe, expect, test } from 'vitest';
import { listOffers, lookAtOfferContact, readOffer, verifyOffer } from '#modules/offer/index.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { freshDatabase, rolledBackDatabase } from '../../../tests/database.ts';
import type { RowProblem } from './listing.ts';
import { type ImportOptions, importTable } from './load.ts';
import { exportTable, problemHeading, problemLine, type TableFormat, templateTable } from './write.ts';

const secret = makeSecret('a master key for this test only, long enough');
const load = (database: Database, csv: string | Uint8Array, options?: ImportOptions) =>
  importTable(database, operator, secret, { bytes: typeof csv === 'string' ? Buffer.from(csv) : csv }, options);
const titles = async (database: Database) =>
  database.read(async db => (await listOffers(db, visitor, {}, { size: 100 })).cards.map(card => card.title).sort());
const heading = '房源编号,标题,房源类型,城市,区县,建筑面积,净高\n';
const row = (n: number, height = '8') => `T-${1000 + n},第${n}处,标准厂房,上海,松江,3000,${height}\n`;

test('a broker’s own table is understood: his headings, his units, his words', () =>
  rolledBackDatabase(async database => {
    const csv = [
      '某某园区 2026 年 3 月房源表,,,,,,,,,,,,',
      '房源名称,类型,所在城市,区域,街镇,总面积（万㎡）,层高(米),承重（kg/㎡）,单价元（元/㎡/天）,产证,消防等级,联系人,手机号,心情',
      '九亭一号,厂房,上海,松江,九亭镇,1.2,8,1000,0.85,有,丙二,陈工,138 0000 1234,好',
      ',标准厂房,嘉兴市,平湖,,0.3,7.5米,0.5吨/㎡,面议,大产证,丁类,,,',
    ].join('\n');
    const report = await load(database, csv);
    expect(report).toMatchObject({ rows: 2, good: 2, bad: 0, added: 2, problems: [], ignored: ['心情'] });
    const { cards } = await database.read(db => listOffers(db, visitor, {}, { sort: 'area' }));
    expect(cards).toMatchObject([
      {
        title: '九亭一号',
        area_max: 12_000,
        height: 8,
        load: 1,
        rent: 0.85,
        rent_unit: 'yuan_m2_day',
        place: { city: '上海市', district: '松江区', town: '九亭镇' },
      },
      {
        title: '平湖标准厂房',
        area_max: 3000,
        height: 7.5,
        load: 0.5,
        rent: null,
        rent_unit: null,
        place: { city: '嘉兴市', district: '平湖市' },
      },
    ]);
    const first = await database.read(db => readOffer(db, visitor, cards[0]!.code));
    expect(first).toMatchObject({
      contact_masked: '陈** 138****1234',
      values: { title_certificate: 'yes', fire_class: 'c2', typical_floor_height: 8 },
    });
    expect(await database.write(tx => lookAtOfferContact(tx, operator, secret, cards[0]!.code, '核实'))).toEqual({
      person: '陈工',
      phone: '13800001234',
    });
  }));

describe('one bad row', () => {
  const csv = heading + row(1) + row(2, '80') + row(3).replace('松江', '火星').replace('3000', '很大') + row(4);

  test('keeps everything back, and every reason is told with line, column and value', () =>
    rolledBackDatabase(async database => {
      const report = await load(database, csv);
      expect(report).toMatchObject({ rows: 4, good: 2, bad: 2, added: 0, problemCount: 3 });
      expect(report.problems.map(({ line, column, value, zh }) => [line, column, value, zh])).toEqual([
        [3, '净高', '80', '请填 1.8 到 60 之间的数字，单位 m'],
        [4, '建筑面积', '很大', '请填 10 到 2,000,000 之间的数字，单位 ㎡'],
        [4, '城市、区县', '上海 火星', '请选城市、区县或街道镇'],
      ]);
      expect(await titles(database)).toEqual([]);
    }));

  test('is left out where that was asked for', () =>
    rolledBackDatabase(async database => {
      expect(await load(database, csv, { skipBad: true })).toMatchObject({ good: 2, bad: 2, added: 2 });
      expect(await titles(database)).toEqual(['第1处', '第4处']);
    }));

  test('is told by a dry run that saves nothing', () =>
    rolledBackDatabase(async database => {
      expect(await load(database, csv, { dryRun: true })).toMatchObject({ good: 2, bad: 2, added: 0, problemCount: 3 });
      expect(await load(database, heading + row(1), { dryRun: true })).toMatchObject({ good: 1, bad: 0, added: 0 });
      expect(await titles(database)).toEqual([]);
    }));
});

test('a bad row far down undoes the batches that were saved before it; a thousand problems are shown and all are counted', () =>
  rolledBackDatabase(async database => {
    const good = Array.from({ length: 2500 }, (_, n) => row(n)).join('');
    const bad = Array.from({ length: 1500 }, (_, n) => row(3000 + n, '99')).join('');
    const all: RowProblem[] = [];
    const report = await load(database, heading + good + bad, { onProblem: problem => all.push(problem) });
    expect(report).toMatchObject({ rows: 4000, good: 2500, bad: 1500, added: 0, problemCount: 1500 });
    expect(report.problems).toHaveLength(1000);
    expect(all).toHaveLength(1500);
    expect(problemHeading + problemLine(all[0]!)).toBe(
      '\ufeff行号,列,值,原因\r\n2502,净高,99,"请填 1.8 到 60 之间的数字，单位 m"\r\n'.replace(/"/g, ''),
    );
    expect(await titles(database)).toEqual([]);
  }));

test('two people who import the same table at once get its listings once, and the second is told', async () => {
  const database = openDatabase(await freshDatabase('race'), 4);
  try {
    const csv = heading + Array.from({ length: 1500 }, (_, n) => row(n)).join('');
    const work = [load(database, csv), load(database, csv)];
    const results = await Promise.allSettled(work);
    const saved = results.filter(result => result.status === 'fulfilled' && result.value.added === 1500);
    expect(saved).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ reason: 'conflict', message: expect.stringContaining('什么也没有保存') });
      else expect(result.value.added + result.value.bad).toBe(1500);
    }
    const [count] = await database.read(db => db<{ count: number }[]>`select count(*)::int as count from offer.offer`);
    expect(count?.count).toBe(1500);
  } finally {
    await database.close();
  }
});

describe('a code', () => {
  test('that stands twice in the table is refused with the first line', () =>
    rolledBackDatabase(async database => {
      const report = await load(database, heading + row(1) + row(1));
      expect(report.problems).toEqual([
        expect.objectContaining({ line: 3, column: '房源编号', value: 'T-1001', zh: expect.stringContaining('第 2 行') }),
      ]);
    }));

  test('that is taken is refused, or updated where that was asked for; proofs of changed values go', () =>
    rolledBackDatabase(async database => {
      await load(database, heading + row(1) + row(2));
      const check = {
        method: 'site',
        passed: true,
        checkedBy: '园区招商部',
        checkedOn: '2026-01-05',
        validUntil: '2099-01-01',
      } as const;
      await database.write(async tx => {
        for (const [code, field] of [
          ['T-1001', 'clear_height'],
          ['T-1001', null],
          ['T-1002', 'clear_height'],
          ['T-1002', null],
        ] as const) {
          await verifyOffer(tx, operator, { ...check, code, field });
        }
      });
      const again = heading + row(1, '9') + row(2);
      expect(await load(database, again)).toMatchObject({
        bad: 2,
        added: 0,
        problems: [{ zh: expect.stringContaining('已经在库里') }, {}],
      });
      expect(await load(database, again + row(3), { existing: 'update' })).toMatchObject({ bad: 0, added: 1, updated: 2 });
      const [one, two] = await database.read(async db => [
        await readOffer(db, visitor, 'T-1001'),
        await readOffer(db, visitor, 'T-1002'),
      ]);
      expect(one).toMatchObject({ height: 9, verification: 'none', proofs: [] });
      expect(two).toMatchObject({ height: 8, verification: 'site' });
      expect(two?.proofs).toHaveLength(2);
    }));

  test('of an impossible form is told, one in small letters is taken', () =>
    rolledBackDatabase(async database => {
      expect((await load(database, heading + row(1).replace('T-1001', '一号'))).problems[0]).toMatchObject({
        column: '房源编号',
        value: '一号',
      });
      await load(database, heading + row(1).replace('T-1001', 't-1001'));
      expect(await database.read(db => readOffer(db, visitor, 'T-1001'))).not.toBeNull();
    }));
});

test('an import can be stopped, and then nothing is saved', () =>
  rolledBackDatabase(async database => {
    const stop = new AbortController();
    const csv = heading + Array.from({ length: 3000 }, (_, n) => row(n)).join('');
    const progress: number[] = [];
    const work = load(database, csv, {
      signal: stop.signal,
      progress: rows => {
        progress.push(rows);
        if (rows === 2000) stop.abort();
      },
    });
    await expect(work).rejects.toThrow('导入已停止，什么也没有保存');
    expect(progress).toEqual([1000, 2000]);
    expect(await titles(database)).toEqual([]);
  }));

test.each([
  ['a,b\n1,2\n', /没有找到表头/],
  ['标题,房源类型\n一,标准厂房\n', /没有地点列/],
  ['标题,城市\n一,上海\n', /房源还是地块/],
  ['标题,名称,房源类型,城市\n', /“标题”和“名称”说的是同一项/],
  ['标题,房源类型,城市,净高（尺）\n', /“净高（尺）”的单位认不出/],
])('a table without what it needs is refused: %j', (csv, words) =>
  rolledBackDatabase(database => expect(load(database, csv)).rejects.toThrow(words)),
);

test('only the operator imports and exports', () =>
  rolledBackDatabase(async database => {
    const work = importTable(database, visitor, secret, { bytes: Buffer.from(heading + row(1)) });
    await expect(work).rejects.toMatchObject({ reason: 'forbidden' });
    await expect(database.read(db => bytesOf(exportTable(db, visitor, 'csv')))).rejects.toMatchObject({ reason: 'forbidden' });
  }));

const rich = [
  '房源编号,类别,标题,说明,城市,区县,街道镇,房源类型,建筑面积,可租售面积,最小分割,所在层,行车吨位,可接受污染,鼓励行业,租金,租金单位,可注册,可否注册,雨棚,可入驻时间,经度,纬度,坐标系,发布单位,发布方身份,影像,面积,容积率下限,报名截止,原租约到期日',
  `R-001,房源,"=HYPERLINK(""x"")","上
下 _x0041_ & <b>",上海市,松江区,九亭镇,标准厂房,5000.123456789012,4000,1000,-1,10、5,粉尘、噪声,C36、C37,0.30000000000000004,元/㎡/天,,是,否,2026-03-01,121.3,31.1,GCJ-02,演示园区,二房东,实拍、视频,,,,2030-12-31`,
  'R-002,地块,@工业用地,,嘉兴市,,,,,,,,,,,20000,元/亩/年,,,,,,,,,,,20000,1.5,2026-04-01,',
].join('\n');

describe.each<TableFormat>(['csv', 'xlsx'])('an export as %s', format => {
  test('is read back to the same listings', () =>
    rolledBackDatabase(async database => {
      const report = await load(database, rich);
      expect(report.problems).toEqual([]);
      const both = () =>
        database.read(async db => [await readOffer(db, operator, 'R-001'), await readOffer(db, operator, 'R-002')]);
      const said = (offers: Awaited<ReturnType<typeof both>>) =>
        offers.map(
          offer =>
            offer && {
              values: offer.values,
              note: offer.note,
              title: offer.title,
              place: offer.place,
              lessor: offer.lessor,
              media: offer.media,
              lon: offer.lon,
              datum: offer.datum,
              role: offer.lessor_role,
              status: offer.lease_status,
            },
        );
      const before = said(await both());
      expect(before[0]).toMatchObject({
        title: '=HYPERLINK("x")',
        lessor: { name: '演示园区' },
        values: { floor: -1, gross_area: 5000.123456789012, rent: 0.30000000000000004 },
      });
      const file = await database.read(db => bytesOf(exportTable(db, operator, format)));
      if (format === 'csv') expect(file.toString()).toContain(`"'=HYPERLINK(""x"")"`);
      expect(await load(database, file)).toMatchObject({ bad: 2, added: 0 });
      expect(await load(database, file, { existing: 'update' })).toMatchObject({ problems: [], ignored: [], updated: 2 });
      expect(said(await both())).toEqual(before);
      await database.write(tx => tx`delete from offer.offer`);
      expect(await load(database, file)).toMatchObject({ problems: [], added: 2 });
      expect(said(await both())).toEqual(before);
    }));
});

test.each([
  ['space', 'csv'],
  ['space', 'xlsx'],
  ['land', 'csv'],
  ['land', 'xlsx'],
] as const)('the template for %s as %s is an import without rows', (kind, format) =>
  rolledBackDatabase(async database => {
    const file = await bytesOf(templateTable(kind, format));
    expect(await load(database, file)).toMatchObject({ rows: 0, problems: [], ignored: [] });
  }),
);

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}
