// Starts what the sentences need: Furrow with the sample programme, and a real browser that may talk to it alone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const screens = join(root, 'artifacts', 'screens');
const READY_MS = 120_000;
const arguments_ = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** The browser to drive: named by the developer command, else where systems keep it. */
function findBrowser() {
  const usual = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);
  const places = [process.env.FURROW_BROWSER, ...usual];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('No browser: install chromium, or name one in FURROW_BROWSER.');
  return found;
}

/** @returns {Promise<number>} A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** @param {string} url */
async function ready(url) {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    try {
      const { currentPlan } = await (await fetch(`${url}/api/programme`)).json();
      const progress = await fetch(`${url}/api/progress`).then((answer) => answer.json()).catch(() => ({}));
      if (currentPlan && !progress.busy) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} was not ready after ${READY_MS / 1000} s.`);
}

/**
 * Ends a program as Ctrl-C does, and by force when it does not go.
 * @param {import('node:child_process').ChildProcess | null} program
 */
export async function end(program) {
  if (!program || program.exitCode !== null) return;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGINT');
  const late = setTimeout(() => program.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

/** Furrow as a person starts it: `furrow demo`, or what already runs at FURROW_URL. */
export class Stage {
  /** @type {import('playwright-core').Browser | null} */
  browser = null;

  /** @type {import('node:child_process').ChildProcess | null} */
  #furrow = null;

  #folder = '';

  #program = '';

  /** Addresses outside the server that any page asked for. */
  outside = /** @type {string[]} */ ([]);

  /** Errors that any page wrote to its console. */
  errors = /** @type {string[]} */ ([]);

  url = process.env.FURROW_URL ?? '';

  async start() {
    if (!this.url) await this.#startFurrow();
    await ready(this.url);
    this.browser = await chromium.launch({ executablePath: findBrowser(), args: arguments_ });
  }

  async #startFurrow() {
    const windows = process.platform === 'win32' ? '.exe' : '';
    const usual = join(root, 'src', 'Cli', 'bin', 'Release', 'net10.0', `furrow${windows}`);
    this.#program = process.env.FURROW_EXECUTABLE ?? usual;
    if (!existsSync(this.#program)) throw new Error(`${this.#program} is missing: build first, or set FURROW_URL.`);
    this.#folder = mkdtempSync(join(tmpdir(), 'furrow-browser-'));
    this.url = `http://127.0.0.1:${await freePort()}`;
    const words = ['demo', '--no-browser', '--urls', this.url, '--store', this.#store];
    this.#furrow = spawn(this.#program, words, { stdio: 'inherit' });
  }

  get #store() {
    return join(this.#folder, 'demo.gpkg');
  }

  /** The program that serves, or an empty word where the store belongs to somebody else. */
  get program() {
    return this.#program;
  }

  /**
   * Reads one more statement into the store, so that its claims wait for a person.
   * @param {string} text
   * @returns {boolean} False where the store belongs to somebody else.
   */
  readStatement(text) {
    if (!this.#program) return false;
    const file = join(this.#folder, 'statement.txt');
    writeFileSync(file, text);
    const { status } = spawnSync(this.#program, ['read', file, '--store', this.#store], { stdio: 'inherit' });
    return status === 0;
  }

  async stop() {
    await this.browser?.close();
    await end(this.#furrow);
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * A fresh page at an address of ours, with the map drawn.
   * @param {string} [address] After the `#`.
   * @param {import('playwright-core').BrowserContextOptions & {map?: boolean}} [options]
   */
  async open(address = '/', { map = true, ...options } = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'UTC', serviceWorkers: 'block', ...options,
    });
    context.on('request', (request) => {
      const at = request.url();
      if (!at.startsWith(`${this.url}/`) && !/^(data|blob):/.test(at)) this.outside.push(at);
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    if (!map) {
      await page.addInitScript(() => {
        const usual = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return kind.startsWith('webgl') ? null : usual.call(this, kind, ...rest);
        };
      });
    }
    await page.goto(`${this.url}/#${address}`);
    await page.waitForSelector(map ? 'furrow-map[ready]' : 'furrow-panel h2', { timeout: 60_000 });
    return page;
  }

  /** @param {string} path */
  async json(path) {
    return (await fetch(`${this.url}${path}`)).json();
  }
}

/**
 * Keeps a picture of a page below `artifacts/screens`.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function keep(page, name) {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`) });
}

/**
 * Keeps a file below `artifacts/screens`, to be looked at beside the pictures.
 * @param {string} name
 * @param {Buffer} bytes
 */
export function keepFile(name, bytes) {
  mkdirSync(screens, { recursive: true });
  writeFileSync(join(screens, name), bytes);
}

/**
 * The week that the slider stands on, set as a hand would set it.
 * @param {import('playwright-core').Page} page
 * @param {number} week
 */
export async function slideTo(page, week) {
  await page.locator('.time-track input').evaluate((input, to) => {
    /** @type {HTMLInputElement} */ (input).value = String(to);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, week);
}

/**
 * How many hazards or assets the map shows in a phase: 0 waiting, 1 under way, 2 planned to be done.
 * @param {import('playwright-core').Page} page
 * @param {'hazards' | 'assets'} source
 * @param {number} phase
 */
export function onMap(page, source, phase) {
  return page.evaluate(([name, wanted]) => {
    const { map } = /** @type {any} */ (document.querySelector('furrow-map'));
    const ids = map.getSource(name)._data?.geojson?.features ?? map.getSource(name)._data.features;
    return ids.filter((feature) =>
      (map.getFeatureState({ source: name, id: feature.properties.id }).phase ?? 0) === wanted).length;
  }, /** @type {[string, number]} */ ([source, phase]));
}

/**
 * The four figures as they are shown, by their key.
 * @param {import('playwright-core').Page} page
 */
export function figures(page) {
  return page.locator('.strip [data-figure]').evaluateAll((all) => Object.fromEntries(all.map((one) =>
    [/** @type {HTMLElement} */ (one).dataset.figure, one.querySelector('dd')?.textContent?.trim()])));
}
