import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, keepFile } from '../browser.mjs';

const DAY_MS = 86_400_000;
const AUTHORITY = 'Chief of operations';
const CORNER_METRES = 60;

/** @param {number} days From today. */
const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** @param {string} words For a regular expression that looks for them as they are. */
const plain = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A form of the page by its title, open. */
async function formOf(/** @type {import('playwright-core').Page} */ page, /** @type {string} */ title) {
  const name = new RegExp(`^\\s*${plain(title)}\\s*(\\d+ things? missing)?\\s*$`);
  const form = page.locator('furrow-form').filter({ has: page.locator('summary').filter({ hasText: name }) }).first();
  await form.waitFor();
  if (!await form.locator('details').evaluate((one) => /** @type {HTMLDetailsElement} */ (one).open)) {
    await form.locator('summary').first().click();
  }
  return form;
}

/**
 * The value of a choice by what the reader sees of it.
 * @param {import('playwright-core').Locator} field
 * @param {string} words
 */
function optionOf(field, words) {
  return field.evaluate((one, wanted) => {
    const options = [.../** @type {HTMLSelectElement} */ (one).options];
    const found = options.find((option) => option.text.trim().toLowerCase().startsWith(wanted.toLowerCase()));
    if (!found) throw new Error(`${wanted} is none of ${options.map((option) => option.text).join(' | ')}`);
    return found.value;
  }, words);
}

/**
 * Fills a form as a hand would and sends it; gives the server's answer.
 * @param {import('playwright-core').Page} page
 * @param {string} title
 * @param {Record<string, string | string[] | boolean>} values By label.
 * @param {string} [corners] Lines of a table of turning points.
 */
async function send(page, title, values = {}, corners = '') {
  const form = await formOf(page, title);
  for (const [label, value] of Object.entries(values)) {
    const field = form.getByLabel(new RegExp(`^${plain(label)}\\s*(\\(required\\))?\\s*$`)).first();
    const kind = await field.evaluate((one) => `${one.tagName} ${/** @type {any} */ (one).type}`);
    if (kind.startsWith('SELECT')) await field.selectOption(await optionOf(field, String(value)));
    else if (kind.endsWith('checkbox')) await field.setChecked(Boolean(value));
    else await field.fill(String(value));
  }
  if (corners) {
    await form.locator('.perimeter textarea').fill(corners);
    await form.getByRole('button', { name: 'Check' }).click();
    await form.getByRole('button', { name: 'Use this outline' }).click();
  }
  await form.getByLabel('Reason, for the journal').fill(`told in a browser: ${title}`);
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST' && !one.url().includes('/perimeters/')),
    form.locator('form > .buttons button').click(),
  ]);
  return { form, answer };
}

/** Sends a form that goes through. */
async function done(/** @type {[import('playwright-core').Page, string, any?, string?]} */ ...order) {
  const { answer } = await send(...order);
  assert.equal(answer.status(), 200, `${order[1]}: ${answer.status() === 200 ? '' : await answer.text()}`);
  const record = await answer.json();
  await order[0].waitForTimeout(150);
  return record;
}

/** Sends a form that is refused; gives what the screen says. */
async function refused(
  /** @type {import('../browser.mjs').Stage} */ stage,
  /** @type {[import('playwright-core').Page, string, any?]} */ ...order) {
  const { form, answer } = await send(...order);
  assert.ok(answer.status() >= 400 && answer.status() < 500, `${order[1]} went through`);
  const said = form.locator('.note.fault');
  await said.waitFor();
  stage.errors = stage.errors.filter((error) => !error.includes(`status of ${answer.status()}`));
  return (await said.textContent() ?? '').replace(/\s+/g, ' ');
}

/** @param {import('../browser.mjs').Stage} stage */
export function ground(stage) {
  /** What the sentences hand on to each other. */
  const told = { hazard: '', task: '', operator: '', lines: '', stamp: Date.now().toString(36).slice(-5) };
  const open = (/** @type {string} */ address) => stage.open(address, { map: false });

  test('A hazard is entered from a table of turning points and confirmed only with evidence and survey', async () => {
    const { bbox } = await stage.json('/api/programme');
    const [x, y] = [(bbox[0] + bbox[2]) / 2 + 0.013, (bbox[1] + bbox[3]) / 2 + 0.017];
    told.lines = [`BM; ${y.toFixed(6)}, ${x.toFixed(6)}`, 'TP1; 90; 25; BM', `TP2; 90; ${CORNER_METRES}`,
      `TP3; 180; ${CORNER_METRES}`, `TP4; 270; ${CORNER_METRES}`].join('\n');
    const page = await open('/hazards/new');
    const number = `H-${told.stamp}`;
    const about = { Number: number, Name: 'Field behind the mill', 'What is known': 'Confirmed', Evidence: 'Craters',
      'What is feared': 'Anti-personnel mine', 'First reported': day(-30) };
    await formOf(page, 'Record a hazard');
    await keep(page, 'ground-1-entry');
    const { form, answer } = await send(page, 'Record a hazard', about, told.lines);
    assert.equal(answer.status(), 422);
    stage.errors = stage.errors.filter((error) => !error.includes('status of 422'));
    assert.match(await form.locator('.note.fault').textContent() ?? '', /confirmed area needs direct evidence/);
    await keep(page, 'ground-2-refused');
    const hazard = await done(page, 'Record a hazard', { 'What is known': 'Suspected' });
    told.hazard = hazard.id;
    assert.equal(hazard.turningPoints.length, 5, 'the benchmark and four corners are kept by name');
    await page.waitForFunction((id) => location.hash === `#/hazards/${id}`, hazard.id);
    await page.locator('.waterfall .remaining').waitFor();
    assert.match(await page.locator('.waterfall .remaining').textContent() ?? '', /3,6\d\d|3,5\d\d/);
    await page.locator('[data-act=confirm]').click();
    assert.match(await refused(stage, page, 'Confirm'), /direct evidence/);
    await page.locator('[data-act=evidence]').click();
    await done(page, 'Add evidence', { Evidence: 'Ordnance seen', 'How it was learnt': 'Seen' });
    await page.locator('[data-act=confirm]').click();
    assert.match(await refused(stage, page, 'Confirm'), /survey/);
    await page.locator('[data-act=report]').click();
    await done(page, 'Add a report', { Number: 'NTS-1', 'Kind of report': 'Non-technical survey', Day: day(-20) });
    await page.locator('[data-act=release-ground]').click();
    await page.locator('.perimeter .check input').check();
    assert.match(await refused(stage, page, 'Release ground', { 'Released as': 'Cleared', 'Depth, cm': '20',
      Day: day(-19) }), /survey cannot clear/);
    await page.locator('[data-act=release-ground]').click();
    await page.locator('[data-act=confirm]').click();
    assert.equal((await done(page, 'Confirm')).kind, 'confirmed');
    await page.locator('.fields', { hasText: 'Confirmed' }).first().waitFor();
    await page.context().close();
  });

  test('No order is issued without accreditation or with too shallow a method, or starts without a plan', async () => {
    const page = await open('/organisations');
    told.operator = (await done(page, 'Register an organisation', { Name: `Clearance ${told.stamp}`,
      'What it does': 'Operator' })).id;
    await page.goto(`${stage.url}/#/organisations`);
    await done(page, 'Register an organisation', { Name: `Inspection ${told.stamp}`, 'What it does': 'Inspector' });
    const crews = (await stage.json('/api/crews?limit=50')).items;
    const crew = crews.find((one) => one.skills.includes('manual')).name;
    await page.goto(`${stage.url}/#/board`);
    const order = { Number: `TO-${told.stamp}`, Hazard: `H-${told.stamp}`, Organisation: `Clearance ${told.stamp}`,
      Crew: crew, 'What for': 'Clearance', Method: 'Detector', 'Depth, cm': '20',
      Threat: 'Anti-personnel mines, made up',
      'First day planned': day(-10), 'Last day planned': day(4) };
    await done(page, 'Write an order', order);
    await page.waitForFunction(() => location.hash.startsWith('#/tasks/'));
    told.task = (await page.evaluate(() => location.hash)).replace('#/tasks/', '');
    await done(page, 'Approve the order');
    assert.match(await refused(stage, page, 'Issue the order', { 'In whose name': AUTHORITY }), /no accreditation/);
    await keep(page, 'ground-3-no-accreditation');
    await accredit(page, '', '');
    await accredit(page, crew, '10');
    await page.goto(`${stage.url}/#/tasks/${told.task}`);
    assert.match(await refused(stage, page, 'Issue the order', { 'In whose name': AUTHORITY }), /relied upon to 10 cm/);
    await accredit(page, crew, '30');
    await page.goto(`${stage.url}/#/tasks/${told.task}`);
    await done(page, 'Issue the order', { 'In whose name': AUTHORITY });
    await done(page, 'Accept the order');
    await done(page, 'Hand in the clearance plan', { 'Number of the plan': 'CP-1', Day: day(-11) });
    assert.match(await refused(stage, page, 'Start work', { Day: day(-10) }), /approved clearance plan/);
    await keep(page, 'ground-4-no-plan');
    await done(page, 'Approve the clearance plan', { 'In whose name': AUTHORITY, Day: day(-10) });
    await done(page, 'Start work', { Day: day(-10) });
    await page.locator('.state-in-progress').waitFor();
    await page.context().close();
  });

  /**
   * Accredits the operator or its crew, on the organisation's page.
   * @param {import('playwright-core').Page} page
   * @param {string} crew
   * @param {string} depth
   */
  async function accredit(page, crew, depth) {
    await page.goto(`${stage.url}/#/organisations/${told.operator}`);
    await done(page, 'Accredit it or one of its crews', { 'Number of the certificate': `A-${crew}-${depth}`,
      ...(crew ? { Crew: crew, Method: 'Detector', 'Relied upon to, cm': depth } : {}), 'Valid from': day(-100),
      'Valid to': day(300), 'Issued by': AUTHORITY });
  }

  test('A frozen order takes no report until a named authority lifts the freeze', async () => {
    const page = await open(`/tasks/${told.task}`);
    const report = { Day: day(-9), 'm² worked on': '1800', 'Hours of the crew': '6', People: '8' };
    await done(page, 'Hand in a daily report', report);
    await done(page, 'Report an accident or incident', { Number: `IN-${told.stamp}`, 'What happened': 'Near miss',
      Day: day(-8), 'Time, UTC': '09:30', What: 'Made up: a lane was entered too early' });
    await page.locator('.note.fault', { hasText: `IN-${told.stamp}` }).waitFor();
    assert.match(await refused(stage, page, 'Hand in a daily report', { ...report, Day: day(-7) }),
      new RegExp(`IN-${told.stamp}|suspended|stopped`));
    await keep(page, 'ground-5-frozen');
    await page.goto(`${stage.url}/#/hazards/${told.hazard}`);
    await page.locator('.note.fault', { hasText: 'until a named authority lifts it' }).waitFor();
    await keep(page, 'ground-6-hazard-frozen');
    await page.locator('.note.fault a').first().click();
    await done(page, 'Begin the investigation');
    await done(page, 'Conclude the investigation', { Findings: 'Made up', 'Corrective actions': 'Training' });
    await done(page, 'Lift the freeze', { 'In whose name': AUTHORITY, Day: day(-7) });
    await page.goto(`${stage.url}/#/tasks/${told.task}`);
    await done(page, 'Hand in a daily report', { ...report, Day: day(-6) });
    await page.context().close();
  });

  test('Many hazards are changed after a preview, and rows of a file pass the gates of the pages', async () => {
    const page = await open('/hazards/bulk');
    await page.locator('.chosen li').first().waitFor();
    for (const one of [0, 1, 2]) await page.locator('.chosen input').nth(one).check();
    await page.locator('select[name=field]').selectOption('terrain');
    const { form } = await send(page, 'Show what would change', { Terrain: 'Field' });
    await page.getByText('3 hazards would change. Nothing is written yet.').waitFor();
    assert.equal(await form.locator('.note[role=status]').count(), 0, 'nothing says that it was kept');
    await page.locator('.preview').scrollIntoViewIfNeeded();
    await keep(page, 'ground-11-bulk-preview');
    await page.getByRole('button', { name: 'Write all 3' }).click();
    await page.locator('.preview').waitFor({ state: 'detached' });
    const rows = (/** @type {string} */ ...lines) =>
      Buffer.from(['task,crew,day,method,m2,hours,persons', ...lines].join('\n'));
    const { record } = await stage.json(`/api/tasks/${told.task}`);
    const crew = (await stage.json(`/api/crews/${record.crews[0]}`)).record.name;
    const good = `TO-${told.stamp},${crew},${day(-7)},detector,200,6,8`;
    const look = async (/** @type {Buffer} */ buffer) => {
      const asked = await formOf(page, 'Check the rows');
      await asked.getByLabel(/^The rows are\s*\(required/).selectOption('daily-reports');
      await asked.getByLabel(/^File/).setInputFiles({ name: `days-${told.stamp}.csv`, mimeType: 'text/csv', buffer });
      await asked.getByLabel('Reason, for the journal').fill('the week on paper');
      await asked.locator('form > .buttons button').click();
    };
    await look(rows(good, `TO-${told.stamp},Nobody,${day(-7)},detector,200,6,8`));
    await page.locator('.faults tr', { hasText: 'Nothing is kept under this name' }).waitFor();
    await page.locator('.faults').scrollIntoViewIfNeeded();
    await keep(page, 'ground-12-import-refused');
    await look(rows(good));
    await page.getByText('1 rows read, 1 good, 0 refused.').waitFor();
    await page.getByRole('button', { name: 'Write 1 row' }).click();
    await page.getByText('1 added, 0 changed, 0 the same as before.').waitFor();
    await look(rows(good));
    await page.getByText('It would add 0, change 0 and leave 1 as they are.').waitFor();
    await page.context().close();
  });

  test('A photograph is kept with its ground, and the newest change of fields is taken back', async () => {
    const page = await open(`/hazards/${told.hazard}`);
    const { width, height } = { width: 240, height: 160 };
    const picture = await page.evaluate(([across, down]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: across, height: down });
      const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      pen.fillStyle = '#7a9a5a';
      pen.fillRect(0, 0, across, down);
      pen.fillStyle = '#c0461a';
      pen.fillRect(across / 2 - 4, down / 4, 8, down / 2);
      return canvas.toDataURL('image/png').split(',')[1];
    }, [width, height]);
    const asked = await formOf(page, 'Add a photograph or paper');
    await asked.getByLabel(/^File/).setInputFiles(
      { name: 'stake.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') });
    await done(page, 'Add a photograph or paper', { 'What it shows': 'A stake at TP1, made up', 'Taken on': day(-3) });
    const shown = page.getByAltText('A stake at TP1, made up');
    await shown.scrollIntoViewIfNeeded();
    assert.ok(await shown.evaluate((one) => /** @type {HTMLImageElement} */ (one).decode().then(() => true)));
    await keep(page, 'ground-13-photo');
    await page.locator('select[name=field]').selectOption('slope');
    await send(page, 'Show what would change', { Slope: '5 to 15' });
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.locator('.preview').waitFor({ state: 'detached' });
    await page.waitForTimeout(200);
    assert.ok((await stage.json(`/api/hazards/${told.hazard}`)).record.slope);
    await done(page, 'Take back the newest change of fields');
    assert.equal((await stage.json(`/api/hazards/${told.hazard}`)).record.slope, undefined);
    await page.locator('.timeline').scrollIntoViewIfNeeded();
    await keep(page, 'ground-14-story');
    await page.context().close();
  });

  const inspector = () => `Inspection ${told.stamp}`;

  test('Ground is cleared only with its own report, its depth and an accepted lot', async () => {
    const page = await open(`/tasks/${told.task}`);
    await done(page, 'Say that the work is done', { Day: day(-5) });
    assert.match(await refused(stage, page, 'Judge by the inspections'), /inspect/);
    await page.goto(`${stage.url}/#/hazards/${told.hazard}`);
    await page.locator('[data-act=report]').click();
    await done(page, 'Add a report', { Number: 'CL-1', 'Kind of report': 'Clearance report', Day: day(-5) });
    const release = { 'Released as': 'Cleared', 'By report': 'CL-1', 'Under order': `TO-${told.stamp}`, Day: day(-4) };
    await page.locator('[data-act=release-ground]').click();
    await page.locator('.perimeter .check input').check();
    assert.match(await refused(stage, page, 'Release ground', release), /needs the depth/);
    assert.match(await refused(stage, page, 'Release ground', { 'Depth, cm': '15' }), /asks for 20 cm/);
    assert.match(await refused(stage, page, 'Release ground', { 'Depth, cm': '20' }), /passed inspection/);
    await keep(page, 'ground-7-not-without-inspection');
    await page.goto(`${stage.url}/#/tasks/${told.task}`);
    await done(page, 'Plan the inspection of a lot', { 'Who inspects': inspector() });
    const { plan } = (await stage.json(`/api/tasks/${told.task}`)).file.inspections[0];
    assert.match(await refused(stage, page, 'Enter the result', { Inspector: 'I. Spector', Day: day(-4),
      [`Units inspected, of ${plan.sample}`]: '1', 'Depth, cm': '20' }), /sample|units/);
    await done(page, 'Enter the result', { [`Units inspected, of ${plan.sample}`]: String(plan.sample) });
    await done(page, 'Judge by the inspections');
    await page.goto(`${stage.url}/#/hazards/${told.hazard}`);
    await page.locator('[data-act=release-ground]').click();
    await page.locator('.perimeter .check input').check();
    await done(page, 'Release ground', { ...release, 'Depth, cm': '20', 'Inspection that passed': `TO-${told.stamp}` });
    await page.locator('.waterfall .cleared').waitFor();
    assert.match(await page.locator('.waterfall .remaining .figure').textContent() ?? '', /^0 m²/);
    await page.locator('.waterfall').scrollIntoViewIfNeeded();
    await keep(page, 'ground-8-released');
    await page.context().close();
  });

  test('Ground is handed over when nothing on its checklist is missing, and its certificate is opened', async () => {
    const page = await open(`/tasks/${told.task}`);
    await done(page, 'Enter a quality visit', { 'Who inspects': inspector(), Inspector: 'I. Spector', Day: day(-4),
      'What is not as it should be': 'marking', What: 'Stakes are missing', Severity: 'Critical',
      'The visit stops the work': true });
    const hand = { Day: day(0), 'Who takes the ground over': 'Village council' };
    const said = await refused(stage, page, 'Hand the ground over', hand);
    for (const lack of [/critical non-conformit/, /Work is stopped/, /0 turning points/, /states no cm/, /what risk/,
      /both sign/]) {
      assert.match(said, lack);
    }
    await page.locator('[data-checklist]').scrollIntoViewIfNeeded();
    await keep(page, 'ground-9-checklist');
    await done(page, 'Say that it is corrected', { 'What was done': 'New stakes', Day: day(-3) });
    await done(page, 'Close it for the inspectors', { 'In whose name': 'I. Spector', Day: day(-3) });
    await done(page, 'Lift this stop', { 'In whose name': AUTHORITY, Day: day(-3) });
    const report = { Number: `CC-${told.stamp}`, Day: day(-2), 'Depth, cm': '10', 'Turning points': 'TP1 35 51',
      'Remaining risk': 'Items below 20 cm may remain. Made up.' };
    const points = await (await formOf(page, 'Write the completion report')).getByLabel('Turning points').inputValue();
    assert.equal(points.trim().split('\n').length, 5, 'the surveyed points are offered');
    await done(page, 'Write the completion report', report);
    const lacking = await refused(stage, page, 'Hand the ground over', hand);
    assert.match(lacking, /1 turning points are recorded/);
    assert.match(lacking, /states 10 cm and the order asks for 20 cm/);
    await done(page, 'Write the completion report', { ...report, 'Depth, cm': '20', 'Turning points': points,
      'Women told': '4', 'Men told': '3' });
    await done(page, 'Sign', { For: 'Operator', 'In whose name': 'O. Perator', Day: day(-1) });
    await done(page, 'Sign', { For: 'Authority', 'In whose name': AUTHORITY, Day: day(-1) });
    await page.getByText('0 open').waitFor();
    await done(page, 'Hand the ground over', hand);
    await page.locator('.state-handed-over').waitFor();
    const address = await page.getByRole('link', { name: 'Open the certificate' }).getAttribute('href');
    const paper = Buffer.from(await (await fetch(`${stage.url}${address}`)).arrayBuffer());
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
    keepFile('ground-certificate.pdf', paper);
    await page.goto(`${stage.url}/#/hazards/${told.hazard}`);
    await page.locator('[data-act=release]').click();
    await done(page, 'All is released');
    await page.locator('[data-act=hand-over]').click();
    await done(page, 'Hand over');
    await page.locator('.tag.state-handed-over').waitFor();
    await keep(page, 'ground-10-handed-over');
    await page.context().close();
  });
}
