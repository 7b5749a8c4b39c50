import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Guarded } from '../guarded.mjs';
import { keep } from '../browser.mjs';
import { serious } from './reach.mjs';

const chosen = 'four words in a row';

/** @param {import('../browser.mjs').Stage} stage */
export function access(stage) {
  describe('Who signs in', () => {
    const guarded = new Guarded(stage);
    before(() => guarded.start(), { timeout: 120_000 });
    after(() => guarded.stop());

    test('The first who chooses a password closes the doors behind them', async () => {
      const page = await guarded.open('/account.html');
      await page.getByText('whoever sits at this machine may do everything').first().waitFor();
      await keep(page, 'sign-in');
      assert.deepEqual(await serious(page, stage), []);
      const dark = await guarded.open('/account.html', { colorScheme: 'dark' });
      await dark.getByText('whoever sits at this machine may do everything').first().waitFor();
      await keep(dark, 'sign-in-dark');
      assert.deepEqual(await serious(dark, stage), []);
      await dark.context().close();
      await page.getByLabel('Name to sign in with').first().fill('head');
      await page.getByLabel('Password', { exact: true }).fill(guarded.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByLabel('A password of your own').fill('short');
      await page.getByLabel('The same again').fill('short');
      await page.getByRole('button', { name: 'Keep it and sign in' }).click();
      await page.getByText('this one has 5').waitFor();
      await keep(page, 'choose-password');
      await page.getByLabel('A password of your own').fill(chosen);
      await page.getByLabel('The same again').fill(chosen);
      await page.getByRole('button', { name: 'Keep it and sign in' }).click();
      await page.locator('#you').waitFor();
      const other = await guarded.open('/');
      await other.getByText('You see what is published.').waitFor();
      await page.context().close();
      await other.context().close();
    });

    test('Signing in leads back to where somebody was, and signing out to what is published', async () => {
      const page = await guarded.open('/#/hazards');
      await page.getByRole('link', { name: 'Sign in', exact: true }).click();
      await guarded.signIn(page, 'head', chosen);
      await page.waitForURL(/\/#\/hazards$/);
      await page.waitForSelector('.panel .rows a');
      await page.locator('furrow-who a').click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('You see what is published.').waitFor();
      for (const address of ['/register.html', '/memorials.html']) {
        await page.goto(`${guarded.url}${address}`);
        const to = await page.locator('furrow-who a').getAttribute('href');
        assert.equal(to, `/account.html?to=${encodeURIComponent(address)}`);
      }
      await page.goto(`${guarded.url}/account.html?to=${encodeURIComponent('//elsewhere.example/')}`);
      await guarded.signIn(page, 'head', chosen);
      await page.locator('#you').waitFor();
      assert.equal(new URL(page.url()).pathname, '/account.html', 'nobody is led elsewhere');
      await page.context().close();
    });

    test('Who gives access adds a person, whose password is shown once', async () => {
      const page = await guarded.entered('head', chosen);
      await page.locator('.a-add summary').click();
      await page.locator('.a-add').getByLabel('Name to sign in with').fill('b.lee');
      await page.locator('.a-add').getByLabel('How they are called').fill('B. Lee');
      await page.locator('.a-add').getByLabel('Role').selectOption('officer');
      await page.locator('.a-add').getByLabel('May see up to').selectOption('high');
      await page.locator('.a-add').getByLabel('Reason').fill('joins the region');
      await page.locator('.a-add').getByPlaceholder('Find a place').fill('Sudzh');
      await page.locator('.a-add .a-hits button').first().click();
      await page.locator('.a-add').getByRole('button', { name: 'Add somebody' }).click();
      const once = await page.locator('furrow-people .a-once code').textContent();
      assert.match(once ?? '', /^\w{4}(-\w{4}){4}$/);
      await page.getByText('B. Lee').waitFor();
      await keep(page, 'people');
      assert.deepEqual(await serious(page, stage), []);
      await page.reload();
      await page.getByText('B. Lee').waitFor();
      assert.equal(await page.locator('.a-once').count(), 0);
      const lee = await guarded.open('/account.html');
      await guarded.signIn(lee, 'b.lee', /** @type {string} */ (once), 'another four small words');
      await lee.getByText('Officer: decides').first().waitFor();
      assert.equal(await lee.locator('furrow-people').count(), 0, 'an officer gives no access');
      await page.getByRole('button', { name: 'Change b.lee' }).click();
      await page.locator('summary', { hasText: 'Sign them out everywhere' }).click();
      const act = page.locator('details', { hasText: 'Sign them out everywhere' });
      await act.getByLabel('Reason').fill('lost a telephone');
      await act.getByRole('button').click();
      await act.locator('[role="status"]').waitFor();
      await lee.reload();
      await lee.getByRole('button', { name: 'Sign in' }).waitFor();
      await page.context().close();
      await lee.context().close();
    });

    test('A decision about a work is proposed, stands and is overruled, and says who and why', async () => {
      const page = await guarded.entered('head', chosen);
      const work = (await page.evaluate(async () => (await (await fetch('/api/works?limit=1')).json()).items))[0];
      await page.goto(`${guarded.url}/#/works/${work.id}`);
      const decide = page.locator('furrow-rulings details', { hasText: 'Decide, or propose' });
      await decide.locator('summary').click();
      await decide.getByLabel('What is asked of the plan').selectOption('not-at-all');
      await decide.getByLabel('Reason').fill('the road is mined');
      await decide.getByRole('button').click();
      await page.locator('.rulings li.standing').waitFor();
      await decide.getByLabel('What is asked of the plan').selectOption('start-on');
      await decide.getByLabel('Day', { exact: false }).first().fill('2027-06-01');
      await decide.getByLabel('For which level').selectOption('programme');
      await decide.getByLabel('Reason').fill('the school waits');
      await decide.getByRole('button').click();
      await page.locator('.rulings li.overruled').waitFor();
      assert.match(await page.locator('.rulings li.overruled').textContent() ?? '',
        /Overruled by head for The programme.*the school waits/s);
      await page.locator('.rulings').scrollIntoViewIfNeeded();
      await keep(page, 'rulings');
      await page.getByRole('link', { name: 'All decisions about works' }).click();
      await page.getByRole('heading', { name: 'Standing' }).waitFor();
      assert.deepEqual(await serious(page, stage), []);
      await page.context().close();
    });

    test('A token is shown once, lets a program in and is revoked', async () => {
      const page = await guarded.entered('head', chosen, { viewport: { width: 390, height: 844 }, isMobile: true });
      await page.locator('furrow-tokens summary').click();
      await page.getByLabel('What it is for').fill('QGIS in the office');
      await page.locator('furrow-tokens').getByLabel('Reason').fill('maps');
      await page.locator('furrow-tokens').getByRole('button', { name: 'Make a token' }).click();
      const token = await page.locator('furrow-tokens .a-once code').textContent();
      await keep(page, 'account-phone');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `the page is ${wide} px wide`);
      const rows = async () => fetch(`${guarded.url}/api/hazards?limit=1`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal((await (await rows()).json()).items.length, 1);
      await page.locator('furrow-tokens .a-rows summary').click();
      const act = page.locator('furrow-tokens .a-rows details');
      await act.getByLabel('Reason').fill('no longer used');
      await act.getByRole('button').click();
      await page.getByText('No program has a token.').waitFor();
      assert.equal((await rows()).status, 401);
      await page.context().close();
    });
  });
}
