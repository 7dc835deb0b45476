import { describe, expect, test } from 'vitest';
import { enter, press, turnSecondFactorOn } from './administrator.ts';
import { expectedFaults, open, says } from './browser.ts';
import { readsWell } from './look.ts';

describe.each([
  ['with script on a desk', true, 1440],
  ['without script on a phone', false, 390],
])('%s', (_, script, width) => {
  test('a post is written, held back by the advertising law, released, read, reported and changed; no version is lost', async () => {
    const page = await enter(`post${width}@example.com`, { script, width });
    await turnSecondFactorOn(page);
    await page.goto('/workspace/posts/new');
    const title = `集群里的一件事（${width}，虚构）`;
    await page.getByLabel('标题').fill(title);
    await page.locator('#body').fill('# 起因\n\n我们的厂房是全国最好的，欢迎咨询招商热线 021-60000000。');
    await press(page, '存为草稿');
    expect(await says(page)).toContain('已保存');
    const desk = new URL(page.url()).pathname;

    if (script) {
      // What is typed is kept without a button, and the check follows the words.
      await page.locator('#body').fill('# 起因\n\n三家企业共用一条检测线。');
      await expect.poll(() => page.locator('[data-state]').innerText(), { timeout: 10_000 }).toContain('已自动保存');
      await expect.poll(() => page.locator('#findings').innerText()).toContain('没有发现');
      await page.goto(desk);
      expect(await says(page)).toContain('还没提交的稿');
      await press(page, '不要了');
    }
    await press(page, '现在发布');
    expect(await says(page)).toContain('请先选栏目');
    await page.locator('#category').selectOption({ label: '案例' });
    await press(page, '保存');
    await press(page, '现在发布');
    expect(await says(page)).toContain('广告法检查有 1 处提示');
    expectedFaults();
    await page.locator('#body').fill('# 起因\n\n三家企业共用一条检测线。');
    if (script) await Promise.all([page.waitForEvent('load'), page.locator('#body').press('Control+s')]);
    else await press(page, '保存');
    await press(page, '现在发布');
    expect(await says(page)).toContain('已发布');

    const reader = await open('/categories/case', { script, width });
    await Promise.all([reader.waitForEvent('load'), reader.getByRole('link', { name: title }).click()]);
    expect(await says(reader)).toMatch(/三家企业共用一条检测线[\s\S]*或填写需求表/);
    const released = new URL(reader.url()).pathname;
    await reader.goto(`${released}/report`);
    await reader.getByLabel('原因').selectOption({ label: '内容有误' });
    await reader.getByLabel('说明').fill('应该是四家企业');
    await reader.getByLabel('怎么联系您').fill('021-60000001');
    await press(reader, '提交');
    expect(await says(reader)).toContain('已收到');

    await page.goto('/workspace/removals');
    const report = page.locator('section', { hasText: title });
    expect(await report.innerText()).not.toContain('60000001');
    await Promise.all([page.waitForEvent('load'), report.getByRole('button', { name: '看联系方式' }).click()]);
    expect(await report.innerText()).toContain('021-60000001');
    await page.goto(desk);
    await page.locator('#body').fill('# 起因\n\n四家企业共用一条检测线。');
    await press(page, '保存');
    await reader.goto(released);
    expect(await says(reader)).toContain('三家企业');
    await press(page, '发布新一版');
    await reader.goto(released);
    expect(await says(reader)).toContain('四家企业');

    await page.goto(`${desk}/versions?a=3&b=4`);
    expect(await page.locator('del').allInnerTexts()).toEqual([expect.stringContaining('三')]);
    expect(await page.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('四')]);

    if (script) {
      const cookies = await page.context().cookies();
      for (const [what, path] of [
        ['posts', '/posts'],
        ['post', released],
        ['post en', `/en${released}`],
        ['report', `${released}/report`],
        ['desk', '/workspace/posts'],
        ['desk post', desk],
        ['desk versions', `${desk}/versions?a=3&b=4`],
        ['categories', '/workspace/categories'],
        ['reports', '/workspace/removals'],
        ['site settings', '/workspace/site'],
        ['site settings en', '/en/workspace/site'],
      ] as const)
        await readsWell(`portal ${what}`, path, { cookies });
    }
    await page.goto('/workspace/posts');
    await page.getByLabel(`选择《${title}》`).check();
    await press(page, '放入回收站');
    expect(await says(page)).toContain('1 篇已放入回收站');
    await reader.goto(released);
    expectedFaults();
    expect(await says(reader)).toContain('没有');
    await press(page, '撤销');
    expect(await says(page)).toContain('1 篇已恢复');
  }, 240_000);
});
