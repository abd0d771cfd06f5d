-- What a person needs, who gives it, how long she waits; the beds of shelters; the plan agreed with her (domain.md S13,
-- F11.4, F11.5, F13.1–F13.3, F13.6).  Help depends on no identification and on no cooperation: nothing here asks for either.

-- ---------------------------------------------------------------- kinds and clocks, as data
create table assistance.service_type (
  type         text primary key,
  place        integer not null unique,
  compartment  text not null check (compartment in ('protection', 'health', 'psychosocial')),
  source       text not null,
  verified     boolean not null
);
insert into assistance.service_type values
  ('PengaduanIdentifikasi', 1, 'protection', 'Permen PPPA 8/2021 (x_ServiceType)', true),
  ('RehabilitasiKesehatan', 2, 'health', 'Permen PPPA 8/2021 (x_ServiceType)', true),
  ('RehabilitasiSosial', 3, 'protection', 'Permen PPPA 8/2021 (x_ServiceType)', true),
  ('BantuanHukum', 4, 'protection', 'Permen PPPA 8/2021 (x_ServiceType)', true),
  ('Pemulangan', 5, 'protection', 'Permen PPPA 8/2021 (x_ServiceType)', true),
  ('ReintegrasiSosial', 6, 'protection', 'Permen PPPA 8/2021 (x_ServiceType)', true),
  ('Psychosocial', 7, 'psychosocial', 'Suar: the mental part of Permen PPPA 8/2021 health rehabilitation', false),
  ('Shelter', 8, 'protection', 'Suar: ACTIP 14(5), shelter', false),
  ('Education', 9, 'protection', 'HTCDS spl_Type', true),
  ('Financial', 10, 'protection', 'HTCDS spl_Type', true),
  ('Livelihood', 11, 'protection', 'HTCDS spl_Type', true),
  ('RightsBasedTraining', 12, 'protection', 'HTCDS spl_Type', true);

create table assistance.urgency_rule (
  urgency   text primary key,
  hours     integer not null check (hours > 0),
  source    text not null,
  verified  boolean not null
);
insert into assistance.urgency_rule values
  ('OneHour', 1, 'Primero service_response_timeframe', true),
  ('ThreeHours', 3, 'Primero service_response_timeframe', true),
  ('OneDay', 24, 'Primero service_response_timeframe', true),
  ('ThreeDays', 72, 'Primero service_response_timeframe', true);

-- ---------------------------------------------------------------- who helps
create table assistance.provider (
  id           uuid primary key,
  name         text not null check (char_length(name) between 2 and 200),
  district     text not null,
  types        text[] not null check (cardinality(types) > 0),
  serves       text[] not null check (cardinality(serves) > 0 and serves <@ array['Women', 'Men', 'Trans', 'Children', 'Families']),
  languages    text[] not null,
  remote       boolean not null,
  capacity     integer check (capacity >= 0),
  phone        text,
  verified_on  date,
  closed       boolean not null default false,
  changed_at   timestamptz not null,
  constraint one_provider_per_name_and_place unique (name, district)
);
comment on column assistance.provider.verified_on is 'When somebody last asked whether this is still true.';

-- ---------------------------------------------------------------- what she needs, and what was done
create table assistance.need (
  id           uuid primary key,
  person       uuid not null,
  case_id      uuid not null,
  type         text not null references assistance.service_type,
  urgency      text not null references assistance.urgency_rule,
  district     text not null,
  who          text not null constraint a_known_group check (who in ('Women', 'Men', 'Trans', 'Children', 'NotSaid')),
  due_at       timestamptz not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint needed_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index need_by_case on assistance.need (case_id, recorded_at);

create table assistance.service_step (
  need         uuid not null references assistance.need,
  number       integer not null,
  case_id      uuid not null,
  step         text not null constraint a_known_step check (step in ('Offered', 'Rejected', 'Agreed', 'Declined', 'Started', 'Ended', 'NoService')),
  provider     uuid references assistance.provider,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint one_step_at_a_time primary key (need, number),
  constraint an_offer_names_who_gives check (step not in ('Offered', 'Started') or provider is not null)
);
create index service_step_by_case on assistance.service_step (case_id);

-- Where a need stands: the last step, kept by a trigger; what the gap report and the lists read.
create table assistance.need_standing (
  need      uuid primary key references assistance.need,
  standing  text not null,
  provider  uuid
);
revoke insert, update, delete, truncate on assistance.need_standing from suar_app, suar_system;

create table assistance.service_note (
  id           uuid primary key,
  need         uuid not null references assistance.need,
  case_id      uuid not null,
  compartment  text not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null
);
create index service_note_by_case on assistance.service_note (case_id, recorded_at);
comment on table assistance.service_note is 'What those who treat her write; sealed to their profession by its compartment.';

create table assistance.transfer (
  id           uuid primary key,
  person       uuid not null,
  case_id      uuid not null,
  need         uuid references assistance.need,
  provider     uuid not null references assistance.provider,
  reason       text not null constraint a_known_reason check (reason in ('AdditionalServicesRequired', 'MigrationOrChangeOfLocation', 'Other')),
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint transferred_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index transfer_by_case on assistance.transfer (case_id, recorded_at);
create table assistance.transfer_answer (
  transfer     uuid constraint one_answer_a_transfer primary key references assistance.transfer,
  case_id      uuid not null,
  accepted     boolean not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null
);

-- ---------------------------------------------------------------- the plan agreed with her (HTCDS spl_)
create table assistance.support (
  plan         uuid not null,
  number       integer not null,
  person       uuid not null,
  case_id      uuid not null,
  state        text not null constraint a_known_state check (state in ('Draft', 'Agreed', 'Active', 'Reviewed', 'Ended')),
  types        text[] not null,
  planned_end  date,
  actual_end   date,
  review_due   timestamptz not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint nobody_wrote_in_between primary key (plan, number),
  constraint planned_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id),
  constraint an_ended_plan_has_its_day check ((state = 'Ended') = (actual_end is not null))
);
create index support_by_case on assistance.support (case_id, plan, number desc);

create function assistance.support_follows() returns trigger language plpgsql security definer set search_path = '' as $$
declare before record;
begin
  select s.state, s.person, s.case_id into before from assistance.support s where s.plan = new.plan order by s.number desc limit 1;
  if not found then
    if new.state = 'Draft' and new.number = 1 then return new; end if;
  elsif before.person = new.person and before.case_id = new.case_id and new.state = any (case before.state
      when 'Draft' then array['Draft', 'Agreed', 'Ended'] when 'Agreed' then array['Draft', 'Active', 'Ended']
      when 'Active' then array['Reviewed', 'Ended'] when 'Reviewed' then array['Draft', 'Active', 'Ended'] else '{}' end) then
    return new;
  end if;
  raise exception 'this does not follow'
    using errcode = 'check_violation', schema = 'assistance', table = 'support', constraint = 'a_plan_goes_its_way';
end $$;
create trigger a_plan_goes_its_way before insert on assistance.support for each row execute function assistance.support_follows();

-- ---------------------------------------------------------------- beds
create table assistance.bed (
  id         uuid primary key,
  provider   uuid not null references assistance.provider,
  name       text not null,
  meant_for  text not null constraint a_known_group check (meant_for in ('Women', 'Men', 'Trans', 'Families', 'Children')),
  closed     boolean not null default false,
  constraint one_bed_per_name unique (provider, name)
);
create table assistance.stay (
  id           uuid primary key,
  bed          uuid not null references assistance.bed,
  person       uuid not null,
  case_id      uuid not null,
  person_code  text not null,
  meant        boolean not null,
  since        timestamptz not null,
  until        timestamptz,
  content      bytea,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint stays_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id),
  constraint a_bed_not_meant_for_her_has_a_reason check (meant or content is not null),
  constraint a_stay_ends_after_it_begins check (until is null or until >= since)
);
create unique index one_person_a_bed on assistance.stay (bed) where until is null;
create unique index one_bed_a_person on assistance.stay (person) where until is null;
create index stay_by_case on assistance.stay (case_id);
comment on column assistance.stay.person_code is 'So that the board looks at the stay alone, whose policy is as narrow as that of the person.';
comment on column assistance.stay.content is 'Why in a bed that is not meant for her; sealed.';

-- Whom a bed is meant for is read from the person and the bed, whatever the program says; nobody sleeps in a closed one.
create function assistance.bed_is_meant() returns trigger language plpgsql security definer set search_path = '' as $$
declare b record; p record;
begin
  select meant_for, closed into strict b from assistance.bed where id = new.bed for share;
  select gender, age, code into strict p from casework.person where id = new.person;
  if b.closed then
    raise exception 'this bed is closed'
      using errcode = 'check_violation', schema = 'assistance', table = 'stay', constraint = 'nobody_sleeps_in_a_closed_bed';
  end if;
  new.person_code := p.code;
  new.meant := case b.meant_for
    when 'Families' then true
    when 'Children' then p.age is not null and p.age < 18
    when 'Women' then p.gender = 'Feminine' and coalesce(p.age, 18) >= 18
    when 'Men' then p.gender = 'Masculine' and coalesce(p.age, 18) >= 18
    else p.gender in ('TransgenderFeminine', 'TransgenderMasculine', 'NonConforming') end;
  return new;
end $$;
create trigger bed_is_meant before insert on assistance.stay for each row execute function assistance.bed_is_meant();
create function assistance.a_stay_stays() returns trigger language plpgsql as $$
begin
  if old.until is not null or to_jsonb(new) - 'until' is distinct from to_jsonb(old) - 'until' then
    raise exception 'a stay only ends' using errcode = 'check_violation', schema = 'assistance', table = 'stay', constraint = 'a_stay_only_ends';
  end if;
  return new;
end $$;
create trigger a_stay_only_ends before update on assistance.stay for each row execute function assistance.a_stay_stays();

create table assistance.restriction_rule (
  kind          text primary key,
  review_hours  integer not null check (review_hours > 0),
  source        text not null,
  verified      boolean not null
);
insert into assistance.restriction_rule values
  ('DoorLocked', 4, 'Suar''s own proposal; UN Trafficking Principles, guideline 6: no detention of trafficked persons in shelters', false),
  ('PhoneKept', 24, 'Suar''s own proposal', false),
  ('VisitRefused', 24, 'Suar''s own proposal', false),
  ('MovementRefused', 24, 'Suar''s own proposal; ASEAN freedom of movement, ACTIP 14(8)', false);
create table assistance.restriction (
  id           uuid primary key,
  stay         uuid not null references assistance.stay,
  person       uuid not null,
  case_id      uuid not null,
  kind         text not null references assistance.restriction_rule,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint restricted_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index restriction_by_case on assistance.restriction (case_id);
create table assistance.restriction_review (
  restriction  uuid not null references assistance.restriction,
  number       integer not null,
  case_id      uuid not null,
  ends         boolean not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint one_review_at_a_time primary key (restriction, number)
);
create index restriction_review_by_case on assistance.restriction_review (case_id);

-- ---------------------------------------------------------------- what follows from a row
create function assistance.need_is_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.need_standing values (new.id, 'Open', null);
  insert into assistance.due values ('Need', new.id, new.case_id, new.person, 'protection', new.due_at, new.urgency);
  return null;
end $$;
create trigger need_is_due after insert on assistance.need for each row execute function assistance.need_is_due();

-- She said no to services: nothing begins.  Her yes is not asked for again at every step; her no is heard at every one.
create function assistance.service_steps() returns trigger language plpgsql security definer set search_path = '' as $$
declare n record; answer text;
begin
  select * into strict n from assistance.need where id = new.need;
  new.case_id := n.case_id;
  if new.step = 'Started' then
    select s.state into answer from assistance.standing s where s.person = n.person and s.purpose = 'ReceiveServices' for share;
  end if;
  if answer in ('Refused', 'Withdrawn') then
    raise exception 'she said no to services'
      using errcode = 'check_violation', schema = 'assistance', table = 'service_step', constraint = 'nothing_begins_against_her_no';
  end if;
  return new;
end $$;
create trigger service_steps before insert on assistance.service_step for each row execute function assistance.service_steps();
create function assistance.need_stands() returns trigger language plpgsql security definer set search_path = '' as $$
declare n record;
begin
  select * into strict n from assistance.need where id = new.need;
  update assistance.need_standing set standing = new.step, provider = coalesce(new.provider, provider) where need = new.need;
  if new.step in ('Started', 'Ended', 'Declined', 'NoService') then
    delete from assistance.due where kind = 'Need' and subject = new.need;
  else -- offered, rejected or agreed: until it begins somebody waits, also after it was said that there is none
    insert into assistance.due
      select 'Need', n.id, n.case_id, n.person, 'protection',
             case when exists (select from assistance.service_step s where s.need = n.id and s.step = 'Started')
               then new.recorded_at + make_interval(hours => u.hours) else n.due_at end, n.urgency
        from assistance.urgency_rule u where u.urgency = n.urgency
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger need_stands after insert on assistance.service_step for each row execute function assistance.need_stands();

create function assistance.transfer_waits() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_table_name = 'transfer' then
    insert into assistance.due values ('Transfer', new.id, new.case_id, new.person, 'protection', new.recorded_at + interval '24 hours', null);
  else
    delete from assistance.due where kind = 'Transfer' and subject = new.transfer;
  end if;
  return null;
end $$;
create trigger transfer_waits after insert on assistance.transfer for each row execute function assistance.transfer_waits();
create trigger transfer_waits after insert on assistance.transfer_answer for each row execute function assistance.transfer_waits();

create function assistance.support_is_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'Ended' then
    delete from assistance.due where kind = 'SupportPlan' and subject = new.plan;
  else
    insert into assistance.due values ('SupportPlan', new.plan, new.case_id, new.person, 'protection', new.review_due, new.state)
    on conflict (kind, subject) do update set due_at = excluded.due_at, level = excluded.level;
  end if;
  return null;
end $$;
create trigger support_is_due after insert on assistance.support for each row execute function assistance.support_is_due();

create function assistance.restriction_is_due() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  if tg_table_name = 'restriction' then
    insert into assistance.due select 'Restriction', new.id, new.case_id, new.person, 'protection', new.recorded_at + make_interval(hours => u.review_hours), new.kind
      from assistance.restriction_rule u where u.kind = new.kind;
  elsif new.ends then
    delete from assistance.due where kind = 'Restriction' and subject = new.restriction;
  else
    select x.kind into r from assistance.restriction x where x.id = new.restriction;
    update assistance.due d set due_at = new.recorded_at + make_interval(hours => u.review_hours)
      from assistance.restriction_rule u where u.kind = r.kind and d.kind = 'Restriction' and d.subject = new.restriction;
  end if;
  return null;
end $$;
create trigger restriction_is_due after insert on assistance.restriction for each row execute function assistance.restriction_is_due();
create trigger restriction_is_due after insert on assistance.restriction_review for each row execute function assistance.restriction_is_due();
-- Who leaves the bed leaves its restrictions.
create function assistance.stay_ends() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from assistance.due d using assistance.restriction r where d.kind = 'Restriction' and d.subject = r.id and r.stay = new.id;
  return null;
end $$;
create trigger stay_ends after update on assistance.stay for each row when (new.until is not null) execute function assistance.stay_ends();

-- ---------------------------------------------------------------- where help is missing
-- Counts of people, over the whole node; below five nothing is said, and no total that would give it away.
create function assistance.gaps() returns table (district text, type text, who text, people bigint, small boolean)
language sql stable security definer set search_path = '' as $$
  select n.district, n.type, n.who, case when count(distinct n.person) >= 5 then count(distinct n.person) end, count(distinct n.person) < 5
    from assistance.need n join assistance.need_standing s on s.need = n.id
   where s.standing = 'NoService'
      or (s.standing in ('Open', 'Rejected') and not exists (select from assistance.provider p
           where not p.closed and (p.district = n.district or p.remote) and n.type = any (p.types)
             and (n.who = any (p.serves) or n.who = 'NotSaid')))
   group by 1, 2, 3 order by 4 desc nulls last, 1, 2, 3
$$;

-- ---------------------------------------------------------------- who may see it
do $$
declare name text; sees text;
begin
  foreach name in array array['service_type', 'urgency_rule', 'restriction_rule', 'provider', 'bed', 'need', 'service_step', 'need_standing', 'service_note',
      'transfer', 'transfer_answer', 'support', 'stay', 'restriction', 'restriction_review'] loop
    execute format('alter table assistance.%I enable row level security', name);
    execute format('create policy the_node_itself on assistance.%I to suar_system using (true) with check (true)', name);
  end loop;
  foreach name in array array['service_type', 'urgency_rule', 'restriction_rule'] loop
    execute format('create policy rules_are_for_all on assistance.%I for select to suar_app using (true)', name);
    execute format('revoke insert, update, delete, truncate on assistance.%I from suar_app, suar_system', name);
  end loop;
  foreach name in array array['provider', 'bed'] loop
    execute format($p$create policy who_works_on_cases on assistance.%I to suar_app using ('casework.read' = any ((select platform.rights())::text[]))
      with check ('assistance.services' = any ((select platform.rights())::text[]))$p$, name);
    execute format('revoke delete, truncate on assistance.%I from suar_app', name);
  end loop;
  foreach name in array array['need', 'service_step', 'service_note', 'transfer', 'transfer_answer', 'support', 'stay', 'restriction', 'restriction_review'] loop
    execute format('revoke %s delete, truncate on assistance.%I from suar_app, suar_system', case name when 'stay' then '' else 'update,' end, name);
    sees := case name when 'service_note' then 'service_note.compartment' else quote_literal('protection') end;
    execute format($p$create policy who_cares on assistance.%I to suar_app
      using (%2$s = any ((select casework.compartments())::text[]) and (
        exists (select from casework.agency_case a where a.case_id = %1$I.case_id and %2$s = any (a.compartments) offset 0)
        or (%2$s = 'protection' and case_id = any ((select casework.broken_glass())::uuid[]))))
      with check (%3$s %2$s = any ((select casework.compartments())::text[]) and (
        exists (select from casework.agency_case a where a.case_id = %1$I.case_id and %2$s = any (a.compartments) offset 0)
        or (%2$s = 'protection' and case_id = any ((select casework.broken_glass())::uuid[]))))$p$,
      name, sees, case name when 'stay' then '' else 'recorded_by = (select platform.officer()) and' end);
  end loop;
end $$;
create policy with_the_need on assistance.need_standing for select to suar_app
  using (exists (select from assistance.need n where n.id = need_standing.need));

-- Which beds are taken is known to whoever looks for one; by whom only to who may see her.
create function assistance.taken() returns table (bed uuid, since timestamptz) language sql stable security definer set search_path = '' as $$
  select s.bed, s.since from assistance.stay s where s.until is null
$$;
