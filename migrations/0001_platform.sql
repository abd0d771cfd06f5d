-- The ground floor: what every slice stands on.  Roles own nothing; the migrating role owns all.
create schema platform;

create function platform.open_to_the_program(name text) returns void language plpgsql as $$
begin
  execute format('grant usage on schema %I to suar_app, suar_system', name);
  execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to suar_app, suar_system', name);
  execute format('alter default privileges in schema %I grant usage, select on sequences to suar_app, suar_system', name);
end $$;
comment on function platform.open_to_the_program is 'Called once after "create schema": the two program roles may use what is created in it from then on.';

select platform.open_to_the_program('platform');

-- Who is asking, as told for this transaction by platform/officer.ts.  Cheap, and constant within a statement.
create function platform.officer() returns uuid language sql stable parallel safe
  return nullif(current_setting('suar.officer', true), '')::uuid;
create function platform.agency() returns uuid language sql stable parallel safe
  return nullif(current_setting('suar.agency', true), '')::uuid;
create function platform.rights() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('suar.rights', true), ''), ',');

create table platform.ledger (
  id       uuid primary key,
  at       timestamptz not null,
  officer  uuid,
  action   text not null,
  subject  text not null,
  cases    uuid[],
  detail   jsonb not null default '{}',
  mark     bytea not null,
  tx       xid8 not null default pg_current_xact_id()
);
create index ledger_by_case on platform.ledger using gin (cases);
create index ledger_by_officer on platform.ledger (officer, id desc);
create index ledger_by_transaction on platform.ledger (tx);
comment on table platform.ledger is 'Who did or read what.  Rows are added, never changed.';
comment on column platform.ledger.mark is 'Keyed by the node: a row that somebody else put here does not carry it, and is never sealed.';
comment on column platform.ledger.tx is 'The writing transaction: by it the sealer finds what committed since it last looked (ids are not in commit order).';
revoke update, delete, truncate on platform.ledger from suar_app, suar_system;

-- The sealed ledger: the Merkle tree of RFC 6962 over the entries, in the order in which they were sealed.
create table platform.ledger_leaf (
  index    bigint primary key,
  entry    uuid not null constraint an_entry_is_sealed_once unique,
  hash     bytea not null
);
comment on table platform.ledger_leaf is 'Level 0 of the tree: the hash of each entry.';

create table platform.ledger_node (
  level    integer not null,
  index    bigint not null,
  hash     bytea not null,
  primary key (level, index)
);
comment on table platform.ledger_node is 'Level n of the tree: the hash of each whole tile of 256 hashes of level n-1 (C2SP tlog-tiles).';

create table platform.ledger_checkpoint (
  size     bigint primary key,
  at       timestamptz not null,
  note     text not null
);
comment on table platform.ledger_checkpoint is 'The signed head of the tree after each batch (C2SP tlog-checkpoint).';
revoke update, delete, truncate on platform.ledger_leaf, platform.ledger_node, platform.ledger_checkpoint from suar_app, suar_system;
revoke insert on platform.ledger_leaf, platform.ledger_node, platform.ledger_checkpoint from suar_app;

create table platform.outbox (
  id       bigint generated always as identity primary key,
  kind     text not null,
  payload  jsonb not null,
  at       timestamptz not null default now()
);
comment on table platform.outbox is 'News on its way up, written in the transaction in which it happened.';

create table platform.data_key (
  id       uuid primary key,
  wrapped  bytea not null,
  epoch    integer not null
);
comment on table platform.data_key is 'A key per case, report or file, wrapped by the node''s key.  Deleting a row erases what it sealed.';
