import { describe, expect, test } from 'vitest';
import { pdf, photo } from '../pictures.ts';
import { enter, press, turnSecondFactorOn } from './administrator.ts';
import { expectedFaults, says } from './browser.ts';
import { readsWell } from './look.ts';

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_, script) => {
  test('pictures are uploaded, described, found, put into a post and deleted', async () => {
    // Contents differ, since the same one is kept once.
    const wide = script ? 1300 : 1301;
    const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
    const files = [
      file(`北门${wide}.jpg`, 'image/jpeg', await photo(wide, 800)),
      file(`长图${wide}.png`, 'image/png', await photo(300, wide, 'png')),
      file(`公告${wide}.pdf`, 'application/pdf', Buffer.concat([pdf, Buffer.from(`%${wide}\n%%EOF`)])),
    ];
    const page = await enter(`media${wide}@example.com`, { script });
    await turnSecondFactorOn(page);
    await page.goto('/workspace/media');
    if (!script) expect(await says(page)).not.toContain('粘贴截图');
    await page.locator('#credit').fill('自摄');
    await page.getByLabel('图片或 PDF').setInputFiles(files);
    if (!script) await press(page, '上传');
    await page.waitForURL(/added=\d+-\d+-\d+/, { timeout: 30_000 });
    const added = new URL(page.url()).pathname + new URL(page.url()).search;
    await page.getByLabel(`“北门${wide}.jpg”里有什么`).fill('园区北门，双向四车道');
    await press(page, '保存');
    expect(await says(page)).toContain('已保存');

    const cookies = await page.context().cookies();
    // The smaller forms follow within seconds; with script they appear without a reload.
    await page.goto(`/workspace/media?q=北门${wide}`);
    const thumb = page.locator('.thumb img').first();
    if (!script)
      await expect
        .poll(async () => (await page.goto(`/workspace/media?q=北门${wide}`)) && (await thumb.count()), { timeout: 40_000 })
        .toBe(1);
    await thumb.waitFor({ timeout: 40_000 });
    await expect
      .poll(() => thumb.evaluate(image => (image as HTMLImageElement).naturalWidth), { timeout: 20_000 })
      .toBeGreaterThan(100);
    await page.getByRole('link', { name: `北门${wide}.jpg` }).click();
    const markdown = await page.locator('code').innerText();
    expect(markdown).toMatch(/^!\[园区北门，双向四车道\]\(\/media\/\d+\)$/);
    expect(await says(page)).toMatch(/自摄[\s\S]*还没有文章用它/);
    const one = new URL(page.url()).pathname;

    if (script) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: '复制' }).click();
      await page.getByRole('button', { name: '已复制' }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
      for (const [name, path] of [
        ['media', '/workspace/media'],
        ['media added', added],
        ['media one', one],
        ['media en', '/en/workspace/media'],
      ] as const)
        await readsWell(name, path, { cookies });

      await page.goto('/workspace/media');
      const bytes = [...(await photo(41, 41, 'png'))];
      await page.evaluate(sent => {
        const given = new DataTransfer();
        given.items.add(new File([new Uint8Array(sent)], '截图.png', { type: 'image/png' }));
        document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true }));
      }, bytes);
      await page.waitForURL(/added=\d+$/, { timeout: 30_000 });
      expect(await says(page)).toContain('截图.png');
    }

    await page.goto('/workspace/media');
    await page.getByLabel('图片或 PDF').setInputFiles([file('不是图片.jpg', 'image/jpeg', Buffer.from('<script>'))]);
    if (!script) await press(page, '上传');
    await page.getByText('只收 JPEG').first().waitFor({ timeout: 20_000 });
    expectedFaults();

    await page.goto(one);
    await page.locator('summary', { hasText: '删除' }).click();
    await page.getByLabel('我确定删除').check();
    await press(page, '确定删除');
    expect(await says(page)).toContain('已删除');
    await page.goto(`/workspace/media?q=北门${wide}`);
    expect(await says(page)).toContain('没有符合条件的图片或文件');
  }, 240_000);
});
