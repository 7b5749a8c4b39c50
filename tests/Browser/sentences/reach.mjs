import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keep, root } from '../browser.mjs';

const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/**
 * What a checker of accessibility finds serious on a page.
 * @param {import('playwright-core').Page} page
 * @param {import('../browser.mjs').Stage} stage
 */
export async function serious(page, stage) {
  const before = stage.errors.length;
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  // The checker tries styles that our policy refuses; what it does to the page is not the page's error.
  stage.errors.splice(before);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** @param {import('../browser.mjs').Stage} stage */
export function reach(stage) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`A checker of accessibility finds nothing serious in the ${colorScheme} look`, async () => {
      const page = await stage.open('/', { colorScheme });
      await page.waitForSelector('.totals tbody tr');
      assert.deepEqual(await serious(page, stage), []);
      await page.getByRole('button', { name: 'Crews’ schedule' }).click();
      for (const [address, shown] of [
        ['/plans', '.fields'], ['/hazards', '.rows a'], ['/commitments', '.rows a'], ['/works', '.rows a'],
      ]) {
        await page.goto(`${stage.url}/#${address}`);
        await page.waitForSelector(`.panel ${shown}`);
        assert.deepEqual(await serious(page, stage), [], address);
      }
      await page.locator('.panel .rows a').first().click();
      await page.waitForSelector('.panel .origin');
      assert.deepEqual(await serious(page, stage), [], 'a record');
      await page.context().close();
    });
  }

  test('The keyboard alone reaches the records, the slider and a work in the schedule', async () => {
    const page = await stage.open();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'panel');
    const walk = async (/** @type {string} */ selector) => {
      for (let i = 0; i < 120; i++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`Tab never reached ${selector}`);
    };
    await walk('.time-track input');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.locator('.time-track input').inputValue(), '2');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, 'none', 'focus can be seen');
    await walk('.gantt-toggle');
    await page.keyboard.press('Enter');
    await walk('.gantt-scroll');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.locator('rect.bar.at').waitFor();
    assert.match(await page.locator('.gantt [role="status"]').textContent(), / to /);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/works/'));
    await page.context().close();
  });

  test('Without WebGL the lists still say everything', async () => {
    const page = await stage.open('/', { map: false });
    assert.equal(await page.locator('furrow-map').count(), 0);
    await page.getByText('The map could not be drawn').waitFor();
    await page.getByRole('link', { name: 'Hazards', exact: true }).first().click();
    await page.waitForSelector('.panel .rows a');
    await page.locator('.time-track input').waitFor();
    await keep(page, 'without-webgl');
    await page.context().close();
  });

  test('When the server stops answering, the page says what to do', async () => {
    const page = await stage.open();
    await page.route('**/api/hazards?**', (route) => route.abort());
    await page.goto(`${stage.url}/#/hazards`);
    await page.getByText('The server does not answer').waitFor();
    await page.unroute('**/api/hazards?**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForSelector('.panel .rows a');
    stage.errors = stage.errors.filter((error) => !error.includes('net::ERR_FAILED'));
    await page.context().close();
  });
}
