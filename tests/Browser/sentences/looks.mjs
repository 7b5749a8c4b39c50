import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keep, root, slideTo } from '../browser.mjs';

/**
 * Early in the plan, when some ground waits, some is worked on and some is released, with everything drawn.
 * @param {import('playwright-core').Page} page
 */
async function midway(page) {
  const weeks = Number(await page.locator('.time-track input').getAttribute('max'));
  await slideTo(page, Math.max(2, Math.round(weeks / 9)));
  await page.waitForSelector('.totals tbody tr, .rows a');
  await page.evaluate(() => new Promise((resolve) => {
    const { map } = document.querySelector('furrow-map');
    map.once('idle', resolve);
    map.triggerRepaint();
  }));
  await page.waitForTimeout(600);
}

/** @param {import('../browser.mjs').Stage} stage */
export function looks(stage) {
  test('The light look, as the README shows it', async () => {
    const page = await stage.open();
    await midway(page);
    await keep(page, 'light');
    if (process.env.FURROW_SCREENSHOT === '1') await page.screenshot({ path: join(root, 'docs', 'screenshot.png') });
    await page.context().close();
  });

  test('The dark look follows the system, and the button changes it', async () => {
    const page = await stage.open('/', { colorScheme: 'dark' });
    await midway(page);
    await keep(page, 'dark');
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.getByRole('button', { name: 'Light look' }).click();
    assert.notEqual(await paper(), dark);
    await page.context().close();
  });

  test('On a phone nothing is cut off, and the sheet of records rises', async () => {
    const page = await stage.open('/', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await midway(page);
    await keep(page, 'phone');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `the page is ${wide} px wide`);
    const height = () => page.locator('.panel').evaluate((panel) => panel.getBoundingClientRect().height);
    const low = await height();
    await page.locator('.sheet-handle').click();
    await page.waitForTimeout(400);
    assert.ok(await height() > 2 * low);
    await keep(page, 'phone-records');
    await page.context().close();
  });

  test('It prints on one page, and the print says that the data is illustrative', async () => {
    const page = await stage.open();
    await midway(page);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.banner').isVisible(), true);
    assert.match(await page.locator('footer.print-only').textContent(), /says that ground is safe/);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    await keep(page, 'print');
    writeFileSync(join(root, 'artifacts', 'screens', 'print.pdf'), pdf);
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1);
    await page.context().close();
  });

}

/**
 * What must hold after all other sentences.
 * @param {import('../browser.mjs').Stage} stage
 */
export function silence(stage) {
  test('Nothing was asked of anybody but the server, and no page met an error', () => {
    assert.deepEqual(stage.outside, []);
    assert.deepEqual([...new Set(stage.errors)], []);
  });
}
