import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keep, root } from '../browser.mjs';

const FIRST_PAINT_MS = 1000;
const BEFORE_MAP_BYTES = 300 * 1024;

/** @param {import('../browser.mjs').Stage} stage */
export function connection(stage) {
  test('When the connection drops, the pages are still read, and say from when', async () => {
    const page = await stage.open('/', { serviceWorkers: 'allow' });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.waitForSelector('furrow-map[ready]');
    await page.goto(`${stage.url}/#/hazards`);
    await page.waitForSelector('.panel .rows a');
    await page.waitForTimeout(500);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('The server cannot be reached').waitFor();
    await page.waitForSelector('.panel .rows a');
    await keep(page, 'offline');
    await page.context().setOffline(false);
    await page.reload();
    await page.waitForSelector('.panel .rows a');
    assert.equal(await page.getByText('The server cannot be reached').count(), 0);
    await page.context().close();
    stage.errors = stage.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(error));
  });

  test('On a bad connection something is on the screen within a second, before the map library comes', async () => {
    /** @type {{paint: number, table: number, bytes: number}[]} */
    const tries = [];
    // The machine may be busy with something else: the quickest of three is what the connection allows.
    while (tries.length < 3 && !tries.some(({ paint }) => paint < FIRST_PAINT_MS)) tries.push(await visit(stage));
    const best = tries.reduce((one, other) => (other.paint < one.paint ? other : one));
    mkdirSync(join(root, 'artifacts'), { recursive: true });
    writeFileSync(join(root, 'artifacts', 'first-paint.json'), JSON.stringify(tries));
    assert.ok(best.paint < FIRST_PAINT_MS, `first paint after ${Math.round(best.paint)} ms`);
    assert.ok(best.bytes < BEFORE_MAP_BYTES, `${best.bytes} bytes before the map library`);
  });
}

/**
 * A first visit at 1.6 Mbit/s and 150 ms.
 * @param {import('../browser.mjs').Stage} stage
 */
async function visit(stage) {
  const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8,
  });
  let [bytes, map] = [0, false];
  network.on('Network.requestWillBeSent', ({ request }) => { map ||= request.url.includes('/maplibre-gl'); });
  network.on('Network.loadingFinished', ({ encodedDataLength }) => { if (!map) bytes += encodedDataLength; });
  await page.goto(stage.url, { waitUntil: 'commit' });
  const paint = await page.evaluate(() => new Promise((resolve) => {
    const seen = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (seen()) resolve(seen());
    else new PerformanceObserver(() => { if (seen()) resolve(seen()); }).observe({ type: 'paint', buffered: true });
  }));
  await page.waitForSelector('.totals tbody tr', { timeout: 60_000 });
  const table = await page.evaluate(() => performance.now());
  await context.close();
  return { paint, table, bytes };
}
