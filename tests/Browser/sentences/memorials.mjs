import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep } from '../browser.mjs';
import { viewer } from '../viewer.mjs';
import { serious } from './reach.mjs';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/**
 * A page of memorials at an address after the `#`.
 * @param {import('../browser.mjs').Stage} stage
 * @param {string} address
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function at(stage, address, options = {}) {
  const context = await stage.browser.newContext({
    viewport: { width: 1200, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', ...options,
  });
  context.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${stage.url}/`) && !/^(data|blob):/.test(asked)) stage.outside.push(asked);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => stage.errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') stage.errors.push(message.text());
  });
  await page.goto(`${stage.url}/${address}`);
  await page.locator('main :is(h2, .note, form)').first().waitFor();
  return page;
}

/** @param {import('playwright-core').Page} page @param {string} word @param {Record<string, string>} values */
async function act(page, word, values) {
  await page.getByRole('button', { name: word, exact: true }).first().click();
  const form = page.locator('furrow-act form').first();
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);
    if (await field.evaluate((one) => one instanceof HTMLSelectElement)) {
      const option = field.locator('option').filter({ hasText: value }).first();
      await field.selectOption(await option.getAttribute('value') ?? '');
    } else await field.fill(value);
  }
  await form.locator('button').last().click();
}

/** @param {import('../browser.mjs').Stage} stage */
export function memorials(stage) {
  test('An object goes from deposit to receipt, accession, move, loan and return', async () => {
    const page = await at(stage, 'register.html#/objects');
    await act(page, 'Take in', {
      title: 'Tin cup', kind: 'cup', depositor: 'A neighbour', terms: 'Gift', termsText: 'Given for good.',
      location: 'MAG-A1', site: 'Sample museum',
    });
    const receipt = page.locator('.m-receipt');
    await receipt.getByText('A neighbour').waitFor();
    await receipt.getByText('Given for good.').waitFor();
    await keep(page, 'memorials-receipt');
    await receipt.getByRole('link', { name: 'Tin cup' }).click();
    await page.getByText('handed in').first().waitFor();
    await act(page, 'Accession', {
      method: 'Gift', from: 'A neighbour', titleEvidence: 'Deed of gift', decidedBy: 'The board',
    });
    await page.getByText('in the collection').first().waitFor();
    await act(page, 'Move', { location: 'CASE-1', why: 'For the show' });
    await page.locator('.m-table tr', { hasText: 'For the show' }).waitFor();
    await act(page, 'Lend', { partner: 'A school', purpose: 'A lesson', due: '2030-01-31', why: 'They asked' });
    await page.getByRole('heading', { name: /^Loan L-/ }).waitFor();
    await act(page, 'Hand over', {});
    await page.getByText('running').first().waitFor();
    await keep(page, 'memorials-loan');
    await page.getByRole('link', { name: 'Due', exact: true }).click();
    await page.locator('.m-rows a', { hasText: 'A school' }).click();
    await act(page, 'Take back', { object: 'Tin cup', location: 'MAG-A1' });
    await page.getByText('ended', { exact: false }).first().waitFor();
    await page.locator('.m-rows a', { hasText: 'Tin cup' }).click();
    await page.locator('dd a', { hasText: 'MAG-A1' }).waitFor();
    assert.equal(await page.locator('.m-table tbody tr').count(), 4, 'entry, move, loan, return');
    await keep(page, 'memorials-object');
    assert.deepEqual(await serious(page, stage), []);
    await page.context().close();
  });

  test('The camera of a phone reads labels during a check, and a number can be typed', async () => {
    const page = await at(stage, 'register.html#/inventories', { ...phone, permissions: ['camera'] });
    const { items } = await stage.json('/api/memorials/objects?text=Steel%20helmet');
    const code = `${stage.url}/register.html#/objects/${items[0].record.id}`;
    // A camera of the test's own: a picture of the label, as the phone would see it.
    await page.evaluate(async (text) => {
      const { encodeQR } = await import('qr');
      const bits = encodeQR(text, 'raw', { border: 4 });
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
      const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const draw = () => {
        pen.fillStyle = '#d8d0c4';
        pen.fillRect(0, 0, 640, 480);
        const side = Math.floor(400 / bits.length);
        bits.forEach((row, y) => row.forEach((on, x) => {
          pen.fillStyle = on ? '#111' : '#fff';
          pen.fillRect(120 + x * side, 40 + y * side, side, side);
        }));
      };
      draw();
      setInterval(draw, 100);
      navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15);
    }, code);
    await act(page, 'Begin a check', { location: 'MAG-A1' });
    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.getByText('Steel helmet: here as it should be.', { exact: false }).waitFor();
    await page.getByText(/^\s*1 seen of/).waitFor();
    assert.equal(await page.locator('video').count(), 1, 'the camera keeps running after a label was read');
    await keep(page, 'memorials-scan-phone');
    await page.getByLabel('Number or code, typed').fill('SM.2026.0002');
    await page.getByRole('button', { name: 'Seen', exact: true }).click();
    await page.getByText('Letter home: belongs elsewhere.').waitFor();
    await page.getByText(/^\s*2 seen of/).waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
    assert.equal(wide, false, 'nothing sticks out on a phone');
    await page.getByRole('button', { name: 'End the check' }).click();
    await page.getByText('ended', { exact: false }).first().waitFor();
    await page.context().close();
  });

  test('A person and a site are entered, sources stand side by side, two records become one and two', async () => {
    const page = await at(stage, 'register.html#/people');
    const entered = {
      localId: 'P-9001', name: 'Ігор Вигаданий', language: 'uk', status: 'commemorated, no known grave',
      born: '1921-05', died: '1943-07-12', namedAt: 'Sample memorial complex', source: 'A list of 1950',
      grade: 'later compilation',
    };
    await act(page, 'Add a person', entered);
    await page.getByRole('heading', { name: 'Ігор Вигаданий' }).waitFor();
    await act(page, 'Add a fact', {
      kind: 'Died', value: '1943-08', source: 'The stone', grade: 'inscription', why: 'Read on the spot',
    });
    await page.locator('.m-facts tr', { hasText: 'sources disagree' }).getByText('The stone').waitFor();
    assert.equal(await page.locator('.m-facts tr', { hasText: 'Died' }).locator('.m-beside > div').count(), 2);
    await keep(page, 'memorials-person-staff');
    await page.goto(`${stage.url}/register.html#/people`);
    await act(page, 'Add a person', { ...entered, localId: 'P-9002', name: 'Ihor Vyhadanyi', language: 'en' });
    await page.getByRole('heading', { name: 'Ihor Vyhadanyi' }).waitFor();
    await act(page, 'Same person as …', { other: 'P-9001', why: 'Same day and place' });
    const pair = page.locator('.m-rows > li', { hasText: 'P-9001' });
    await pair.getByRole('button', { name: 'One person' }).waitFor();
    await pair.locator('[name=why]').first().fill('Same list, same day');
    await pair.getByRole('button', { name: 'One person' }).click();
    await page.getByRole('link', { name: 'one person' }).click();
    const merged = page.locator('.m-rows > li', { hasText: 'P-9001' });
    await merged.getByText('Decided by').waitFor();
    await merged.locator('[name=why]').fill('A mistake');
    await merged.getByRole('button', { name: 'Take the decision back' }).click();
    await page.getByText('Nothing has been entered yet.').waitFor();

    await page.goto(`${stage.url}/register.html#/sites`);
    const { items: works } = await stage.json('/api/works?limit=1');
    await act(page, 'Add a site', {
      localId: 'S-901', kind: 'Memorial', state: 'damaged', complex: 'Sample memorial complex', latitude: '51.2',
      longitude: '35.3', works: `${stage.url}/#/works/${works[0].id}`, 'names.0.language': 'ru',
      'names.0.text': 'Обелиск-образец', 'inscriptions.0.language': 'ko', 'inscriptions.0.text': '잊지 않겠습니다',
    });
    await page.getByRole('heading', { name: 'Обелиск-образец' }).waitFor();
    await page.getByText(/^Itji/).waitFor();
    await page.getByRole('link', { name: works[0].title }).waitFor();
    await keep(page, 'memorials-site-staff');
    assert.deepEqual(await serious(page, stage), []);
    await page.goto(`${stage.url}/#/works/${works[0].id}`);
    await page.locator('furrow-sites-of a', { hasText: 'Обелиск-образец' }).waitFor();
    await page.context().close();
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`The public pages are calm, whole on a phone and on paper in the ${colorScheme} look`, async () => {
      const page = await at(stage, 'memorials.html', { colorScheme, ...phone });
      await page.getByRole('link', { name: 'Sample memorial complex' }).click();
      await page.getByText('Никто не забыт').waitFor();
      await page.getByText('Nikto ne zabyt').waitFor();
      await keep(page, `memorials-site-phone-${colorScheme}`);
      assert.deepEqual(await serious(page, stage), []);
      await page.getByRole('link', { name: 'Roll of names', exact: true }).click();
      await page.getByRole('link', { name: 'Арсений Вымыслов' }).click();
      await page.getByText('The sources disagree', { exact: false }).waitFor();
      await keep(page, `memorials-person-phone-${colorScheme}`);
      assert.deepEqual(await serious(page, stage), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1), false);
      await page.goto(`${stage.url}/memorials.html#/museum`);
      await page.locator('.m-room img').first().waitFor();
      await keep(page, `memorials-room-phone-${colorScheme}`);
      assert.deepEqual(await serious(page, stage), []);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('.m-head nav').isVisible(), false);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)');
      await page.context().close();
    });
  }

  test('Who is not to be shown is found under no spelling, and the museum’s room opens wide', async () => {
    const page = await at(stage, 'memorials.html#/people');
    for (const name of ['Пётр Образцов', 'Pyotr Obraztsov', 'Иван Безвестный']) {
      await page.getByRole('searchbox').fill(name);
      await page.keyboard.press('Enter');
      await page.getByText(`Nobody is found under “${name}”.`, { exact: false }).waitFor();
    }
    await page.getByRole('searchbox').fill('Kim Chol Su');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /김철수|Ким Чхоль Су/ }).first().waitFor();
    await keep(page, 'memorials-search');
    await page.goto(`${stage.url}/memorials.html#/museum`);
    await page.locator('.m-room img').first().waitFor();
    await keep(page, 'memorials-room');
    await page.context().close();
  });

  test('A viewer that others made opens the manifest of an object', async () => {
    const { items } = await stage.json('/iiif/objects');
    assert.ok(items.length > 3);
    const { headers } = await fetch(items[0].id);
    assert.equal(headers.get('access-control-allow-origin'), '*', 'viewers on other pages may read it');
    const context = await stage.browser.newContext({ viewport: { width: 1200, height: 800 } });
    const page = await context.newPage();
    const asked = /** @type {string[]} */ ([]);
    page.on('request', (request) => asked.push(request.url()));
    const script = viewer();
    await page.route('**/viewer-under-test.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }));
    await page.route('**/viewer-under-test', (route) => route.fulfill({ contentType: 'text/html', body:
      '<!doctype html><meta charset="utf-8"><div id="viewer" style="position:fixed;inset:0"></div>'
      + '<script src="/viewer-under-test.js"></script>' }));
    await page.goto(`${stage.url}/viewer-under-test`);
    await page.evaluate((manifestId) => {
      /** @type {any} */ (window).Mirador.viewer({ id: 'viewer', windows: [{ manifestId }] });
    }, items[0].id);
    await page.getByRole('heading', { name: items[0].label.none[0] }).first().waitFor();
    await page.locator('.openseadragon-canvas canvas').first().waitFor();
    await page.waitForResponse((answer) => answer.url().includes('/full/') && answer.ok(), { timeout: 20_000 })
      .catch(() => null);
    assert.ok(asked.some((one) => one.includes('/full/') && one.endsWith('/0/default.jpg')), 'the image was asked for');
    await page.waitForTimeout(1_000);
    await keep(page, 'memorials-viewer');
    await context.close();
  });
}
