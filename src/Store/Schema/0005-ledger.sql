alter table document add column retrieved_on DATE;
alter table document add column keeping TEXT not null default 'whole';
alter table document add column sketch TEXT;

create table document_key (
    document TEXT not null,
    search_key TEXT not null,
    primary key (document, search_key)
);

create index document_key_search on document_key (search_key, document);

alter table commitment add column thing TEXT not null default '';
alter table commitment add column figures TEXT not null default '[]';
alter table commitment add column aggregate BOOLEAN not null default false;
alter table commitment add column before_denial TEXT;
alter table commitment add column conditions TEXT not null default '[]';
alter table commitment add column said_on DATE;
alter table commitment add column agreed_on DATE;
alter table commitment add column due_on DATE;
alter table commitment add column arrival_reported BOOLEAN not null default false;
alter table commitment add column grade TEXT not null default 'F6';

create table statement (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    commitment TEXT not null,
    claim TEXT not null,
    document TEXT not null,
    quote TEXT not null,
    quote_start INTEGER not null,
    quote_end INTEGER not null,
    quote_before TEXT not null,
    quote_after TEXT not null,
    direct BOOLEAN not null,
    part TEXT not null,
    said_on DATE,
    outlet TEXT,
    agencies TEXT not null,
    speaker TEXT,
    pledgers TEXT not null,
    recipients TEXT not null,
    thing TEXT not null,
    category TEXT not null,
    amount_text TEXT,
    amount TEXT,
    place TEXT,
    modality TEXT not null,
    date_text TEXT,
    due_on DATE,
    condition TEXT,
    aggregate BOOLEAN not null,
    grade TEXT not null,
    standing BOOLEAN not null,
    decided_by TEXT not null,
    decided_at TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create index statement_commitment on statement (commitment, uuid);
create index statement_document on statement (document);

create table delivery (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    title TEXT not null,
    givers TEXT not null,
    recipients TEXT not null,
    category TEXT not null,
    amount_text TEXT,
    amount TEXT,
    place TEXT,
    arrived_on DATE,
    evidence TEXT not null,
    shown_by TEXT not null,
    standing BOOLEAN not null,
    decided_by TEXT not null,
    source TEXT not null,
    source_key TEXT,
    illustrative BOOLEAN not null,
    attribution TEXT
);

create table delivery_match (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    delivery TEXT not null,
    commitment TEXT not null,
    quantity TEXT,
    arrived_on DATE,
    standing BOOLEAN not null,
    decided_by TEXT not null,
    decided_at TEXT not null
);

create index delivery_match_delivery on delivery_match (delivery, uuid);
create index delivery_match_commitment on delivery_match (commitment, uuid);

create table claim_link (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    from_claim TEXT not null,
    to_claim TEXT not null,
    kind TEXT not null,
    reasons TEXT not null,
    weight REAL not null,
    state TEXT not null
);

create index claim_link_from on claim_link (from_claim, uuid);
create index claim_link_to on claim_link (to_claim, uuid);

create table decision (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    subject TEXT not null,
    number INTEGER not null,
    action TEXT not null,
    slot TEXT,
    old_value TEXT,
    new_value TEXT,
    reverses TEXT,
    actor TEXT not null,
    at TEXT not null,
    why TEXT not null,
    unique (subject, number)
);

create table exchange_rate (
    fid INTEGER primary key autoincrement not null,
    uuid TEXT not null unique,
    from_currency TEXT not null,
    to_currency TEXT not null,
    rate TEXT not null,
    held_on DATE not null,
    authority TEXT not null
);

insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values
    ('statement', 'attributes', 'Statements', 'Quoted sentences that people let stand', null),
    ('delivery', 'attributes', 'Deliveries', 'What arrived, by evidence', null),
    ('delivery_match', 'attributes', 'Matches', 'Which part of what arrived keeps which promise', null),
    ('claim_link', 'attributes', 'Links', 'How claims relate to earlier ones', null),
    ('decision', 'attributes', 'Decisions', 'What people decided about claims, links and matches', null),
    ('exchange_rate', 'attributes', 'Rates of exchange', 'What a currency was worth on a day, by whom', null);

update furrow_schema set version = 5;
