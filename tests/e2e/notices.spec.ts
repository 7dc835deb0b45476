import { describe, expect, test } from 'vitest';
import { enter, foundPark, lianqun, list, press, turnSecondFactorOn } from './administrator.ts';
import { dayFromNow, says } from './browser.ts';
import { readsWell } from './look.ts';

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_, script) => {
  test('a listing is sent back with a reason, published, checked field by field, and its owner is told of it', async () => {
    const park = `通知园区${script ? '甲' : '乙'}（虚构）`;
    const page = await enter(`notices${script ? 1 : 2}@example.com`, { script });
    await turnSecondFactorOn(page);
    await foundPark(page, park);
    const others = await list(page, '别家的厂房（虚构）', null);
    const own = await list(page, '自己的厂房（虚构）', park);
    lianqun('offer', 'publish', own);
    lianqun('offer', 'verify', own, '--method', 'site', '--by', '核验组', '--until', dayFromNow(200), '--field', 'gross_area');

    await page.goto('/workspace/review');
    const waiting = page.locator('li', { hasText: others });
    await waiting.locator('summary', { hasText: '退回' }).click();
    await waiting.getByLabel('原因').fill('缺少产权证');
    await waiting.locator('button[value=refuse]').click();
    expect(await says(page)).toContain('已退回');
    lianqun('offer', 'publish', others);
    await page.goto(`/offers/${others}`);
    await page.getByRole('link', { name: '记录核验' }).click();
    await page.getByLabel('核验哪一项').selectOption('gross_area');
    await page.getByLabel('方式').selectOption('site');
    await page.getByLabel('有效到').fill(dayFromNow(180));
    await page.getByLabel('核验单位').selectOption({ label: park });
    await press(page, '保存核验');
    expect(await says(page)).toContain('核验已保存');
    await page.goto(`/offers/${others}`);
    expect(await says(page)).toContain(`现场核实 · ${park}`);

    await page.goto('/workspace/notices/settings');
    await page.getByLabel('新分派的需求').first().selectOption('digest');
    await press(page, '保存');
    expect(await says(page)).toContain('已保存');
    expect(await page.getByLabel('新分派的需求').first().inputValue()).toBe('digest');

    // Acts become notices within a minute.
    await expect
      .poll(async () => (await page.goto('/workspace/notices')) && (await says(page)), { timeout: 90_000, interval: 3000 })
      .toMatch(/已上架[\s\S]*|核验通过/);
    expect(await page.locator('.unread').innerText()).toMatch(/^\d/);
    await page.locator('li', { hasText: '自己的厂房（虚构）' }).locator('button[value=open]').first().click();
    expect(page.url()).toContain(own);
    if (!script) return;
    const cookies = await page.context().cookies();
    await list(page, '等待审核的厂房（虚构）', park);
    for (const [name, path] of [
      ['notices', '/workspace/notices'],
      ['notice settings', '/workspace/notices/settings'],
      ['jobs', '/workspace/administration/jobs'],
      ['review', '/workspace/review'],
      ['verify', `/workspace/offers/${others}/verify`],
      ['notices en', '/en/workspace/notices'],
      ['notice settings en', '/en/workspace/notices/settings'],
    ] as const)
      await readsWell(name, path, { cookies });
  }, 240_000);
});
