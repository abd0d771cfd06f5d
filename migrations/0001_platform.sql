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
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  officer  uuid,
  action   text not null,
  subject  text not null,
  cases    uuid[],
  detail   jsonb not null default '{}'
);
create index ledger_by_case on platform.ledger using gin (cases);
create index ledger_by_officer on platform.ledger (officer, id desc);
comment on table platform.ledger is 'Who did or read what.  Rows are added, never changed.';
revoke update, delete, truncate on platform.ledger from suar_app, suar_system;

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
