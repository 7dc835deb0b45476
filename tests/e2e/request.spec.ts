import { expect, test } from 'vitest';
import { expectedFaults, open } from './browser.ts';

test.each([
  ['with script', { script: true, width: 390 }],
  ['without script', { script: false, width: 390 }],
])('an enterprise posts its request, follows it on its private link, and takes its consent back: %s', async (_, look) => {
  const page = await open('/needs/new', look);
  await page.fill('#text', '嘉兴求租 4000 平厂房，层高 7 米以上，做电子元件');
  await page.fill('#company', '示例电子有限公司');
  await page.fill('#contact', '示例联系人');
  await page.fill('#phone', '12');
  await page.check('#consent');
  await page.click('button:has-text("提交需求")');
  expect(await page.locator('#phone-wrong').innerText()).toContain('手机号');
  expectedFaults();
  expect(await page.inputValue('#company'), 'what was typed stays').toBe('示例电子有限公司');
  await page.fill('#phone', '138 0000 1234');
  await page.click('button:has-text("提交需求")');
  await page.waitForURL(/needs\/[\w-]{22}/);
  const shown = await page.locator('main').innerText();
  expect(shown).toMatch(/XQ-\d{8}-\d{4}/);
  expect(shown).toContain('138****1234');
  expect(shown).toContain('≥ 7 m');
  expect(shown).toMatch(/受理\s*1 个工作日内/);
  await page.click('text=撤回同意并删除联系方式');
  await page.check('input[name=sure]');
  await page.click('button:has-text("撤回并删除")');
  await page.waitForSelector('text=联系方式和需求文字已删除');
  expect(await page.locator('main').innerText()).not.toContain('138****1234');
});

test('a sentence from the results fills the request, and its conditions are shown before anything is sent', async () => {
  const page = await open(`/match?q=${encodeURIComponent('苏州 2000 平仓库，丙二类消防')}`, { script: false });
  await page.click('a:has-text("提交这个需求")');
  expect(await page.inputValue('#text')).toBe('苏州 2000 平仓库，丙二类消防');
  expect(await page.locator('.chips').innerText()).toContain('1,800–2,400 ㎡');
});

test.each([
  ['with script', { script: true, width: 1440 }],
  ['without script', { script: false, width: 390 }],
])('a broker lists a space; mistakes come back at their fields with everything typed: %s', async (_, look) => {
  const page = await open('/offers/new', look);
  await page.fill('#title', '示例：松江单层厂房出租');
  await page.fill('#place_name', '松江 九亭');
  await page.selectOption('#space_type', 'standard_factory');
  await page.fill('#gross_area', '3,200 平');
  await page.fill('#person', '示例联系人');
  await page.fill('#phone', '13800001234');
  await page.locator('details:has(#clear_height) > summary').click();
  await page.fill('#clear_height', '900');
  await page.click('button:has-text("提交审核")');
  await page.waitForSelector('#clear_height-wrong');
  expectedFaults();
  expect(await page.locator('#clear_height-wrong').isVisible(), 'its group is open').toBe(true);
  expect(await page.inputValue('#title')).toBe('示例：松江单层厂房出租');
  await page.fill('#clear_height', '9');
  await page.click('button:has-text("提交审核")');
  await page.waitForURL(/own\/[\w-]{22}/);
  await page.waitForSelector('text=已收到，等待审核');
  expect(await page.locator('main').innerText()).toMatch(/S-\d{6}-\d{4}/);
});
