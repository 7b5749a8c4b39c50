// A Furrow of its own, with accounts, so that signing in does not lock the store that the other sentences share.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, freePort } from './browser.mjs';

/** Serves a sample of its own, in which somebody called `head` gives access. */
export class Guarded {
  url = '';

  /** Works once. */
  password = '';

  /** @type {import('node:child_process').ChildProcess | null} */
  #furrow = null;

  #folder = '';

  /** @param {import('./browser.mjs').Stage} stage */
  constructor(stage) {
    this.stage = stage;
  }

  async start() {
    this.#folder = mkdtempSync(join(tmpdir(), 'furrow-guarded-'));
    this.#run('sample');
    this.#run('plan', '--seconds', '1', '--adopt');
    const said = this.#run('account', 'add', 'head', '--title', 'The head', '--role', 'administrator', '--ceiling',
      'severe');
    this.password = /password (\S+);/.exec(said)?.[1] ?? '';
    this.url = `http://127.0.0.1:${await freePort()}`;
    const words = ['serve', '--store', this.#store, '--urls', this.url];
    this.#furrow = spawn(this.stage.program, words, { stdio: 'inherit' });
    for (let i = 0; i < 240; i++) {
      if (await fetch(`${this.url}/api/me`).then(({ ok }) => ok, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`${this.url} does not answer.`);
  }

  get #store() {
    return join(this.#folder, 'guarded.gpkg');
  }

  /** @param {string[]} words */
  #run(...words) {
    const { status, stdout } = spawnSync(this.stage.program, [...words, '--store', this.#store], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`furrow ${words.join(' ')} ended with ${status}.`);
    return stdout;
  }

  /**
   * A page of somebody who has not signed in.
   * @param {string} address
   * @param {import('playwright-core').BrowserContextOptions} [options]
   */
  async open(address, options = {}) {
    const context = await this.stage.browser.newContext({
      viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.stage.errors.push(error.stack ?? error.message));
    await page.goto(`${this.url}${address}`);
    return page;
  }

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} name
   * @param {string} password
   * @param {string} [chosen] Instead of a password that works once.
   */
  async signIn(page, name, password, chosen) {
    await page.getByLabel('Name to sign in with').first().fill(name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    if (!chosen) return;
    await page.getByLabel('A password of your own').fill(chosen);
    await page.getByLabel('The same again').fill(chosen);
    await page.getByRole('button', { name: 'Keep it and sign in' }).click();
  }

  /**
   * The account of somebody who has signed in.
   * @param {string} name
   * @param {string} password
   * @param {import('playwright-core').BrowserContextOptions} [options]
   */
  async entered(name, password, options = {}) {
    const page = await this.open('/account.html', options);
    await this.signIn(page, name, password);
    await page.locator('#you').waitFor();
    return page;
  }

  async stop() {
    await end(this.#furrow);
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }
}
