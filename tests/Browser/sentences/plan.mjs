import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures, keep, onMap, slideTo } from '../browser.mjs';

/** @param {import('../browser.mjs').Stage} stage */
export function plan(stage) {
  test('The page opens on the map and says that the data is illustrative', async () => {
    const page = await stage.open();
    const { programme } = await stage.json('/api/programme');
    assert.equal(await page.locator('h1').textContent(), programme.name);
    assert.equal(await page.locator('.banner').isVisible(), programme.illustrative);
    assert.match(await page.locator('.maplibregl-ctrl-attrib').textContent(), /imply no opinion/);
    assert.equal(await page.locator('.maplibregl-ctrl-scale').isVisible(), true);
    await page.context().close();
  });

  test('Moving the slider releases ground on the map and changes the totals', async () => {
    const page = await stage.open();
    await page.waitForSelector('.strip [data-figure="ground"]');
    const before = await figures(page);
    assert.equal(await onMap(page, 'hazards', 2), 0, 'nothing is released on the first day');
    const weeks = Number(await page.locator('.time-track input').getAttribute('max'));
    await slideTo(page, Math.ceil(weeks / 2));
    const halfway = await onMap(page, 'hazards', 2) + await onMap(page, 'hazards', 1);
    assert.ok(halfway > 0, 'ground is worked on halfway');
    await slideTo(page, weeks);
    await page.waitForFunction((text) =>
      document.querySelector('.strip [data-figure="ground"] dd')?.textContent?.trim() !== text, before.ground);
    const after = await figures(page);
    assert.notEqual(after.ground, before.ground);
    assert.notEqual(after.works, before.works);
    assert.equal(after.promised, before.promised, 'time alone changes no promise');
    assert.ok(await onMap(page, 'hazards', 2) > 0);
    assert.ok(await onMap(page, 'assets', 2) > 0);
    assert.match(await page.locator('.time-date').textContent(), /as planned/);
    await slideTo(page, 0);
    assert.equal(await onMap(page, 'hazards', 2), 0, 'going back takes it back');
    await page.context().close();
  });

  test('Playing moves the plan week by week until it is paused', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Play the plan week by week' }).click();
    await page.waitForFunction(() => Number(document.querySelector('.time-track input')?.value) >= 2);
    await page.getByRole('button', { name: 'Pause' }).click();
    const week = await page.locator('.time-track input').inputValue();
    await page.waitForTimeout(1600);
    assert.equal(await page.locator('.time-track input').inputValue(), week);
    await page.context().close();
  });

  test('A bar of the schedule lights up on the map, and ground on the map in the schedule', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Crews’ schedule' }).click();
    await page.locator('.gantt').getByRole('button', { name: 'Closer' }).click({ clickCount: 4, delay: 60 });
    const bar = page.locator('rect[data-work].kind-survey, rect[data-work].kind-clear').first();
    await bar.waitFor();
    await bar.click();
    await page.waitForFunction(() => location.hash.startsWith('#/works/'));
    const lit = await page.evaluate(async () => {
      const { state } = await import('/shell/state.js');
      const { map } = document.querySelector('furrow-map');
      const [id] = state.focus.subjects;
      return { id, focus: map.getFeatureState({ source: 'hazards', id }).focus };
    });
    assert.equal(lit.focus, true, 'the work’s ground is lit up on the map');
    assert.equal(await page.locator('rect.bar.on').count(), 1);
    await page.waitForFunction(() => !document.querySelector('furrow-map').map.isMoving());
    await keep(page, 'schedule');

    await page.goto(`${stage.url}/#/hazards`);
    const at = await page.evaluate((id) => {
      const { map } = document.querySelector('furrow-map');
      const feature = map.querySourceFeatures('hazards').find((each) => each.properties.id === id);
      const ring = feature.geometry.type === 'Polygon'
        ? feature.geometry.coordinates[0] : feature.geometry.coordinates[0][0];
      const box = map.getCanvas().getBoundingClientRect();
      const middle = ring.reduce(([x, y], [a, b]) => [x + a / ring.length, y + b / ring.length], [0, 0]);
      const { x, y } = map.project(middle);
      return { x: box.x + x, y: box.y + y };
    }, lit.id);
    await page.mouse.click(at.x, at.y);
    await page.waitForFunction(() => /^#\/(hazards|assets|crews)\//.test(location.hash));
    await page.locator('rect.bar.on').first().waitFor();
    await page.context().close();
  });

  test('The schedule can be read as a table', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Crews’ schedule' }).click();
    await page.getByRole('button', { name: 'As a table' }).click();
    assert.ok(await page.locator('.gantt-table tbody tr').count() > 10);
    await page.locator('.gantt-table tbody a[href^="#/works/"]').first().click();
    await page.waitForSelector('.panel .fields');
    await page.context().close();
  });

  test('The plan says in plain words how much better any plan could be', async () => {
    const page = await stage.open('/plans');
    const { currentPlan } = await stage.json('/api/programme');
    const text = await page.locator('.panel .gap').textContent();
    assert.match(text, currentPlan.gap > 0.0005 ? /At most .+% better is possible/ : /No better plan is possible/);
    assert.match(await page.locator('.panel').textContent(), /What drives it|What the audit found/);
    await page.context().close();
  });

  test('What the legend switches off leaves the map', async () => {
    const page = await stage.open();
    const shown = () => page.evaluate(() =>
      document.querySelector('furrow-map').map.getLayoutProperty('hazard-suspected', 'visibility') ?? 'visible');
    await page.getByRole('checkbox', { name: /Suspected hazard/ }).uncheck();
    assert.equal(await shown(), 'none');
    await page.getByRole('checkbox', { name: /Suspected hazard/ }).check();
    assert.equal(await shown(), 'visible');
    await page.context().close();
  });
}
