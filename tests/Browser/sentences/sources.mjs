import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, slideTo } from '../browser.mjs';

/** @param {import('../browser.mjs').Stage} stage */
export function sources(stage) {
  test('A number leads to the rows that it is the sum of, and a row to its source', async () => {
    const page = await stage.open();
    await slideTo(page, 4);
    await page.locator('.strip [data-figure="ground"] a').click();
    await page.waitForSelector('.panel .rows a');
    const query = new URL(await page.url()).hash.replace('#/', '/api/');
    const { total, items, count } = await stage.json(`${query}&limit=10000`);
    assert.equal(items.length, count);
    const sum = items.reduce((all, row) => all + row.value, 0);
    assert.ok(Math.abs(sum - total) <= 1e-6 * Math.max(1, total), `${sum} is not ${total}`);
    await page.locator('.panel .rows a').first().click();
    await page.waitForSelector('.panel .origin');
    const text = await page.locator('.panel').textContent();
    assert.match(text, /Where this comes from/);
    assert.match(text, /History/);
    assert.ok(await page.locator('.panel .history li').count() > 0, 'the journal says who and why');
    assert.notEqual((await page.locator('.panel .origin dd').first().textContent()).trim(), '');
    await keep(page, 'record');
    await page.context().close();
  });

  test('Totals go down from the programme to a settlement, and the path leads back', async () => {
    const page = await stage.open();
    for (let depth = 0; depth < 2; depth++) {
      const link = page.locator('.panel .totals tbody th a').first();
      const name = (await link.textContent()).trim();
      await link.click();
      await page.locator('.path a[aria-current="location"]', { hasText: name }).waitFor();
    }
    await page.locator('.path a').first().click();
    await page.locator('.path a[aria-current="location"]', { hasText: 'Whole programme' }).waitFor();
    await page.context().close();
  });

  test('A commitment leads to the text that its quote stands in', async () => {
    const page = await stage.open('/commitments');
    await page.locator('.panel .rows a').first().click();
    await page.waitForSelector('.life q');
    await keep(page, 'commitment');
    const quote = (await page.locator('.life q').first().textContent()).trim();
    await page.locator('.life a').first().click();
    await page.waitForSelector('.source-text mark.active');
    const marked = await page.locator('.source-text mark.active').allTextContents();
    assert.equal(marked.join(''), quote, 'the quote is lit, and nothing else');
    const id = new URL(page.url()).hash.split('/').at(-1).split('?')[0];
    const { record } = await stage.json(`/api/documents/${id}`);
    assert.equal(await page.locator('.source-text').first().textContent(), record.text, 'not a letter is lost');
    await page.context().close();
  });

  test('A decision about a claim carries its reason', async (context) => {
    const statement = 'Iceland has pledged 40 generators to Kursk, Foreign Minister Anna Berg said on Monday.';
    if (!stage.readStatement(statement)) {
      context.skip('the store belongs to a server that was started elsewhere');
      return;
    }
    const { items } = await stage.json('/api/documents?limit=40');
    const answers = await Promise.all(items.map((document) => stage.json(`/api/documents/${document.id}`)));
    const claim = answers.flatMap((answer) => answer.claims).find((each) => each.state === 'proposed');
    assert.ok(claim, 'a statement that was read proposes a claim');
    const page = await stage.open(
      `/documents/${claim.document}?claim=${claim.id}`, { map: false });
    await page.getByLabel('Reason, for the journal').fill('The minister is made up, and so is the pledge.');
    await page.getByRole('button', { name: /^Reject/ }).click();
    await page.locator('.claim .tag', { hasText: 'rejected' }).waitFor();
    await page.context().close();
  });

  test('The search box finds a place and opens its totals', async () => {
    const page = await stage.open();
    const { items } = await stage.json('/api/places?limit=1000');
    const names = items.find((place) => place.kind === 'district').names;
    const name = (names.find((each) => each.language === 'en') ?? names[0]).text;
    await page.getByRole('combobox', { name: /Search/ }).fill(name.slice(0, 6));
    await page.locator('#search-hits li', { hasText: name }).first().waitFor();
    await page.locator('#search-hits li', { hasText: name }).first().click();
    await page.locator('.path a[aria-current="location"]', { hasText: name }).waitFor();
    await page.context().close();
  });
}
