import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep } from '../browser.mjs';

/**
 * Moves the widest bar in view, and lets it go.
 * @param {import('playwright-core').Page} page
 * @param {number} right Pixels.
 * @param {number} down Pixels.
 */
async function moveBar(page, right, down) {
  await page.locator('.gantt-toggle').click();
  await page.waitForSelector('rect[data-work]');
  await page.locator('.gantt').getByRole('button', { name: 'Closer' }).click({ clickCount: 9, delay: 60 });
  await page.waitForFunction(() => [...document.querySelectorAll('rect[data-work]')]
    .some((bar) => bar.getBoundingClientRect().width > 20));
  const from = await page.evaluate(() => {
    const box = document.querySelector('.gantt-scroll').getBoundingClientRect();
    const bars = [...document.querySelectorAll('rect[data-work]')].map((bar) => bar.getBoundingClientRect())
      .filter((bar) => bar.left > box.left + 200 && bar.left < box.right - 200 && bar.top > box.top + 30
        && bar.bottom < box.bottom - 40);
    const { left, top } = bars.sort((a, b) => b.width - a.width)[0];
    return { x: left + 4, y: top + 6 };
  });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + right / 2, from.y, { steps: 4 });
  await page.mouse.move(from.x + right, from.y + down, { steps: 4 });
  assert.equal(await page.locator('rect.ghost').count(), 1, 'the bar follows the pointer');
  await page.mouse.up();
  await page.waitForSelector('dialog.drop[open]');
}

/** @param {import('../browser.mjs').Stage} stage */
export function wishes(stage) {
  test('A bar that is moved becomes a wish, the plan is made again, and says what that changed', async () => {
    const page = await stage.open('/plans');
    await page.waitForSelector('.panel .gap');
    await moveBar(page, 100, 22);
    await keep(page, 'moved-bar');
    await page.locator('dialog.drop').getByRole('button', { name: /^not before/ }).click();
    assert.equal(await page.locator('rect.bar.wished').count(), 1, 'the work that was asked about is marked');
    await page.locator('.gantt .changes').click();
    await page.locator('furrow-again .tag', { hasText: 'not planned yet' }).waitFor();
    await page.locator('furrow-again').getByLabel('Reason, for the journal').fill('The road is flooded until then.');
    await page.getByRole('button', { name: 'Plan again' }).click();
    await page.getByRole('heading', { name: 'What changed' }).waitFor({ timeout: 60_000 });
    const said = await page.locator('furrow-again').innerText();
    assert.match(said, /people wait/i);
    assert.match(said, /Of [\d,]+ works in both/);
    assert.match(said, /not before .+ (met|Cannot be met)/s);
    await keep(page, 'planned-again');
    await page.getByRole('button', { name: 'Back to the plan before' }).click();
    await page.locator('furrow-again', { hasText: 'Nothing. Move a bar' }).waitFor();
    await page.context().close();
  });

  test('A work says why it starts when it does, and is held, forbidden and let go by the keyboard', async () => {
    const page = await stage.open('/works');
    await page.locator('.panel .rows a').first().click();
    await page.locator('.wish-desk').waitFor();
    await page.locator('.reasons li').first().waitFor();
    await page.locator('.wish-desk').getByLabel('Day', { exact: true }).fill('2028-02-01');
    await page.getByRole('button', { name: 'Not before this day' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.wish-list li', { hasText: 'not before' }).waitFor();
    await page.getByRole('button', { name: 'Start on this day' }).press('Enter');
    assert.deepEqual(await page.locator('.wish-list li').count(), 1, 'the later wish takes the place of the earlier');
    await page.getByRole('button', { name: 'Not by this crew' }).press('Enter');
    assert.equal(await page.locator('.wish-list li').count(), 2);
    await page.getByRole('button', { name: 'Leave it out of the plan' }).press('Enter');
    assert.equal(await page.locator('.wish-list li').count(), 1);
    await page.reload();
    await page.locator('.wish-list li', { hasText: 'not at all' }).waitFor();
    await page.getByRole('button', { name: 'Take back' }).press('Enter');
    assert.equal(await page.locator('.wish-list li').count(), 0);
    await page.context().close();
  });

  test('Two plans are set side by side in words, and a draft is adopted with a reason', async () => {
    const page = await stage.open('/plans');
    await page.waitForSelector('.panel .gap');
    const others = page.getByLabel('With the plan');
    await others.selectOption({ index: 1 });
    await page.locator('.panel li', { hasText: /works in both/ }).waitFor();
    const { items } = await stage.json('/api/plans?limit=10');
    const draft = items.find((plan) => plan.status === 'draft');
    await page.goto(`${stage.url}/#/plans/${draft.id}`);
    await page.locator('.panel .lead', { hasText: draft.name }).waitFor();
    await page.locator('furrow-plan > furrow-why')
      .getByLabel('Reason, for the journal').fill('Agreed at the meeting of the districts.');
    await page.getByRole('button', { name: 'Adopt this plan' }).click();
    await page.locator('.panel .tag', { hasText: 'adopted' }).first().waitFor();
    const { record } = await stage.json(`/api/plans/${draft.id}`);
    assert.equal(record.status, 'adopted');
    await page.context().close();
  });
}
