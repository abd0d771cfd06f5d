-- How safe a person is and how she may be reached: risk, flags, safety plan, contacts; and gate G8, no word to a family
-- that may have sold her (domain.md §11.1, F11.1, F11.2, F11.10).

-- ---------------------------------------------------------------- what is asked, as data
create table assistance.risk_factor (
  factor         text primary key,
  place          integer not null unique,
  level          text not null check (level in ('Individual', 'Household', 'Community')),
  source         text not null,
  verified       boolean not null
);
insert into assistance.risk_factor values
  ('NationalityRaceEthnicity', 1, 'Individual', 'HTCDS Field Standards 2.0, Assessment and Planning, individual', true),
  ('SexualOrientationGender', 2, 'Individual', 'HTCDS Field Standards 2.0, Assessment and Planning, individual', true),
  ('Age', 3, 'Individual', 'HTCDS Field Standards 2.0, Assessment and Planning, individual', true),
  ('HealthOrDisability', 4, 'Individual', 'Suar, after the deprecated HTCDS vic_Vulnerabilities', false),
  ('IncomeOrDebt', 5, 'Household', 'HTCDS Field Standards 2.0, Assessment and Planning, household', true),
  ('ViolenceOrAbuse', 6, 'Household', 'HTCDS Field Standards 2.0, Assessment and Planning, household', true),
  ('PreferenceOrDiscrimination', 7, 'Household', 'HTCDS Field Standards 2.0, Assessment and Planning, household', true),
  ('FamilyInRecruitment', 8, 'Household', 'Suar, for gate G8 (domain.md §11.1)', false),
  ('LawEnforcementAccess', 9, 'Community', 'HTCDS Field Standards 2.0, Assessment and Planning, community', true),
  ('LocalGovernance', 10, 'Community', 'HTCDS Field Standards 2.0, Assessment and Planning, community', true),
  ('EducationAccess', 11, 'Community', 'HTCDS Field Standards 2.0, Assessment and Planning, community', true),
  ('ReachOfTraffickers', 12, 'Community', 'Suar, after ACTIP 14(6) and Bali Process guide on returns', false);

-- ---------------------------------------------------------------- the tables
create table assistance.assessment (
  id           uuid primary key,
  line         bigint generated always as identity,
  person       uuid not null,
  case_id      uuid not null,
  occasion     text not null constraint a_known_occasion check (occasion in ('Intake', 'Rescue', 'Shelter', 'Return')),
  highest      text not null constraint a_known_level check (highest in ('None', 'Low', 'Medium', 'High', 'NotKnown')),
  review_due   timestamptz not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint assessed_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id),
  constraint looked_at_again_within_half_a_year check (review_due > recorded_at and review_due <= recorded_at + interval '184 days')
);
create index assessment_by_case on assistance.assessment (case_id, line desc);
comment on column assistance.assessment.content is 'Sealed under the case''s data key: the twelve answers, each with level, basis and what is done about it.';

create table assistance.flag (
  id           uuid primary key,
  person       uuid,
  case_id      uuid not null references casework.case_file,
  kind         text not null constraint a_known_flag check (kind in ('FamilyInvolved', 'OfficialInvolved', 'AddressKnown', 'SelfHarm', 'ReturnToTraffickers')),
  origin       text not null constraint a_known_origin check (origin in ('Officer', 'Assessment', 'OtherState')),
  content      bytea,
  recorded_by  uuid,
  recorded_at  timestamptz not null,
  constraint flagged_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id),
  constraint an_officer_gives_a_reason check (origin = 'OtherState' or (content is not null and recorded_by is not null))
);
create index flag_by_case on assistance.flag (case_id, recorded_at);
comment on table assistance.flag is 'A danger that binds others.  FamilyInvolved is gate G8; docs/decisions says where it stands.';

create table assistance.flag_lift (
  flag         uuid primary key references assistance.flag,
  case_id      uuid not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null
);

create table assistance.plan (
  id                uuid primary key,
  line              bigint generated always as identity,
  person            uuid not null,
  case_id           uuid not null,
  safe_from         time,
  safe_until        time,
  zone              text not null,
  safe_channel      text constraint a_known_channel check (safe_channel in ('ReadHere', 'CodedSms', 'Call', 'ThroughSomeone', 'InPerson')),
  device_monitored  boolean not null,
  still_inside      boolean not null,
  code_word         bytea,
  review_due        timestamptz not null,
  content           bytea not null,
  recorded_by       uuid not null,
  recorded_at       timestamptz not null,
  constraint planned_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id),
  constraint safe_hours_begin_and_end check ((safe_from is null) = (safe_until is null)),
  constraint inside_there_is_a_safe_word check (not still_inside or code_word is not null)
);
create index plan_by_person on assistance.plan (person, line desc);
create index plan_by_case on assistance.plan (case_id);
comment on column assistance.plan.code_word is 'A keyed mark of the word.  The word itself, contacts and what she said are in content, sealed under the case''s data key.';

create table assistance.contact (
  id           uuid primary key,
  person       uuid not null,
  case_id      uuid not null,
  party        text not null constraint a_known_party check (party in ('Person', 'Family', 'Other')),
  channel      text not null constraint a_known_channel check (channel in ('ReadHere', 'CodedSms', 'Call', 'ThroughSomeone', 'InPerson')),
  plan         uuid,
  code_word    bytea,
  reason       bytea,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint contacted_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index contact_by_case on assistance.contact (case_id, recorded_at desc);
comment on table assistance.contact is 'Written before somebody is called, met or written to.  What may not be is refused here.';

create table assistance.demand (
  id           uuid primary key,
  person       uuid not null,
  case_id      uuid not null,
  content      bytea not null,
  advised      boolean not null,
  police_told  boolean not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  constraint demanded_for_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index demand_by_case on assistance.demand (case_id, recorded_at desc);

-- ---------------------------------------------------------------- what is due, in one list per agency
create table assistance.due (
  kind         text not null,
  subject      uuid not null,
  case_id      uuid not null references casework.case_file,
  person       uuid,
  compartment  text not null,
  due_at       timestamptz not null,
  level        text,
  primary key (kind, subject)
);
create index due_by_case on assistance.due (case_id);
create table assistance.agency_due (
  agency       uuid not null,
  kind         text not null,
  subject      uuid not null,
  case_id      uuid not null,
  person       uuid,
  compartment  text not null,
  due_at       timestamptz not null,
  level        text,
  primary key (kind, subject, agency)
);
create index agency_due_first on assistance.agency_due (agency, kind, due_at, subject);
create index agency_due_by_case on assistance.agency_due (case_id, agency);
comment on table assistance.agency_due is 'All that somebody must do by a date, one row per agency that works in that part of an open case.  Triggers write it.';
revoke insert, update, delete, truncate on assistance.due, assistance.agency_due from suar_app, suar_system;

create function assistance.relist(the_case uuid, the_agency uuid) returns void language sql security definer set search_path = '' as $$
  delete from assistance.agency_due where case_id = the_case and agency = the_agency;
  insert into assistance.agency_due
    select a.agency, d.kind, d.subject, d.case_id, d.person, d.compartment, d.due_at, d.level
      from assistance.due d join casework.agency_case a on a.case_id = d.case_id and d.compartment = any (a.compartments)
     where d.case_id = the_case and a.agency = the_agency and a.status in ('Active', 'FollowUp');
$$;
revoke execute on function assistance.relist from public;

create function assistance.case_relisted() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then perform assistance.relist(old.case_id, old.agency); return null; end if;
  perform assistance.relist(new.case_id, new.agency);
  return null;
end $$;
create trigger keep_agency_due after insert or delete on casework.agency_case
  for each row execute function assistance.case_relisted();
create trigger keep_agency_due_with after update on casework.agency_case
  for each row when ((old.compartments, old.status) is distinct from (new.compartments, new.status)) execute function assistance.case_relisted();

create function assistance.due_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op <> 'INSERT' then delete from assistance.agency_due where kind = old.kind and subject = old.subject; end if;
  if tg_op = 'DELETE' then return null; end if;
  insert into assistance.agency_due
    select a.agency, new.kind, new.subject, new.case_id, new.person, new.compartment, new.due_at, new.level
      from casework.agency_case a
     where a.case_id = new.case_id and new.compartment = any (a.compartments) and a.status in ('Active', 'FollowUp');
  return null;
end $$;
create trigger keep_agency_due after insert or update or delete on assistance.due
  for each row execute function assistance.due_changed();

-- The last assessment and the last plan of a person say when somebody looks again.
create function assistance.looked_again() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.due values (tg_argv[0], new.person, new.case_id, new.person, 'protection', new.review_due,
    case tg_argv[0] when 'RiskReview' then to_jsonb(new) ->> 'highest' end)
  on conflict (kind, subject) do update set case_id = excluded.case_id, due_at = excluded.due_at, level = excluded.level;
  return null;
end $$;
create trigger review_is_due after insert on assistance.assessment for each row execute function assistance.looked_again('RiskReview');
create trigger review_is_due after insert on assistance.plan for each row execute function assistance.looked_again('SafetyPlan');

-- ---------------------------------------------------------------- gate G8 and the safety plan, in one place
create function assistance.settle_contact() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('assistance.contact ' || new.case_id::text, 0));
  return new;
end $$;
comment on function assistance.settle_contact is 'What changes who may be contacted waits for whoever is writing, and whoever writes waits for it.';
create trigger settle_contact before insert on assistance.flag for each row execute function assistance.settle_contact();
create trigger settle_contact before insert on assistance.plan for each row execute function assistance.settle_contact();

-- A lift by one who did not raise it, of the flag's own case.
create function assistance.lift_by_another() returns trigger language plpgsql security definer set search_path = '' as $$
declare raised record;
begin
  select f.case_id, f.recorded_by into raised from assistance.flag f where f.id = new.flag;
  new.case_id := raised.case_id;
  perform pg_advisory_xact_lock(hashtextextended('assistance.contact ' || new.case_id::text, 0));
  if raised.recorded_by = new.recorded_by then
    raise exception 'who raised a flag does not lift it'
      using errcode = 'check_violation', schema = 'assistance', table = 'flag_lift', constraint = 'who_raised_it_does_not_lift_it';
  end if;
  return new;
end $$;
create trigger by_another before insert on assistance.flag_lift for each row execute function assistance.lift_by_another();

-- The files that are this case by merging, none of which changes its flags or plans until this transaction ends.
create function assistance.hold_contact(the_case uuid) returns uuid[] language plpgsql security definer set search_path = '' as $$
declare files uuid[] := array(select f from casework.family(the_case) f order by f); file uuid;
begin
  foreach file in array files loop
    perform pg_advisory_xact_lock_shared(hashtextextended('assistance.contact ' || file::text, 0));
  end loop;
  return files;
end $$;

create function assistance.family_is_involved(the_case uuid) returns boolean language plpgsql security definer set search_path = '' as $$
declare files uuid[] := assistance.hold_contact(the_case);
begin
  return exists (select from assistance.flag f where f.case_id = any (files) and f.kind = 'FamilyInvolved'
    and not exists (select from assistance.flag_lift l where l.flag = f.id));
end $$;
comment on function assistance.family_is_involved is 'Gate G8, held until the transaction ends: a flag under way is waited for, a later one waits.';

create function assistance.why_not_now(p assistance.plan, the_channel text, at timestamptz) returns text language sql immutable set search_path = '' as $$
  select case
    when p.still_inside then 'StillInside'
    when p.device_monitored and the_channel is distinct from p.safe_channel then 'DeviceMonitored'
    when p.safe_from <= p.safe_until and not ((at at time zone p.zone)::time >= p.safe_from and (at at time zone p.zone)::time < p.safe_until) then 'OutsideSafeHours'
    when p.safe_from > p.safe_until and (at at time zone p.zone)::time < p.safe_from and (at at time zone p.zone)::time >= p.safe_until then 'OutsideSafeHours'
  end $$;
comment on function assistance.why_not_now is 'What her safety plan says of this way at this hour.  Safe hours may run over midnight.';

-- Whoever speaks for the house to a reporter: an officer who has just said the safe word or the reason may, for a quarter of an hour.
create function assistance.why_not_tell(the_case uuid, the_teller text, the_officer uuid, at timestamptz) returns text
language plpgsql security definer set search_path = '' as $$
declare files uuid[]; p assistance.plan; why text;
begin
  if the_teller in ('Family', 'Unknown') and assistance.family_is_involved(the_case) then return 'FamilyInvolved'; end if;
  if the_teller not in ('Self', 'Unknown') then return null; end if;
  files := assistance.hold_contact(the_case);
  for p in select distinct on (q.person) q.* from assistance.plan q where q.case_id = any (files) order by q.person, q.line desc loop
    why := assistance.why_not_now(p, 'ReadHere', at);
    if why is not null and not exists (select from assistance.contact c where c.plan = p.id and c.party = 'Person'
        and c.recorded_by = the_officer and c.recorded_at > at - interval '15 minutes' and (why <> 'StillInside' or c.code_word is not null)) then
      return why;
    end if;
  end loop;
  return null;
end $$;

create or replace function intake.why_not_tell(the_report uuid, the_officer uuid) returns text
language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select t.case_file, t.teller into r from intake.report t where t.id = the_report;
  if r.case_file is null then return null; end if;
  return assistance.why_not_tell(r.case_file, r.teller, the_officer, casework.moment());
end $$;

-- Whatever code writes to a reporter.  What the node says by itself is left unsaid; an officer is told why.
create function assistance.guard_thread() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record; why text;
begin
  select t.case_file, t.teller into r from intake.report t where t.id = new.report;
  if r.case_file is null then return new; end if;
  why := assistance.why_not_tell(r.case_file, r.teller, new.officer, new.at);
  if why is null then return new; end if;
  if new.kind = 'Moved' then return null; end if;
  raise exception 'nothing is said to this reporter now: %', why
    using errcode = 'check_violation', schema = 'intake', table = 'message', constraint = 'nobody_is_told_what_endangers_her';
end $$;
create trigger guard_thread before insert on intake.message
  for each row when (new.author <> 'Reporter') execute function assistance.guard_thread();

-- Whatever else reaches somebody: written down before it is done, and refused when it may not be.
create function assistance.guard_contact() returns trigger language plpgsql security definer set search_path = '' as $$
declare files uuid[] := assistance.hold_contact(new.case_id); p assistance.plan; why text; broken text;
begin
  if new.party = 'Family' and assistance.family_is_involved(new.case_id) then broken := 'family_is_not_contacted'; end if;
  if new.party = 'Person' then
    select q.* into p from assistance.plan q where q.person = new.person order by q.line desc limit 1;
    new.plan := p.id;
    why := assistance.why_not_now(p, new.channel, new.recorded_at);
    if new.code_word is distinct from p.code_word and new.code_word is not null then broken := 'it_is_her_safe_word';
    elsif why = 'StillInside' and new.code_word is null then broken := 'the_safe_word_comes_first';
    elsif why in ('DeviceMonitored', 'OutsideSafeHours') and new.reason is null then broken := 'a_reason_comes_first';
    end if;
  end if;
  if broken is null then return new; end if;
  raise exception 'this contact may not be'
    using errcode = 'check_violation', schema = 'assistance', table = 'contact', constraint = broken;
end $$;
create trigger guard_contact before insert on assistance.contact for each row execute function assistance.guard_contact();

-- ---------------------------------------------------------------- who may see it
do $$
declare name text;
begin
  foreach name in array array['risk_factor', 'assessment', 'flag', 'flag_lift', 'plan', 'contact', 'demand', 'due', 'agency_due'] loop
    execute format('alter table assistance.%I enable row level security', name);
    execute format('create policy the_node_itself on assistance.%I to suar_system using (true) with check (true)', name);
  end loop;
  foreach name in array array['assessment', 'flag', 'flag_lift', 'plan', 'contact', 'demand'] loop
    execute format('revoke update, delete, truncate on assistance.%I from suar_app, suar_system', name);
    execute format($p$create policy who_protects on assistance.%I to suar_app
      using ('protection' = any ((select casework.compartments())::text[]) and (
        exists (select from casework.agency_case a where a.case_id = %1$I.case_id and 'protection' = any (a.compartments))
        or case_id = any ((select casework.broken_glass())::uuid[])))
      with check (recorded_by = (select platform.officer()) and 'protection' = any ((select casework.compartments())::text[]) and (
        exists (select from casework.agency_case a where a.case_id = %1$I.case_id and 'protection' = any (a.compartments))
        or case_id = any ((select casework.broken_glass())::uuid[])))$p$, name);
  end loop;
end $$;
create policy rules_are_for_all on assistance.risk_factor for select to suar_app using (true);
create policy my_agency on assistance.agency_due for select to suar_app
  using (agency = (select platform.agency()) and compartment = any ((select casework.compartments())::text[])
    and case_id <> all ((select casework.conflicts())::uuid[]));
revoke insert, update, delete, truncate on assistance.risk_factor from suar_app, suar_system;
revoke execute on function assistance.why_not_tell from public;
