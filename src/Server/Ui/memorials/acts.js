/**
 * The acts of the register as tables: which fields each has, and what the server is sent.
 *
 * @typedef {{address: string, fields: import('./form.js').FormField[], shape?: (values: any) => any}} Act
 */

const terms = ['gift', 'loan', 'purchase', 'opinion', 'field-find'];
const kinds = ['complex', 'memorial', 'cemetery', 'grave', 'museum', 'monument-to-build'];
const states = ['planned', 'under-construction', 'kept', 'neglected', 'damaged', 'destroyed'];
const statuses = ['buried-identified', 'buried-unknown', 'commemorated-no-known-grave', 'missing'];
const wishes = ['not-asked', 'publish', 'do-not-publish'];
/** @type {import('./form.js').FormField[]} */
const evidence = [
  { name: 'source', needed: true },
  { name: 'grade', type: 'words', group: 'grade', needed: true,
    words: ['record', 'inscription', 'testimony', 'compilation', 'unverified'] },
];
const grades = ['good', 'fair', 'poor', 'unstable'];

/**
 * @param {{locations: any[], sites: any[]}} known
 * @returns {Record<string, Act>}
 */
export function registerActs({ locations, sites }) {
  const places = locations.map((one) => /** @type {[string, string]} */ ([one.id, `${one.code} ${one.title}`]));
  const museums = sites.filter((one) => one.kind === 'museum')
    .map((one) => /** @type {[string, string]} */ ([one.id, one.names[0].text]));
  return {
    enter: {
      address: '/api/memorials/enter',
      fields: [
        { name: 'title', needed: true }, { name: 'kind', needed: true }, { name: 'count', type: 'number', value: '1' },
        { name: 'description', type: 'long' }, { name: 'depositor', needed: true }, { name: 'contact' },
        { name: 'terms', type: 'words', group: 'terms', words: terms, needed: true },
        { name: 'termsText', type: 'long', needed: true }, { name: 'due', type: 'date' },
        { name: 'location', type: 'choice', choices: places, needed: true },
        { name: 'site', type: 'choice', choices: museums },
      ],
      shape: ({ title, kind, count, description, ...rest }) =>
        ({ ...rest, objects: [{ title, kind, count, description }] }),
    },
    locate: {
      address: '/api/memorials/locate',
      fields: [
        { name: 'code', needed: true }, { name: 'title', needed: true },
        { name: 'site', type: 'choice', choices: museums }, { name: 'onDisplay', type: 'yes' },
      ],
    },
    check: {
      address: '/api/memorials/check',
      fields: [{ name: 'location', type: 'choice', choices: places, needed: true }],
    },
    goal: {
      address: '/api/memorials/plan',
      fields: [
        { name: 'title', needed: true },
        { name: 'aspect', type: 'words', group: 'aspect', needed: true,
          words: ['description', 'measurements', 'picture', 'condition', 'rights', 'title', 'check'] },
        { name: 'responsible', needed: true }, { name: 'due', type: 'date', needed: true },
      ],
    },
    site: {
      address: '/api/memorials/site', fields: [{ name: 'localId', needed: true }, ...siteFields(null, sites)],
      shape: siteShape,
    },
    person: {
      address: '/api/memorials/person',
      fields: [
        { name: 'localId', needed: true }, { name: 'name', needed: true }, { name: 'language' },
        { name: 'status', type: 'words', group: 'personStatus', words: statuses, needed: true },
        { name: 'born' }, { name: 'died' }, { name: 'unit' }, { name: 'placeOfOrigin' },
        { name: 'namedAt', type: 'choice', choices: sites.map(nameOf) },
        ...evidence,
        { name: 'confidential', type: 'yes' },
        { name: 'wish', type: 'words', group: 'wish', words: wishes, needed: true, value: 'not-asked' },
      ],
      shape: ({ namedAt, ...values }) => ({ ...values, site: namedAt }),
    },
    find: {
      address: '/api/memorials/find',
      fields: [
        { name: 'localId', needed: true }, { name: 'foundBy', needed: true },
        { name: 'latitude', type: 'number', needed: true }, { name: 'longitude', type: 'number', needed: true },
        { name: 'context', type: 'long', needed: true }, { name: 'marking', needed: true },
        { name: 'photographsKeptBy' }, { name: 'ordnanceNear', type: 'yes' },
        { name: 'leftInPlace', type: 'yes', value: 'true' },
      ],
    },
  };
}

/**
 * What may happen to one object.
 * @param {any} card
 * @param {{locations: any[]}} known
 */
export function objectActs(card, { locations }) {
  const { record } = card;
  const at = `/api/memorials/objects/${record.id}`;
  const places = locations.map((one) => /** @type {[string, string]} */ ([one.id, `${one.code} ${one.title}`]));
  /** @type {Record<string, Act>} */
  const acts = {
    accession: {
      address: `${at}/accession`,
      fields: [
        { name: 'method', type: 'words', group: 'method', needed: true,
          words: ['gift', 'bequest', 'purchase', 'transfer', 'field-find'] },
        { name: 'from', needed: true }, { name: 'titleEvidence', needed: true }, { name: 'decidedBy', needed: true },
        { name: 'number' },
      ],
    },
    move: { address: `${at}/move`, fields: [{ name: 'location', type: 'choice', choices: places, needed: true }] },
    lend: {
      address: '/api/memorials/lend',
      fields: [
        { name: 'partner', needed: true }, { name: 'contact' }, { name: 'purpose', needed: true },
        { name: 'loanTerms', type: 'long' }, { name: 'due', type: 'date', needed: true },
      ],
      shape: ({ loanTerms, ...values }) => ({ ...values, terms: loanTerms, direction: 'out', objects: [record.id] }),
    },
    borrow: {
      address: '/api/memorials/lend',
      fields: [
        { name: 'partner', label: 'lender', needed: true }, { name: 'contact' }, { name: 'purpose', needed: true },
        { name: 'loanTerms', type: 'long' }, { name: 'due', type: 'date', needed: true },
      ],
      shape: ({ loanTerms, ...values }) => ({ ...values, terms: loanTerms, direction: 'in', objects: [record.id] }),
    },
    catalogue: {
      address: `${at}/catalogue`,
      fields: [
        { name: 'title', value: record.title }, { name: 'kind', value: record.kind },
        { name: 'made', value: record.made ?? '' }, { name: 'maker', value: record.maker ?? '' },
        { name: 'materials', value: record.materials ?? '' },
        { name: 'description', type: 'long', value: record.description ?? '' },
        { name: 'height', type: 'number' }, { name: 'width', type: 'number' },
        { name: 'rightsStatement', value: record.rights?.statement ?? '' },
        { name: 'rightsHolder', value: record.rights?.holder ?? '' },
        { name: 'credit', value: record.rights?.credit ?? '' },
        { name: 'shown', type: 'yes', value: String(record.shown) },
      ],
      shape: ({ height, width, ...values }) => ({
        ...values,
        ...(height || width ? { measurements: [
          ...(height ? [{ what: 'height', value: height, unit: 'cm' }] : []),
          ...(width ? [{ what: 'width', value: width, unit: 'cm' }] : [])] } : {}),
      }),
    },
    condition: {
      address: `${at}/condition`,
      fields: [{ name: 'grade', type: 'words', group: 'condition', words: grades, needed: true }, { name: 'note' }],
    },
    picture: {
      address: `${at}/picture`,
      fields: pictureFields,
    },
    exit: {
      address: `${at}/exit`,
      fields: [
        { name: 'method', type: 'words', group: 'exit', needed: true,
          words: ['returned', 'transferred', 'disposed', 'lost', 'destroyed'] },
        { name: 'to' }, { name: 'authorisedBy', needed: true },
      ],
    },
  };
  if (record.acquisition) for (const word of ['accession', 'borrow']) delete acts[word];
  if (!record.acquisition) delete acts.lend;
  if (card.whereabouts?.loan) for (const word of ['move', 'lend', 'borrow']) delete acts[word];
  return record.exit ? {} : acts;
}

/**
 * What may happen to one loan.
 * @param {any} card
 * @param {{locations: any[]}} known
 */
export function loanActs({ record, objects }, { locations }) {
  const at = `/api/memorials/loans/${record.id}`;
  const places = locations.map((one) => /** @type {[string, string]} */ ([one.id, `${one.code} ${one.title}`]));
  const out = objects.filter((/** @type {any} */ one) => record.outstanding.includes(one.record.id))
    .map((/** @type {any} */ one) => [one.record.id, `${one.record.number ?? one.record.localId} ${one.record.title}`]);
  /** @type {Record<string, Act>} */
  const acts = {};
  if (record.state === 'agreed') {
    acts.begin = { address: `${at}/begin`, fields: [] };
    acts.cancel = { address: `${at}/cancel`, fields: [] };
  }
  if (record.state === 'running') {
    if (record.direction === 'out') acts.return = { address: `${at}/return`, fields: [
      { name: 'object', type: 'choice', choices: out, needed: true },
      { name: 'location', type: 'choice', choices: places, needed: true }] };
    if (record.direction === 'in' && out.length) acts.giveBack = {
      address: `/api/memorials/objects/${out[0][0]}/exit`,
      fields: [{ name: 'authorisedBy', needed: true }],
      shape: (/** @type {any} */ values) => ({ ...values, method: 'returned', to: record.partner }),
    };
    acts.extend = { address: `${at}/extend`, fields: [{ name: 'due', type: 'date', needed: true }] };
  }
  return acts;
}

/**
 * What may happen to one person's record.
 * @param {any} record
 * @param {{sites: any[]}} known
 */
export function personActs(record, { sites }) {
  const at = `/api/memorials/people/${record.id}`;
  const places = sites.map(nameOf);
  /** @type {Record<string, Act>} */
  const acts = {
    fact: {
      address: `${at}/fact`,
      fields: [
        { name: 'kind', type: 'words', group: 'fact', needed: true,
          words: ['name', 'born', 'died', 'rank', 'unit', 'place-of-origin', 'status', 'remark'] },
        { name: 'value', needed: true }, { name: 'language' }, ...evidence, { name: 'confidential', type: 'yes' },
      ],
    },
    wish: {
      address: `${at}/wish`,
      fields: [{ name: 'wish', type: 'words', group: 'wish', words: wishes, needed: true, value: record.wish }],
    },
    grave: {
      address: `${at}/grave`,
      fields: [
        { name: 'site', label: 'cemetery', type: 'choice', choices: places, needed: true,
          value: record.grave?.site ?? '' },
        { name: 'plot', value: record.grave?.plot ?? '' }, { name: 'row', value: record.grave?.row ?? '' },
        { name: 'number', label: 'graveNumber', value: record.grave?.number ?? '' },
        { name: 'latitude', type: 'number' }, { name: 'longitude', type: 'number' }, ...evidence,
      ],
    },
    named: {
      address: `${at}/named`,
      fields: [{ name: 'site', label: 'memorial', type: 'choice', choices: places, needed: true }],
    },
    alike: { address: `${at}/alike`, fields: [{ name: 'other', needed: true }] },
  };
  return acts;
}

/** @param {any} site @returns {[string, string]} */
const nameOf = (site) => [site.id, `${site.localId} ${site.names[0].text}`];

/**
 * Fields of a site; those of a new one when there is none.
 * @param {any} record
 * @param {any[]} sites
 * @returns {import('./form.js').FormField[]}
 */
function siteFields(record, sites) {
  const needed = !record;
  const drawn = record && record.shape.type !== 'Point';
  /** @type {import('./form.js').FormField[]} */
  const point = drawn ? [] : [
    { name: 'latitude', type: 'number', needed, value: record ? String(record.shape.coordinates[1]) : '' },
    { name: 'longitude', type: 'number', needed, value: record ? String(record.shape.coordinates[0]) : '' },
  ];
  return [
    { name: 'kind', label: 'siteKind', type: 'words', group: 'siteKind', words: kinds, needed: true,
      value: record?.kind },
    { name: 'state', type: 'words', group: 'siteState', words: states, needed: true, value: record?.state },
    { name: 'names', type: 'rows', columns: ['language', 'text'], rows: record?.names ?? [] },
    { name: 'complex', type: 'choice', value: record?.complex,
      choices: sites.filter((one) => one.kind === 'complex' && one.id !== record?.id).map(nameOf) },
    ...point,
    { name: 'custodian', value: record?.custodian ?? '' },
    { name: 'story', type: 'long', value: record?.story ?? '' },
    { name: 'inscriptions', type: 'rows', columns: ['language', 'text', 'transliteration', 'translation'],
      rows: record?.inscriptions ?? [] },
    { name: 'works', label: 'worksOf', type: 'long', value: (record?.works ?? []).join('\n') },
    { name: 'commitments', label: 'commitmentsOf', type: 'long', value: (record?.commitments ?? []).join('\n') },
    { name: 'scheme', value: record?.scheme ?? '' },
  ];
}

/** @param {any} values What was typed; works and commitments as identities or addresses, one a line. */
function siteShape({ works = '', commitments = '', ...values }) {
  const identities = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean)
    .map((line) => line.split('/').at(-1));
  return { ...values, standsAlone: !values.complex, works: identities(works), commitments: identities(commitments) };
}

/**
 * What may happen to one site.
 * @param {any} record
 * @param {{sites: any[]}} known
 */
export function siteActs(record, { sites }) {
  const at = `/api/memorials/sites/${record.id}`;
  return {
    edit: { address: `${at}/edit`, fields: siteFields(record, sites), shape: siteShape },
    picture: { address: `${at}/picture`, fields: pictureFields },
  };
}

/** @type {import('./form.js').FormField[]} */
const pictureFields = [
  { name: 'file', type: 'file', needed: true }, { name: 'caption', needed: true }, { name: 'rightsStatement' },
  { name: 'rightsHolder' }, { name: 'credit' },
];

/** @param {string} id */
export function findActs(id) {
  const at = `/api/memorials/finds/${id}`;
  return {
    read: { address: `${at}/read`, fields: [] },
    notify: { address: `${at}/notify`, fields: /** @type {import('./form.js').FormField[]} */ ([
      { name: 'authority', needed: true }, { name: 'by', needed: true }, { name: 'how', needed: true }]) },
    handOver: { address: `${at}/hand-over`, fields: /** @type {import('./form.js').FormField[]} */ ([
      { name: 'from', needed: true }, { name: 'to', needed: true }, { name: 'what', needed: true },
      { name: 'receipt', needed: true }]) },
    release: { address: `${at}/release`, fields: /** @type {import('./form.js').FormField[]} */ ([
      { name: 'authority', needed: true }]) },
  };
}
