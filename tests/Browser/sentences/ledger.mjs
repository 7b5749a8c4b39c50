import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep } from '../browser.mjs';

const thing = 'deminers to the Kursk region';

/** Said, repeated by three agencies, contradicted, part delivered, denied: all made up. */
const life = [
  [`Iceland will send 30 ${thing}, Foreign Minister Anna Berg said.`, 'First Wire', '2026-03-01', 'announces'],
  [`Iceland plans to send 30 ${thing}, it was reported.`, 'Second Wire', '2026-03-02', 'repeats'],
  [`Iceland will send 30 sappers to the Kursk region.`, 'Third Wire', '2026-03-02', 'repeats'],
  [`Iceland will send 30 ${thing} this year.`, 'Fourth Wire', '2026-03-03', 'repeats'],
  [`Iceland will send 50 ${thing}, a spokesman said.`, 'Fifth Wire', '2026-03-05', 'announces'],
  [`Iceland has sent 10 ${thing}.`, 'First Wire', '2026-05-01', 'reports-delivery'],
  [`Iceland has refused to send more ${thing}, its embassy said.`, 'Second Wire', '2026-06-01', 'denies'],
];

/** @param {import('../browser.mjs').Stage} stage */
export function ledger(stage) {
  test('The whole life of one pledge is entered by hand and shown at its true pace', async () => {
    const page = await stage.open('/read', { map: false });
    for (const [text, outlet, day, role] of life) {
      await page.goto(`${stage.url}/#/read`);
      await page.locator('.desk textarea').fill(text);
      await page.locator('.desk input[name=outlet]').fill(outlet);
      await page.locator('.desk input[name=publishedOn]').fill(day);
      await page.locator('.desk [role=status]', { hasText: '1 proposal' }).waitFor();
      await page.locator('.desk .decide button').click();
      await page.locator('.claim .tag', { hasText: 'proposed' }).waitFor();
      await page.locator('.source-text').focus();
      await page.keyboard.press('c');
      await page.locator('.claim .tag', { hasText: 'confirmed' }).waitFor();
      const id = new URL(page.url()).hash.split('/').at(-1);
      const { commitments } = await stage.json(`/api/documents/${id}`);
      const { statements } = await stage.json(`/api/commitments/${commitments[0].id}`);
      assert.equal(statements.find((one) => one.document === id).role, role, text);
    }

    const { lines } = await stage.json('/api/pace');
    const line = lines.filter((one) => one.commitment.pledgers.includes('Iceland')
      && one.commitment.category === 'personnel');
    assert.equal(line.length, 1, 'seven statements are one commitment');
    assert.equal(line[0].commitment.modality, 'denied');
    assert.equal(line[0].commitment.arrived, 10);
    assert.deepEqual(line[0].commitment.figures.map((one) => one.amount.minimum), [30, 50]);
    await page.goto(`${stage.url}/#/pace`);
    const row = page.locator('.pace-table tr', { hasText: 'Iceland' });
    await row.getByText('20% to 33% of it is here').waitFor();
    await row.getByText('denied').waitFor();
    await row.scrollIntoViewIfNeeded();
    await keep(page, 'pace');
    await row.locator('a').click();
    await page.locator('.life li').nth(6).waitFor();
    assert.equal(await page.locator('.life q').count(), 7);
    await keep(page, 'life');
    await page.context().close();
  });

  test('A slot is corrected by two keys, and every decision can be taken back', async () => {
    const page = await stage.open('/read', { map: false });
    await page.locator('.desk textarea').fill('Iceland will build 2 schools in the Kursk region, Anna Berg said.');
    await page.locator('.desk [role=status]', { hasText: '1 proposal' }).waitFor();
    await page.locator('.desk .decide button').click();
    await page.locator('.claim .tag', { hasText: 'proposed' }).waitFor();
    await page.locator('.source-text').focus();
    await page.keyboard.press('7');
    await page.keyboard.press('4');
    await page.locator('[data-slot=modality]', { hasText: 'agreed' }).waitFor();
    await page.locator('.source-text').focus();
    await page.keyboard.press('x');
    await page.locator('.claim .tag', { hasText: 'rejected' }).waitFor();
    await page.keyboard.press('u');
    await page.locator('.claim .tag', { hasText: 'proposed' }).waitFor();
    await page.context().close();
  });

  test('A text that is held already is noticed, and so is one that is nearly the same', async () => {
    const page = await stage.open('/read', { map: false });
    const text = `${life[0][0]} The talks had lasted two days and ended with a joint walk along the river bank.`;
    await page.locator('.desk textarea').fill(text);
    await page.locator('.desk [role=status]', { hasText: '1 proposal' }).waitFor();
    await page.locator('.desk .decide button').click();
    await page.locator('.claim .tag').first().waitFor();
    await page.goto(`${stage.url}/#/read`);
    await page.locator('.desk textarea').fill(text);
    await page.getByText('This very text is held already.').waitFor();
    await page.locator('.desk textarea').fill(`${text}\n\n(End)`);
    await page.locator('.held', { hasText: 'alike' }).waitFor();
    await page.context().close();
  });

  test('A saved page is dropped, its sentence is lit, and an arrival is entered with its paper', async () => {
    const page = await stage.open('/read', { map: false });
    const saved = `<!doctype html><title>Help</title><nav><p>Home: Iceland will send 9 dogs to Kursk.</p></nav><article>
      <h1>Help</h1><p>Iceland will send 12 generators to the Kursk region, Anna Berg said.</p>
      <p>${'The talks went on for a while. '.repeat(40)}</p></article>`;
    const dropped = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'page.html', { type: 'text/html' }));
      return data;
    }, saved);
    await page.dispatchEvent('.desk', 'drop', { dataTransfer: dropped });
    await page.locator('.desk mark.active', { hasText: '12 generators' }).waitFor();
    await page.locator('.found li', { hasText: 'by the rule' }).first().waitFor();
    assert.ok(!(await page.locator('.desk .source-text').textContent()).includes('dogs'), 'only the article is read');
    await keep(page, 'read');
    await page.locator('.desk .decide button').click();
    await page.locator('.claim .tag', { hasText: 'proposed' }).waitFor();
    await page.locator('.source-text').focus();
    await page.keyboard.press('c');
    await page.locator('.claim .tag', { hasText: 'confirmed' }).waitFor();
    await page.locator('.claim a', { hasText: 'Stands behind' }).click();
    const form = page.locator('.arrive').first();
    await form.locator('summary').click();
    await form.locator('[name=amount]').fill('5 generators');
    await form.locator('[name=on]').fill('2026-05-01');
    await form.locator('[name=reference]').fill('R-17');
    await form.locator('textarea').fill('The receipt says so.');
    await form.locator('button').click();
    await page.locator('.links li', { hasText: '5 counted as here' }).waitFor();
    await page.locator('.lead', { hasText: '42% of it is here' }).waitFor();
    await page.locator('.links a').first().click();
    await page.getByText('on paper: R-17').waitFor();
    await page.context().close();
  });

  test('Money is shown in another currency only beside the dated rate that a person kept', async () => {
    const page = await stage.open('/exchange-rates', { map: false });
    const given = { from: 'eur', to: 'USD', rate: '1.1', on: '2025-07-31', authority: 'a bank that is made up' };
    for (const [name, value] of Object.entries(given)) await page.locator(`.form [name=${name}]`).fill(value);
    await page.locator('.form textarea').fill('From its page.');
    await page.locator('.form button').click();
    await page.locator('.strengths td', { hasText: 'a bank that is made up' }).waitFor();
    await page.goto(`${stage.url}/#/pace`);
    await page.locator('.also-in select').selectOption('USD');
    await page.getByText('at least 4,400,000 USD by the rates EUR 1.1').waitFor();
    await page.context().close();
  });
}
