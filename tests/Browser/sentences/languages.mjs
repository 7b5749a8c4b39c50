import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep } from '../browser.mjs';
import { serious } from './reach.mjs';

/** @param {import('../browser.mjs').Stage} stage */
export function languages(stage) {
  test('Each language is chosen in the page and stays, and names of places have one of their own', async () => {
    const page = await stage.open();
    for (const [tag, hazards] of [['ru', 'Опасности'], ['uk', 'Небезпеки'], ['ko', '위험'], ['fr', 'Dangers']]) {
      await page.getByRole('combobox').and(page.locator('.top .language select')).selectOption(tag);
      await page.locator('nav').getByRole('link', { name: hazards, exact: true }).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.lang), tag);
      await page.waitForSelector('furrow-map[ready]');
      await page.waitForSelector('.totals tbody tr');
      await keep(page, `language-${tag}`);
    }
    assert.deepEqual(await serious(page, stage), []);
    await page.goto(`${stage.url}/account.html`);
    const names = page.locator('.language select').nth(1);
    await names.selectOption('ru');
    await page.locator('.language select').first().waitFor();
    await page.goto(`${stage.url}/#/totals`);
    await page.waitForSelector('.totals tbody tr');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr');
    assert.match(await page.locator('.totals tbody').textContent() ?? '', /[а-я]{4}/, 'Russian names, French words');
    await page.context().close();
  });

  test('Numbers, days and counts follow the language', async () => {
    const page = await stage.open('/', { locale: 'ru-RU' });
    const said = await page.evaluate(async () => {
      const { t, number, date, area } = await import('/shell/words.js');
      return [t('units.people', { count: 1 }), t('units.people', { count: 3 }), t('units.works', { count: 5 }),
        number(1234567), date('2026-03-31'), area(25_000)];
    });
    assert.deepEqual(said.map((text) => text.replace(/\s/g, ' ')),
      ['1 человек', '3 человека', '5 работ', '1 234 567', '31 мар. 2026 г.', '2,5 га']);
    await page.context().close();
  });

  test('Written from right to left, nothing hangs over the edge', async () => {
    const page = await stage.open();
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await page.waitForTimeout(300);
    await keep(page, 'right-to-left');
    const { wide, panel } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - innerWidth,
      panel: document.querySelector('.panel').getBoundingClientRect().right - innerWidth,
    }));
    assert.ok(wide <= 1, `${wide} px over the edge`);
    assert.ok(Math.abs(panel) < 2, 'the records stand at the right');
    await page.context().close();
  });
}
