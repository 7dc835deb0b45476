import { describe, expect, it } from 'vitest';
import { makeSecret } from '#platform/secret.ts';
import { operator, visitor } from '#shared/viewer.ts';
import { rolledBack } from '../../../tests/database.ts';
import { clock, later, released, withCategory } from '../../../tests/posts.ts';
import { readPost } from './list.ts';
import { answerRemoval, forgetReporters, listRemovals, lookAtReporter, reportPost } from './removal.ts';
import { compareTexts, mergeTexts } from './version.ts';
import { countViews, forgetReaders, isRobot, listViewDays } from './view.ts';

describe('readings', () => {
  const reader = { address: '192.0.2.7', agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) MicroMessenger/8.0' };

  it('count one reader a post and a day once, and forget who it was with the day', () =>
    rolledBack(async tx => {
      const category = await withCategory(tx);
      const id = await released(tx, { category });
      expect(
        await countViews(tx, clock, [
          { post: id, ...reader },
          { post: id, ...reader },
        ]),
      ).toBe(1);
      expect(await countViews(tx, clock, [{ post: id, ...reader }])).toBe(0);
      expect(
        await countViews(tx, clock, [
          { post: id, ...reader, address: '192.0.2.8' },
          { post: 999_999, ...reader },
        ]),
      ).toBe(1);
      expect(await countViews(tx, later(24 * 60), [{ post: id, ...reader }])).toBe(1);
      expect((await readPost(tx, String(id))).views).toBe(3);
      expect((await listViewDays(tx, id)).map(one => one.views)).toEqual([1, 2]);
      expect(await forgetReaders(tx, later(24 * 60))).toBe(2);
      const [left] = await tx`select (select count(*)::int from publish.view_key) as keys`;
      expect(left).toEqual({ keys: 1 });
    }));

  it('leave robots and nameless programs out', () => {
    for (const agent of ['Baiduspider/2.0', 'Mozilla/5.0 (compatible; Googlebot/2.1)', 'curl/8.0', '', 'python-requests/2.31'])
      expect([agent, isRobot(agent)]).toEqual([agent, true]);
    expect(isRobot(reader.agent)).toBe(false);
  });
});

describe('what readers report', () => {
  it('keeps the contact sealed, shows it to who looks and says so in the log, and erases it in time', () =>
    rolledBack(async tx => {
      const secret = makeSecret('a master key that only this test knows, long enough');
      const id = await released(tx, { category: await withCategory(tx) });
      const input = { reason: 'copyright', words: '第三张图是我们拍的', contact: '13800001234' } as const;
      const report = await reportPost(tx, visitor, secret, clock, String(id), input);
      expect(await listRemovals(tx, operator)).toMatchObject([{ reason: 'copyright', contactMasked: '138****1234' }]);
      await expect(async () => listRemovals(tx, visitor)).rejects.toThrow('登录');
      expect(await lookAtReporter(tx, operator, secret, report)).toBe('13800001234');
      await answerRemoval(tx, operator, clock, report, { outcome: 'removed', answer: '' });
      await expect(answerRemoval(tx, operator, clock, report, { outcome: 'kept', answer: '' })).rejects.toThrow('别人');
      expect(await forgetReporters(tx, later(24 * 60 * 89))).toBe(0);
      expect(await forgetReporters(tx, later(24 * 60 * 91))).toBe(1);
      await expect(lookAtReporter(tx, operator, secret, report)).rejects.toThrow('已删除');
    }));
});

describe('two texts', () => {
  it('are compared by words, Chinese ones too', () => {
    const pieces = compareTexts('松江区新增三家企业。\n没有变的一行\n', '松江区新增五家企业。\n没有变的一行\n');
    expect(pieces.filter(piece => piece.kind !== 'same').map(({ kind, text }) => [kind, text])).toEqual([
      ['gone', '三家'],
      ['new', '五家'],
    ]);
    expect(
      pieces
        .filter(piece => piece.kind !== 'new')
        .map(piece => piece.text)
        .join(''),
    ).toBe('松江区新增三家企业。\n没有变的一行\n');
  });

  it('are put together where the changes do not touch, and stand side by side where they do', () => {
    const base = '一\n二\n三\n四\n';
    expect(mergeTexts(base, '一改\n二\n三\n四\n', '一\n二\n三\n四改\n')).toEqual({ text: '一改\n二\n三\n四改\n', clean: true });
    const { text, clean } = mergeTexts(base, '一\n二甲\n三\n四\n', '一\n二乙\n三\n四\n');
    expect(clean).toBe(false);
    for (const words of ['二甲', '二乙', '〔您的改法〕']) expect(text).toContain(words);
  });
});
