// A viewer of IIIF that others made, fetched once and checked by its hash: one file, without the two hundred packages
// that it was built from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './browser.mjs';

const NAME = 'mirador';
const VERSION = '4.0.0';
const HASH = 'uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==';

/** @returns {string} The viewer's script. */
export function viewer() {
  const folder = join(root, 'artifacts', 'viewer');
  const file = join(folder, `${NAME}-${VERSION}.tgz`);
  mkdirSync(folder, { recursive: true });
  const inside = join('package', 'dist', 'mirador.min.js');
  if (!existsSync(join(folder, inside))) {
    run('npm', ['pack', `${NAME}@${VERSION}`, '--silent', '--pack-destination', folder], folder);
    const hash = createHash('sha512').update(readFileSync(file)).digest('base64');
    if (hash !== HASH) throw new Error(`${file} is not the viewer that was checked: ${hash}.`);
    run('tar', ['-xzf', file, inside], folder);
  }
  return readFileSync(join(folder, inside), 'utf8');
}

/** @param {string} program @param {string[]} words @param {string} cwd */
function run(program, words, cwd) {
  const { status, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${stderr}`);
}
