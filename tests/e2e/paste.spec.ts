import { expect, test } from 'vitest';
import { expectedFaults, open } from './browser.ts';

test.each([
  ['with script', { script: true, width: 390 }],
  ['without script', { script: false, width: 390 }],
])('a broker pastes a message of the chat on a phone, mends what is missing and saves all at once: %s', async (_, look) => {
  const page = await open('/offers/new', look);
  await page.click('a:has-text("粘贴进来")');
  const number = look.script ? 61 : 71;
  await page.fill(
    '#text',
    `【嘉兴厂房】\n1、秀洲高新区底楼厂房${number}00平，层高7.5米，承重2吨，18元/平/月\n2、平湖独山港丙二类仓库${number}20平，带卸货平台，0.6元/平/天\n\n求租：松江找3000平厂房，层高8米`,
  );
  await page.click('button:has-text("读成登记表")');
  await page.waitForSelector('text=读出 2 条房源');
  expect(await page.inputValue('#c1-available_area')).toBe(`${number}00`);
  expect(await page.locator('#c1 mark:has-text("7.5米") a').getAttribute('href')).toMatch(/^#c1-/);
  expect(await page.locator('.field:has(#c2-fire_class) q').innerText()).toContain('丙二类');
  await page.fill('#c1-title', '');
  await page.fill('#c2-title', '示例：平湖仓库');
  await page.click('button:has-text("全部保存")');
  await page.waitForSelector('#c1-phone-wrong');
  expectedFaults();
  expect(await page.locator('#c1-title-wrong').isVisible()).toBe(true);
  expect(await page.inputValue('#c2-title'), 'what was typed stays').toBe('示例：平湖仓库');
  await page.fill('#c1-title', '示例：秀洲厂房');
  await page.fill('#all-person', '示例联系人');
  await page.fill('#all-phone', '19900001234');
  await page.click('button:has-text("全部保存")');
  await page.waitForSelector('text=已保存 2 条');
  const [own] = await Promise.all([page.waitForEvent('popup'), page.locator('#c2 a').click()]);
  await own.waitForURL(/own\/[\w-]{22}/);
  expect(await own.inputValue('#title')).toBe('示例：平湖仓库');
});

test('what somebody looks for in a paste leads into the matcher', async () => {
  const page = await open('/offers/paste?example=1', { script: false, width: 390 });
  await page.click('button:has-text("读成登记表")');
  await page.click('a:has-text("看看有哪些合适的")');
  await page.waitForURL(/match\?q=/);
  expect(await page.locator('.chips').innerText()).toContain('1,500–2,000 ㎡');
});
