// Copies the few files of the npm libraries that the pages load into src/Server/Ui/lib, with their licences.
// Needs only Node and a node_modules made by `npm ci`; copies nothing that is already there and the same.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lib = join(root, 'src', 'Server', 'Ui', 'lib');

/** Where each file comes from, below node_modules, and where the import map of index.html looks for it. */
const files = {
  '@lit/reactive-element/reactive-element.js': 'lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/css-tag.js': 'lit/reactive-element/css-tag.js',
  'lit-element/lit-element.js': 'lit/lit-element/lit-element.js',
  'lit-html/lit-html.js': 'lit/lit-html/lit-html.js',
  'lit-html/is-server.js': 'lit/lit-html/is-server.js',
  'lit/index.js': 'lit/lit/index.js',
  'maplibre-gl/dist/maplibre-gl.mjs': 'maplibre-gl/maplibre-gl.mjs',
  'maplibre-gl/dist/maplibre-gl-worker.mjs': 'maplibre-gl/maplibre-gl-worker.mjs',
  'maplibre-gl/dist/maplibre-gl.css': 'maplibre-gl/maplibre-gl.css',
  'pmtiles/dist/esm/index.js': 'pmtiles/index.js',
  'fflate/esm/browser.js': 'fflate/browser.js',
  'qr/index.js': 'qr/index.js',
  'qr/decode.js': 'qr/decode.js',
  '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf': 'fonts/NotoSansKR-Regular.ttf',
  '@expo-google-fonts/noto-sans-kr/LICENSE_FONT': 'licences/noto-sans-kr.txt',
  'qr/LICENSE': 'licences/qr.txt',
  'lit/LICENSE': 'licences/lit.txt',
  'maplibre-gl/LICENSE.txt': 'licences/maplibre-gl.txt',
  'fflate/LICENSE': 'licences/fflate.txt',
};

const missing = Object.keys(files).filter((from) => !existsSync(join(modules, from)));
if (missing.length > 0) {
  console.error(`Missing below node_modules: ${missing.join(', ')}.\nRun "npm ci" in the repository's root first.`);
  process.exit(1);
}

let copied = 0;
for (const [from, to] of Object.entries(files)) {
  const source = join(modules, from);
  const target = join(lib, to);
  if (existsSync(target) && readFileSync(source).equals(readFileSync(target))) continue;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
  copied++;
}

const wanted = new Set(Object.values(files));
for (const entry of readdirSync(lib, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const name = path.slice(lib.length + 1).replaceAll('\\', '/');
  if (entry.isFile() && !wanted.has(name)) rmSync(path);
}
if (copied > 0) console.log(`Libraries of the pages: ${copied} files copied.`);
