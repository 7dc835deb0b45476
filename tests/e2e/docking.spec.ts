import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { enter, foundPark, lianqun, list, press, turnSecondFactorOn } from './administrator.ts';
import { dayFromNow, open, says } from './browser.ts';
import { readsWell } from './look.ts';

/** Somebody who administers, has founded and confirmed a park, and listed a plant in its name; gives the page, signed in. */
async function parkOf(email: string, name: string, script: boolean): Promise<Page> {
  const page = await enter(email, { script });
  await turnSecondFactorOn(page);
  await foundPark(page, name);
  lianqun('offer', 'publish', await list(page, '松江单层厂房（虚构）', name));
  return page;
}

/** An enterprise posts a request; gives its tracking page. */
async function enterpriseOf(phone: string, script: boolean): Promise<Page> {
  const page = await open(`/needs/new?q=${encodeURIComponent('求租松江3000到5000平厂房')}`, { script });
  await page.getByLabel('公司').fill('示例精密制造有限公司（虚构）');
  await page.getByLabel('联系人').fill('示例人');
  await page.getByLabel('手机号').fill(phone);
  await page.locator('#consent').check();
  await press(page, '提交需求');
  await page.waitForURL('**/needs/*?posted=1');
  return page;
}

/** The receiver moves its request on by the form, with what is done next. */
async function moveTo(page: Page, stage: string): Promise<void> {
  const form = page.locator('form', { has: page.locator('button[value=advance]') });
  await form.locator('select[name=to]').selectOption({ label: stage });
  await form.locator('[name=next]').fill('电话沟通');
  await form.locator('[name=next_on]').fill(dayFromNow(2));
  await Promise.all([page.waitForEvent('load'), form.locator('button[value=advance]').click()]);
  expect(await page.locator('h1').innerText()).toContain(stage);
}

/** Asks for one step more of the contact. */
async function askFor(page: Page, reason: string): Promise<void> {
  const form = page.locator('form', { has: page.locator('button[value=reveal]') });
  await form.locator('[name=reason]').fill(reason);
  await form.locator('button[value=reveal]').click();
}

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_, script) => {
  test('an enterprise chooses a park, sees its clock, opens the contact step by step, and confirms the closing', async () => {
    const name = script ? '甲示例园区（虚构）' : '乙示例园区（虚构）';
    const park = await parkOf(`park${script ? 1 : 2}@example.com`, name, script);
    const enterprise = await enterpriseOf(script ? '13800001234' : '13900001234', script);
    const tracking = new URL(enterprise.url()).pathname;
    await enterprise.locator('li', { hasText: name }).getByRole('checkbox').check();
    await press(enterprise, '同意并分派');
    expect(await says(enterprise)).toContain('选中的接收方已经收到');

    await park.goto('/workspace/requests');
    await park.locator('tbody a').first().click();
    for (const stage of ['已受理', '已研判', '已反馈', '接洽中']) await moveTo(park, stage);
    await askFor(park, '核对是否重复');
    expect(await says(park)).toContain('示例精密制造有限公司');
    await park
      .locator('form', { has: park.locator('button[value=reveal]') })
      .locator('[name=reason]')
      .fill('约带看时间');
    await park.locator('button[value=reveal]').click();
    await enterprise.goto(tracking);
    expect(await says(enterprise)).toContain('约带看时间');
    await press(enterprise, '同意，开放联系人');
    await park.reload();
    await press(park, '显示联系人（留痕）');
    expect(await says(park)).toContain('这次查看已记录');

    await park.goto(new URL(park.url()).pathname);
    await park.getByText('锁定房源').click();
    const keep = park.locator('form', { has: park.locator('button[value=reserve]') });
    await keep.locator('select[name=offer]').selectOption({ index: 1 });
    await keep.locator('[name=until]').fill(dayFromNow(7));
    await keep.locator('[name=next]').fill('准备合同');
    await keep.locator('[name=next_on]').fill(dayFromNow(3));
    await keep.locator('button[value=reserve]').click();
    expect(await says(park)).toContain('意向锁定中');
    await park.locator('summary', { hasText: '申报签约' }).click();
    const sign = park.locator('form', { has: park.locator('button[value=sign]') });
    await sign.locator('select[name=offer]').selectOption({ index: 1 });
    await sign.locator('[name=next_on]').fill(dayFromNow(3));
    await sign.locator('button[value=sign]').click();
    await enterprise.goto(tracking);
    await press(enterprise, '确认，问题已解决');
    expect(await says(enterprise)).toContain('入驻 / 转项目');
    expect(await says(enterprise)).toContain('企业确认成交');
  }, 240_000);
});

type Settled = { cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>; request: string; tracking: string };
let settled: Promise<Settled> | undefined;

/** A park with a request in talks, with a viewing and a quote, one that has just come in, and one in the pool. */
function settle(): Promise<Settled> {
  settled ??= (async () => {
    const park = await parkOf('look@example.net', '丙示例园区（虚构）', false);
    const pooled = await enterpriseOf('13700001234', false);
    await pooled.getByLabel('没有接收方在办时放入公海', { exact: false }).check();
    for (const box of await pooled.locator('[name=receivers]').all()) await box.uncheck();
    await press(pooled, '同意并分派');
    const enterprise = await enterpriseOf('13600001234', false);
    const tracking = new URL(enterprise.url()).pathname;
    for (const box of await enterprise.locator('[name=receivers]').all()) await box.uncheck();
    await enterprise.locator('li', { hasText: '丙示例园区' }).getByRole('checkbox').check();
    await press(enterprise, '同意并分派');
    await park.goto('/workspace/requests');
    await park.locator('tbody a').first().click();
    const request = new URL(park.url()).pathname;
    for (const stage of ['已受理', '已研判', '已反馈', '接洽中']) await moveTo(park, stage);
    for (const reason of ['核对是否重复', '约带看时间']) {
      await park
        .locator('form', { has: park.locator('button[value=reveal]') })
        .locator('[name=reason]')
        .fill(reason);
      await park.locator('button[value=reveal]').click();
    }
    await park.locator('summary', { hasText: '约带看' }).click();
    const visit = park.locator('form', { has: park.locator('button[value=viewing]') });
    await visit.locator('select[name=offer]').selectOption({ index: 1 });
    await visit.locator('[name=on]').fill(dayFromNow(3));
    await visit.locator('[name=time]').fill('14:30');
    await visit.locator('button[value=viewing]').click();
    await park.locator('summary', { hasText: '新报价' }).click();
    const quote = park.locator('form', { has: park.locator('button[value=quote]') });
    await quote.locator('select[name=offer]').selectOption({ index: 1 });
    const figures = {
      area: '4000',
      rent_month: '33.5',
      service_charge: '2',
      common_area_ratio: '10',
      valid_until: dayFromNow(30),
    };
    for (const [key, value] of Object.entries(figures)) await quote.locator(`[name=${key}]`).fill(value);
    await quote.locator('[name=next_on]').fill(dayFromNow(5));
    await quote.locator('button[value=quote]').click();
    const fresh = await enterpriseOf('13500001234', false);
    for (const box of await fresh.locator('[name=receivers]').all()) await box.uncheck();
    await fresh.locator('li', { hasText: '丙示例园区' }).getByRole('checkbox').check();
    await press(fresh, '同意并分派');
    return { cookies: await park.context().cookies(), request, tracking };
  })();
  return settled;
}

/** Draws a card by its grip into a column, as a hand does it: press, move in steps, let go. */
async function draw(page: Page, number: string, column: string): Promise<void> {
  const card = page.locator('[data-card]', { hasText: number });
  // Waits until the card stands still, also when the one before has just been put back.
  await card.locator('[data-grip]').hover();
  const goal = (await page.locator(`[data-name="${column}"] [data-cards]`).boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(goal.x + goal.width / 2, goal.y + 30, { steps: 12 });
  await page.mouse.move(goal.x + goal.width / 2, goal.y + 40, { steps: 3 });
  // Where the hand is is looked at every fifty milliseconds; no hand is quicker than that.
  await page.waitForTimeout(250);
  await page.mouse.up();
}

const columnOf = (page: Page, number: string) =>
  page.locator('[data-column]', { has: page.locator('[data-card]', { hasText: number }) }).getAttribute('data-name');

test('a card drawn to the next column asks for what is next and moves on; put back or refused, nothing has changed', async () => {
  const { cookies } = await settle();
  const page = await open('/workspace/requests?view=board', { cookies });
  // Wide enough for every column: a board that scrolls under the hand is another matter.
  await page.setViewportSize({ width: 2600, height: 1000 });
  await page.locator('request-board[data-ready]').waitFor();
  const number = (await page.locator('[data-name="待受理"] [data-card]').first().getAttribute('data-number'))!;

  await draw(page, number, '锁定签约');
  await expect.poll(() => page.locator('[data-status]').innerText()).toContain('不能从“待受理”直接到“锁定签约”');
  expect(await columnOf(page, number)).toBe('待受理');

  await draw(page, number, '核验研判');
  await page.getByRole('button', { name: '放回原处' }).click();
  // The browser tells that a dialog has closed a moment after it has.
  await expect.poll(() => page.locator('[data-status]').innerText()).toContain('没有改动');
  expect(await columnOf(page, number)).toBe('待受理');
  await page.reload();
  await page.locator('request-board[data-ready]').waitFor();
  expect(await columnOf(page, number)).toBe('待受理');

  await draw(page, number, '核验研判');
  await page.locator('#move-next').fill('电话沟通');
  await page.locator('#move-next_on').fill(dayFromNow(2));
  await Promise.all([page.waitForEvent('load'), page.locator('dialog button[type=submit]').click()]);
  expect(page.url()).toContain('view=board');
  expect(await page.locator('[data-status]').innerText()).toContain(`${number} 已推进，现在是“已受理”`);
  expect(await columnOf(page, number)).toBe('核验研判');

  // The same by keyboard: the arrow opens the form, words are asked for where the stage needs them, Escape puts it back.
  await page.locator('request-board[data-ready]').waitFor();
  await page.locator('[data-card]', { hasText: number }).locator('[data-grip]').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  // What is outside of a dialog takes no keys until the browser has closed it.
  await expect.poll(() => page.locator('[data-status]').innerText()).toContain('没有改动');
  await page.locator('[data-card]', { hasText: number }).locator('[data-onward]').focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('#move-to').inputValue()).toBe('L40');
  await page.locator('#move-to').selectOption('on_hold');
  expect(await page.locator('#move-words').getAttribute('required')).not.toBeNull();
  await page.locator('#move-to').selectOption('L40');
  await page.locator('#move-next').fill('准备答复');
  await page.locator('#move-next_on').fill(dayFromNow(3));
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(await page.locator('[data-status]').innerText()).toContain('现在是“已研判”');
}, 240_000);

test.each<[string, (settled: Settled) => string]>([
  ['tracking', ({ tracking }) => tracking],
  ['requests', () => '/workspace/requests'],
  ['board', () => '/workspace/requests?view=board'],
  ['request', ({ request }) => request],
  ['request en', ({ request }) => `/en${request}`],
  ['pool', () => '/workspace/pool'],
  ['watch', () => '/workspace/watch'],
  ['receivers', () => '/receivers'],
])(
  'the docking page %s reads well',
  async (name, at) => {
    const seat = await settle();
    await readsWell(`docking ${name}`, at(seat), { cookies: seat.cookies });
  },
  240_000,
);
