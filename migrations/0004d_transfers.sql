-- Every transfer of personal data out of this node: one line each, written with what leaves (FX.5; UU 27/2022 Art. 56).
create schema transfers;
select platform.open_to_the_program('transfers');

-- Law as data: which law of which state asks for a ground, from when on. Read by people, changed by a migration.
create table transfers.law (
  state     text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  since     date not null,
  until     date,
  name      text not null,
  article   text not null,
  source    text not null,
  verified  boolean not null,
  primary key (state, since)
);
revoke insert, update, delete, truncate on transfers.law from suar_app, suar_system;
insert into transfers.law values
  ('ID', '2022-10-17', null, 'UU 27/2022', 'Art. 56', 'pasal.id', false);

-- What the data-protection officer found about a state: its law protects as well as ours, or something binds it.
create table transfers.ground (
  id        uuid primary key,
  state     text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  step      text not null check (step in ('Adequacy', 'Safeguards')),
  since     date not null,
  until     date constraint it_ends_after_it_begins check (until > since),
  rests_on  text not null check (length(rests_on) between 1 and 400),
  source    text not null check (length(source) between 1 and 400),
  officer   uuid not null,
  at        timestamptz not null,
  ended_at  timestamptz,
  ended_by  uuid
);
create index ground_by_state on transfers.ground (state, since);
revoke update, delete, truncate on transfers.ground from suar_app, suar_system;
grant update (until, ended_at, ended_by) on transfers.ground to suar_app;

create table transfers.transfer (
  id          uuid primary key,
  way         text not null check (way in ('Exchange', 'Letter', 'Network', 'ByHand')),
  recipient   text not null check (recipient ~ '^[A-Z]{2}$'),
  network     text,
  at          timestamptz not null,
  kind        text not null,
  step        text not null,
  thread      uuid,
  fields      text[],
  categories  text[] not null default '{}',
  persons     integer not null check (persons >= 0),
  purpose     text,
  tlp         text,
  pap         text,
  law         text,
  ground      text not null check (ground in ('Adequacy', 'Safeguards', 'Consent', 'None', 'NotNeeded', 'NotStated')),
  safeguards  jsonb not null default '[]',
  consents    uuid[] not null default '{}',
  officer     uuid,
  constraint who_is_told_of_is_told_on_a_ground check (persons = 0 or ground <> 'NotNeeded'),
  constraint what_is_not_stated_has_no_ground check ((fields is null) = (ground = 'NotStated'))
);
create index transfer_latest on transfers.transfer (at desc, id desc);
create index transfer_by_thread on transfers.transfer (thread) where thread is not null;
comment on table transfers.transfer is 'Ids, codes and names of fields, never what stood in them. Lines are added, never changed.';
comment on column transfers.transfer.id is 'The message or letter itself: one line each.';
comment on column transfers.transfer.recipient is 'ISO 3166-1; ZZ where what left does not say.';
comment on column transfers.transfer.fields is 'Null: left without saying what it carries, and written down by PostgreSQL.';
revoke update, delete, truncate on transfers.transfer from suar_app, suar_system;

-- Nothing leaves without its line, whatever code sends it. Deferred: the sender writes what it knows, and PostgreSQL the rest.
create function transfers.has_its_line() returns trigger language plpgsql security definer set search_path = '' as $$
declare line transfers.transfer;
begin
  -- Given back after a restore: its line is written with what is rebuilt from it.
  if exists (select from exchange.replay r where r.message = new.id and r.state = 'Waiting') then return null; end if;
  select * into line from transfers.transfer t where t.id = new.id;
  if not found then
    insert into transfers.transfer (id, way, recipient, at, kind, step, thread, persons, ground)
    values (new.id, 'Exchange', new.partner, new.issued_at, split_part(new.type, '@', 1), 'NotStated', new.thread, 0, 'NotStated');
  elsif (line.way, line.recipient) is distinct from ('Exchange', new.partner) then
    raise exception 'the line of a transfer names who receives it'
      using errcode = 'check_violation', schema = 'transfers', table = 'transfer', constraint = 'a_line_names_who_receives_it';
  end if;
  return null;
end $$;
-- The post office's own words, and the digests by which two books are compared, are about nobody.
create constraint trigger has_its_line after insert on exchange.message deferrable initially deferred
  for each row when (new.direction = 'out' and new.type not like 'exchange.%' and new.type not like 'requests.statement@%')
  execute function transfers.has_its_line();

-- Whoever rebuilds from what came back knows what it carried; where nobody did, PostgreSQL writes that nothing is stated.
create function transfers.what_came_back_has_its_line() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into transfers.transfer (id, way, recipient, at, kind, step, thread, persons, ground)
  select m.id, 'Exchange', m.partner, m.issued_at, split_part(m.type, '@', 1), 'NotStated', m.thread, 0, 'NotStated'
    from exchange.message m
   where m.id = new.message and m.type not like 'exchange.%' and m.type not like 'requests.statement@%'
  on conflict do nothing;
  return null;
end $$;
create constraint trigger what_came_back_has_its_line after update on exchange.replay deferrable initially deferred
  for each row when (new.state in ('Done', 'PutAway')) execute function transfers.what_came_back_has_its_line();

create function transfers.letter_has_its_line() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into transfers.transfer (id, way, recipient, at, kind, step, thread, persons, ground)
  values (new.id, 'Letter', 'ZZ', new.issued_at, new.kind, 'NotStated', new.subject, 0, 'NotStated')
  on conflict do nothing;
  return null;
end $$;
create constraint trigger has_its_line after insert on letters.letter deferrable initially deferred
  for each row execute function transfers.letter_has_its_line();

alter table transfers.transfer enable row level security;
create policy the_node_itself on transfers.transfer to suar_system using (true) with check (true);
create policy who_keeps_the_register on transfers.transfer for select to suar_app
  using ('transfers.read' = any ((select platform.rights())::text[]));
create policy whoever_sends on transfers.transfer for insert to suar_app with check (true);
