// Every sentence about the pages, told to one Furrow and one browser.
import { after, before, describe } from 'node:test';
import { Stage } from './browser.mjs';
import { access } from './sentences/access.mjs';
import { ground } from './sentences/ground.mjs';
import { connection } from './sentences/connection.mjs';
import { languages } from './sentences/languages.mjs';
import { ledger } from './sentences/ledger.mjs';
import { looks, silence } from './sentences/looks.mjs';
import { memorials } from './sentences/memorials.mjs';
import { plan } from './sentences/plan.mjs';
import { reach } from './sentences/reach.mjs';
import { sources } from './sentences/sources.mjs';
import { wishes } from './sentences/wishes.mjs';

const stage = new Stage();

describe('The pages', { timeout: 1_200_000 }, () => {
  before(() => stage.start(), { timeout: 180_000 });
  after(() => stage.stop());
  looks(stage);
  plan(stage);
  sources(stage);
  ledger(stage);
  ground(stage);
  memorials(stage);
  reach(stage);
  connection(stage);
  languages(stage);
  access(stage);
  wishes(stage);
  silence(stage);
});
