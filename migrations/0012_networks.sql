-- Entries for police networks, prepared here and carried there by a person; and operations with their targets.
create schema networks;
select platform.open_to_the_program('networks');

create table networks.entry (
  id              uuid primary key,
  case_id         uuid not null references casework.case_file,
  person          uuid references casework.person,
  form            text not null,
  network         text not null,
  status          text not null default 'Draft' check (status in ('Draft', 'Filed', 'Withdrawn')),
  fields          bytea,
  released        text[] not null default '{}',
  originator      text check (originator ~ '^[A-Z]{2}$'),
  originator_unit text references directory.authority,          -- whose yes is asked for, as the directory has it
  originator_yes  bytea,
  reference       bytea,
  agency          uuid not null,
  prepared_by     uuid not null,
  post            text not null,
  prepared_at     timestamptz not null,
  changed_at      timestamptz not null,
  filed_at        timestamptz,
  filed_by        uuid,
  version         integer not null default 1,
  taken_back_at   timestamptz,
  constraint a_filed_entry_has_its_reference check (status <> 'Filed' or (reference is not null and filed_at is not null and filed_by is not null))
);
create index entry_by_case on networks.entry (case_id, prepared_at, id);
create index entry_by_time on networks.entry (prepared_at desc, id desc);
create index entry_by_person on networks.entry (person) where person is not null;
comment on table networks.entry is 'An entry in the form of a police network. Nothing here is ever sent by the program; "reference" is the number that the network gave back.';
comment on column networks.entry.taken_back_at is 'When the person took back the yes on which it named her: nothing of her is kept in it from then on.';
comment on column networks.entry.released is 'The fields that a person chose to give away, beyond those that name nobody.';
revoke delete, truncate on networks.entry from suar_app, suar_system;

-- Gate G8: a missing person is not sought through a family that may have sold her.
create function networks.gate_eight() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if assistance.family_is_involved(new.case_id) then
    raise exception 'G8: the family may be involved in the recruitment'
      using errcode = 'check_violation', schema = 'networks', table = 'entry', constraint = 'no_tracing_through_a_family_involved';
  end if;
  return new;
end $$;
create trigger gate_eight before insert or update of status, form on networks.entry for each row
  when (new.form = 'INTERPOL-Yellow' and new.status = 'Filed') execute function networks.gate_eight();

create table networks.operation (
  id          uuid primary key,
  agency      uuid not null,
  network     text not null,
  status      text not null default 'Planned' check (status in ('Planned', 'Running', 'Done', 'CalledOff')),
  from_day    date not null,
  until_day   date not null,
  states      text[] not null,
  contact     text not null,
  sealed      bytea not null,
  made_by     uuid not null,
  made_at     timestamptz not null,
  version     integer not null default 1,
  constraint an_operation_ends_after_it_begins check (until_day >= from_day)
);
create index operation_by_agency on networks.operation (agency, from_day desc, id desc);
comment on column networks.operation.contact is 'The post to call, never a person''s name: another agency reads it when a target is the same.';

create table networks.target (
  id         uuid primary key,
  operation  uuid not null references networks.operation,
  kind       text not null check (kind in ('Phone', 'Account', 'Wallet', 'Address', 'Site', 'Vehicle', 'Person')),
  value      bytea not null,
  added_at   timestamptz not null
);
create table networks.target_token (
  target     uuid not null references networks.target,
  operation  uuid not null references networks.operation,
  kind       text not null,
  token      bytea not null,
  primary key (target, token),
  constraint a_target_once unique (operation, kind, token)
);
create index target_by_token on networks.target_token (kind, token);
comment on table networks.target_token is 'Keyed by the node: equal for equal targets, and nothing can be read from it. One a target, and two while a rotation goes on.';

do $$ declare name text; begin
  foreach name in array array['entry', 'operation', 'target', 'target_token'] loop
    execute format('alter table networks.%I enable row level security', name);
    execute format('create policy the_node_itself on networks.%I to suar_system using (true) with check (true)', name);
  end loop;
end $$;
create policy investigators on networks.entry to suar_app
  using ('compartment.investigation' = any ((select platform.rights())::text[])
    and exists (select from casework.agency_case a where a.case_id = entry.case_id and 'investigation' = any (a.compartments)))
  with check ('compartment.investigation' = any ((select platform.rights())::text[])
    and exists (select from casework.agency_case a where a.case_id = entry.case_id and 'investigation' = any (a.compartments)));
create policy my_agency on networks.operation to suar_app
  using (agency = (select platform.agency())) with check (agency = (select platform.agency()));
create policy with_the_operation on networks.target to suar_app
  using (exists (select from networks.operation o where o.id = target.operation))
  with check (exists (select from networks.operation o where o.id = target.operation));

create policy with_the_operation on networks.target_token to suar_app
  using (exists (select from networks.operation o where o.id = target_token.operation))
  with check (exists (select from networks.operation o where o.id = target_token.operation));

-- Whose operation touches the same target, or another agency's on the same days in the same state: who to call and when,
-- and nothing else of the other operation.
create function networks.clashes(the_operation uuid)
returns table (kind text, target uuid, agency uuid, contact text, from_day date, until_day date)
language sql stable security definer set search_path = '' as $$
  select distinct own.kind, own.target, other.agency, other.contact, other.from_day, other.until_day
    from networks.operation mine
    join networks.target_token own on own.operation = mine.id
    join networks.target_token theirs on theirs.kind = own.kind and theirs.token = own.token and theirs.operation <> mine.id
    join networks.operation other on other.id = theirs.operation
   where mine.id = the_operation and mine.agency = platform.agency()
     and mine.status in ('Planned', 'Running') and other.status in ('Planned', 'Running')
     and other.from_day <= mine.until_day + 14 and other.until_day >= mine.from_day - 14
  union
  select 'Date', null, other.agency, other.contact, other.from_day, other.until_day
    from networks.operation mine
    join networks.operation other on other.agency <> mine.agency and other.states && mine.states
     and other.from_day <= mine.until_day and other.until_day >= mine.from_day
   where mine.id = the_operation and mine.agency = platform.agency()
     and mine.status in ('Planned', 'Running') and other.status in ('Planned', 'Running')
$$;

-- Whether a person who is protected may be named to police. Answers for people whose protection the asking officer may not
-- see, and holds the answer until the transaction ends.
create function networks.may_be_named(the_person uuid, recipient text, groups text[])
returns text language plpgsql security definer set search_path = '' as $$
declare stands text;
begin
  if not exists (select from casework.person_role r where r.person = the_person and r.until is null
                  and r.role in ('PersonWithIndicators', 'PresumedVictim', 'IdentifiedVictim')) then return 'Free'; end if;
  if requests.took_it_back(the_person, 'ShareWithLawEnforcement') then return 'Refused'; end if;
  stands := assistance.hold_consent(the_person, 'ShareWithLawEnforcement', recipient, groups);
  return case when assistance.opens(stands) then 'Consented' when stands = 'NotAsked' then 'NotAsked' else 'Refused' end;
end $$;

-- Entries about her that name her to a network with her yes to police.
create function networks.rests_on(the_person uuid, the_purpose text)
returns table (entry uuid, recipient text, status text, at timestamptz) language sql stable set search_path = '' as $$
  select e.id, 'network:' || e.network, e.status, coalesce(e.filed_at, e.prepared_at) from networks.entry e
   where e.person = the_person and the_purpose = 'ShareWithLawEnforcement' and e.status in ('Draft', 'Filed') and e.taken_back_at is null
$$;

-- She takes it back: what was prepared about her is erased here at once, and what was filed is to be taken out of the
-- network by the hand that brought it there.
create function networks.let_go() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record; moment constant timestamptz := casework.moment();
begin
  if new.purpose <> 'ShareWithLawEnforcement' or new.expired_at is not null then return null; end if;
  for r in select * from networks.rests_on(new.person, new.purpose) loop
    if networks.may_be_named(new.person, r.recipient, '{}') in ('Free', 'Consented') then continue; end if;
    update networks.entry e set fields = null, released = '{}', changed_at = moment, version = version + 1, taken_back_at = moment,
           status = case e.status when 'Draft' then 'Withdrawn' else e.status end
      where e.id = r.entry;
    if r.status = 'Filed' then
      insert into assistance.receiver (id, consent, person, purpose, case_id, slice, kind, subject, recipient, told_at, due, compartment)
        values (r.entry, new.consent, new.person, new.purpose, new.case_id, 'networks', 'Entry', r.entry, r.recipient, moment, moment + interval '24 hours', 'investigation')
      on conflict do nothing;
    end if;
  end loop;
  return null;
end $$;
create trigger networks_let_go after insert or update on assistance.standing for each row execute function networks.let_go();

-- Whoever filed it has taken it out of the network: that is what is waited for.
create function networks.taken_out() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update assistance.receiver r set acknowledged_at = new.changed_at where r.id = new.id and r.acknowledged_at is null;
  return null;
end $$;
create trigger taken_out after update of status on networks.entry for each row
  when (new.status = 'Withdrawn' and old.status = 'Filed' and new.taken_back_at is not null) execute function networks.taken_out();
