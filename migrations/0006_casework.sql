-- The spine: cases, the people in them, and who may see which part of which case.
create schema casework;
select platform.open_to_the_program('casework');

-- ---------------------------------------------------------------- whose eyes
create function casework.moment() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('suar.now', true), '')::timestamptz, now());

create function casework.compartments() returns text[] language sql stable parallel safe
  return array(select substr(r, 13) from unnest(platform.rights()) r where r like 'compartment.%');
comment on function casework.compartments is 'The compartments that the officer''s rights open to her.';

-- In plpgsql, which keeps its plan for the life of a connection: they run in every statement of every officer.
create function casework.conflicts() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select b.subject from access.conflict_block b where b.officer = platform.officer());
end $$;
comment on function casework.conflicts is 'Cases in which the officer or her post is named: hidden from her, whatever else she holds (domain 10.6.4).';

create function casework.broken_glass() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select g.subject from access.break_glass g
    where g.officer = platform.officer() and g.at <= casework.moment() and g.until > casework.moment()
      and array_remove(casework.compartments(), 'sealed') <> '{}'
      and g.subject <> all (casework.conflicts()));
end $$;
comment on function casework.broken_glass is 'Cases that the officer has opened in an emergency, for four hours (domain 10.6.6).';

-- ---------------------------------------------------------------- the case
create table casework.code_counter (
  year  integer primary key,
  last  integer not null
);

create table casework.case_file (
  id                uuid primary key,
  code              text not null constraint one_case_per_code unique,
  opened_at         timestamptz not null,
  opened_by         uuid,
  opened_for        uuid,
  opened_in         text[] not null,
  title             bytea not null,
  summary           bytea not null,
  status            text not null constraint a_known_status check (status in ('Active', 'FollowUp', 'Closed', 'ClosedReferred')),
  status_reason     bytea,
  phase             text not null constraint a_known_phase check (phase in ('Report', 'Locate', 'Safety', 'Identify', 'Protect', 'Return', 'Justice', 'Reintegrate', 'Review')),
  urgency           text not null constraint a_known_urgency check (urgency in ('Immediate', '24h', '48h', 'Routine')),
  tlp               text not null constraint a_known_tlp check (tlp in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  coordinator       text,
  next_contact_due  timestamptz,
  states            text[] not null default '{}',
  people            integer not null default 0,
  suspects          integer not null default 0,
  touched_at        timestamptz not null,
  merged_into       uuid references casework.case_file constraint not_into_itself check (merged_into <> id)
);
create index case_file_merged on casework.case_file (merged_into) where merged_into is not null;
comment on column casework.case_file.title is 'Sealed, as is every bytea column of this schema, under the case''s own data key.';
comment on column casework.case_file.opened_for is 'The agency that takes part from the first moment, in the compartments opened_in; none when the node itself opened the case.';
comment on column casework.case_file.coordinator is 'A post, not a person: the case stays when the officer leaves.';

create table casework.case_report (
  report   uuid not null constraint one_case_per_report primary key,
  case_id  uuid not null references casework.case_file,
  at       timestamptz not null
);
create index case_report_by_case on casework.case_report (case_id);

create table casework.state_role (
  id       uuid primary key,
  case_id  uuid not null references casework.case_file,
  state    text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  role     text not null constraint a_known_state_role check (role in ('Origin', 'Transit', 'Destination', 'NationalityOfSuspect', 'LocationOfEvidence', 'LocationOfProceeds')),
  since    timestamptz not null,
  until    timestamptz
);
create unique index one_state_role_at_a_time on casework.state_role (case_id, state, role) where until is null;

-- ---------------------------------------------------------------- who works on it
create table casework.case_merge (
  id        uuid primary key,
  keep      uuid not null references casework.case_file,
  absorbed  uuid not null references casework.case_file,
  reason    bytea not null,
  at        timestamptz not null,
  officer        uuid not null,
  undone_at timestamptz,
  undone_by uuid,
  constraint two_different_cases check (keep <> absorbed)
);
create unique index absorbed_once on casework.case_merge (absorbed) where undone_at is null;
create index case_merge_by_keep on casework.case_merge (keep);

create table casework.participation (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null references casework.case_file,
  agency       uuid not null,
  compartment  text not null constraint a_known_compartment check (compartment in ('protection', 'investigation', 'prosecution', 'health', 'psychosocial', 'sealed')),
  since        timestamptz not null,
  until        timestamptz,
  invited_by   uuid,
  merge        uuid references casework.case_merge
);
create unique index one_participation_at_a_time on casework.participation (case_id, agency, compartment) where until is null;
comment on column casework.participation.merge is 'Taken over from a case merged with this one; ends when the merge is undone.';

-- Drives every list: one row per agency and case, kept by triggers, read under an equality policy (docs/performance.md).
create table casework.agency_case (
  agency            uuid not null,
  case_id           uuid not null references casework.case_file,
  compartments      text[] not null,
  touched_at        timestamptz not null,
  status            text not null,
  phase             text not null,
  urgency           text not null,
  coordinator       text,
  next_contact_due  timestamptz,
  states            text[] not null,
  merged            boolean not null,
  code              text not null,
  title             bytea not null,
  people            integer not null,
  opened_at         timestamptz not null,
  primary key (case_id, agency)
);
comment on table casework.agency_case is 'All that a list filters by, sorts by and shows: a page of a list reads nothing else.';
create index agency_case_latest on casework.agency_case (agency, touched_at desc, case_id desc) where not merged;
create index agency_case_all on casework.agency_case (agency, case_id);
create index agency_case_by_phase on casework.agency_case (agency, phase, touched_at desc, case_id desc) where not merged;
create index agency_case_by_urgency on casework.agency_case (agency, urgency, touched_at desc, case_id desc) where not merged;
create index agency_case_by_coordinator on casework.agency_case (agency, coordinator, touched_at desc, case_id desc) where not merged;
create index agency_case_waiting on casework.agency_case (agency, next_contact_due, case_id) where not merged and next_contact_due is not null;

create table casework.agency_counter (
  agency  uuid not null,
  slot    integer not null,
  open    integer not null,
  primary key (agency, slot)
);
comment on table casework.agency_counter is 'Open cases of an agency, in slots so that writers do not wait for each other: the count is the sum.';

create function casework.relist(the_case uuid, the_agency uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare parts text[];
begin
  select array_agg(distinct p.compartment order by p.compartment) into parts from casework.participation p
    where p.case_id = the_case and p.agency = the_agency and p.until is null;
  if parts is null then
    delete from casework.agency_case a where a.case_id = the_case and a.agency = the_agency;
  else
    insert into casework.agency_case
    select the_agency, c.id, parts, c.touched_at, c.status, c.phase, c.urgency, c.coordinator, c.next_contact_due, c.states, c.merged_into is not null,
        c.code, c.title, c.people, c.opened_at
      from casework.case_file c where c.id = the_case
    on conflict (case_id, agency) do update set compartments = excluded.compartments;
  end if;
end $$;
revoke execute on function casework.relist from public;

create function casework.participation_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' then perform casework.relist(old.case_id, old.agency);
  else perform casework.relist(new.case_id, new.agency);
  end if;
  return null;
end $$;
create trigger keep_agency_case after insert or update or delete on casework.participation
  for each row execute function casework.participation_changed();

create function casework.case_opened() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into casework.participation (case_id, agency, compartment, since)
    select new.id, new.opened_for, c, new.opened_at from unnest(new.opened_in) c where new.opened_for is not null;
  return null;
end $$;
create trigger first_participant after insert on casework.case_file
  for each row execute function casework.case_opened();

create function casework.case_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update casework.agency_case set touched_at = new.touched_at, status = new.status, phase = new.phase, urgency = new.urgency,
    coordinator = new.coordinator, next_contact_due = new.next_contact_due, states = new.states, merged = new.merged_into is not null,
    title = new.title, people = new.people
    where case_id = new.id;
  return null;
end $$;
create trigger keep_agency_case after update on casework.case_file for each row
  when ((old.touched_at, old.status, old.phase, old.urgency, old.coordinator, old.next_contact_due, old.states, old.merged_into, old.title, old.people)
    is distinct from (new.touched_at, new.status, new.phase, new.urgency, new.coordinator, new.next_contact_due, new.states, new.merged_into, new.title, new.people))
  execute function casework.case_changed();

create function casework.count_open() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  before integer := case when tg_op <> 'INSERT' and old.status in ('Active', 'FollowUp') and not old.merged then 1 else 0 end;
  after  integer := case when tg_op <> 'DELETE' and new.status in ('Active', 'FollowUp') and not new.merged then 1 else 0 end;
begin
  if after <> before then
    insert into casework.agency_counter values (case tg_op when 'DELETE' then old.agency else new.agency end, pg_backend_pid() % 8, after - before)
    on conflict (agency, slot) do update set open = casework.agency_counter.open + excluded.open;
  end if;
  return null;
end $$;
create trigger keep_counter after insert or delete or update of status, merged on casework.agency_case
  for each row execute function casework.count_open();

create function casework.family(the_case uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  with recursive up as (
    select c.id, c.merged_into from casework.case_file c where c.id = the_case
    union all select c.id, c.merged_into from casework.case_file c join up on c.id = up.merged_into
  ), down as (
    select id from up where merged_into is null
    union all select c.id from casework.case_file c join down on c.merged_into = down.id
  ) select id from down $$;
comment on function casework.family is 'All case files that are one case by merging, the one that stands among them.';

-- A merged case is one case: whoever takes part in one of its files takes part in all, until the merge is undone.
create function casework.merged() returns trigger language plpgsql security definer set search_path = '' as $$
declare members uuid[];
begin
  if tg_op = 'INSERT' then
    update casework.case_file set merged_into = new.keep where id = new.absorbed;
    members := array(select casework.family(new.keep));
    insert into casework.participation (case_id, agency, compartment, since, invited_by, merge)
      select distinct on (m, p.agency, p.compartment) m, p.agency, p.compartment, new.at, new.officer, new.id
        from unnest(members) m, casework.participation p where p.case_id = any (members) and p.until is null
    on conflict (case_id, agency, compartment) where until is null do nothing;
  elsif old.undone_at is null and new.undone_at is not null then
    update casework.case_file set merged_into = null where id = new.absorbed;
    update casework.participation set until = new.undone_at where merge = new.id and until is null;
  end if;
  return null;
end $$;
create trigger join_or_part after insert or update of undone_at on casework.case_merge
  for each row execute function casework.merged();

create function casework.compartment_is_free(the_case uuid, the_compartment text) returns boolean
language sql stable security definer set search_path = ''
  return not exists (select from casework.participation p
    where p.case_id = the_case and p.compartment = the_compartment and p.until is null);
comment on function casework.compartment_is_free is 'Nobody works in this compartment of the case yet, so a participant may open it by inviting an agency.';

-- ---------------------------------------------------------------- the people
create table casework.person (
  id                uuid primary key,
  case_id           uuid not null references casework.case_file,
  code              text not null,
  identity          bytea not null,
  gender            text not null constraint a_known_gender check (gender in ('Feminine', 'Masculine', 'TransgenderFeminine', 'TransgenderMasculine', 'NonConforming', 'NonSpecifiedUnknown')),
  age               integer constraint an_age_of_a_person check (age between 0 and 120),
  age_source        text constraint a_known_age_source check (age_source in ('Document', 'SelfStated', 'ReportedByOther', 'Estimated', 'Assessed')),
  citizenship       text[] not null,
  languages         text[] not null,
  whereabouts       text not null constraint a_known_whereabouts check (whereabouts in ('Unknown', 'StillInside', 'OnTheMove', 'Detained', 'Shelter', 'Hospital', 'WithMission', 'Home', 'Deceased')),
  next_contact_due  timestamptz,
  added_at          timestamptz not null,
  constraint one_person_per_code unique (case_id, code),
  constraint a_person_of_this_case unique (id, case_id)
);

create table casework.person_role (
  id           uuid primary key,
  person       uuid not null,
  case_id      uuid not null references casework.case_file,
  role         text not null constraint a_known_person_role check (role in ('PersonOfConcern', 'PersonWithIndicators', 'PresumedVictim', 'IdentifiedVictim', 'NotAVictim', 'Suspect', 'Reporter', 'FamilyMember', 'Witness')),
  compartment  text not null,
  since        timestamptz not null,
  until        timestamptz,
  officer           uuid,
  constraint a_suspect_is_seen_by_investigators check (role <> 'Suspect' or compartment in ('investigation', 'prosecution', 'sealed')),
  constraint role_in_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create unique index one_role_at_a_time on casework.person_role (person, role, compartment) where until is null;
create index person_role_by_case on casework.person_role (case_id);

-- One status per person: what identification says of her replaces what was said before, in every compartment that knows her.
create function casework.status_follows() returns trigger language plpgsql security definer set search_path = '' as $$
declare ladder constant text[] := array['PersonOfConcern', 'PersonWithIndicators', 'PresumedVictim', 'IdentifiedVictim', 'NotAVictim'];
begin
  with ended as (
    update casework.person_role r set until = new.since
      where r.person = new.person and r.role = any (ladder) and r.role <> new.role and r.until is null
      returning r.compartment)
  insert into casework.person_role (id, person, case_id, role, compartment, since, officer)
    select gen_random_uuid(), new.person, new.case_id, new.role, e.compartment, new.since, new.officer
      from (select distinct compartment from ended) e where e.compartment <> new.compartment
  on conflict do nothing;
  return null;
end $$;
create trigger one_status after insert on casework.person_role for each row
  when (new.role in ('PersonOfConcern', 'PersonWithIndicators', 'PresumedVictim', 'IdentifiedVictim', 'NotAVictim') and new.until is null)
  execute function casework.status_follows();

create function casework.has_no_role(the_person uuid) returns boolean language sql stable security definer set search_path = ''
  return not exists (select from casework.person_role r where r.person = the_person);

-- As the officer herself, under her policies.  In a function, because a policy may not lead back to its own table.
create function casework.sees_person(the_person uuid) returns boolean language sql stable
  return exists (select from casework.person p where p.id = the_person);


create table casework.identifier (
  id           uuid primary key,
  case_id      uuid not null references casework.case_file,
  person       uuid,
  compartment  text not null,
  kind         text not null constraint a_known_kind check (kind in ('Phone', 'Passport', 'NationalId', 'TravelLetter', 'Handle', 'BankAccount', 'Wallet', 'Plate', 'Site')),
  value        bytea not null,
  token        bytea not null,
  at           timestamptz not null,
  officer           uuid,
  constraint identifier_of_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index identifier_by_token on casework.identifier (token);
create index identifier_by_case on casework.identifier (case_id);

create table casework.journey_leg (
  id       uuid primary key,
  case_id  uuid not null references casework.case_file,
  person   uuid not null,
  place_in_order integer not null,
  kind     text not null constraint a_known_leg check (kind in ('Recruitment', 'Transit', 'Exploitation')),
  country  text,
  control  text not null constraint a_known_control check (control in ('StateAuthority', 'NonStateArmedGroup', 'Contested', 'SEZOperator', 'Unknown')),
  documents text not null constraint a_known_document_status check (documents in ('HeldByPerson', 'HeldBySyndicate', 'HeldByAuthority', 'LostOrDestroyed', 'NeverHad', 'Unknown')),
  content  bytea not null,
  at       timestamptz not null,
  officer       uuid,
  constraint leg_of_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index journey_leg_by_case on casework.journey_leg (case_id, person, place_in_order);

-- Gate G4 asks here; the ledger of papers above answers (0009h_papers).
create function casework.whose_papers_are_held(the_cases uuid[]) returns uuid language sql stable
  return null::uuid;

-- ---------------------------------------------------------------- the work
create table casework.task (
  id           uuid primary key,
  case_id      uuid not null references casework.case_file,
  person       uuid,
  compartment  text not null,
  kind         text not null,
  title        bytea,
  about        uuid,
  for_agency   uuid not null,
  for_officer  uuid,
  for_right    text,
  due_at       timestamptz,
  state        text not null constraint a_known_task_state check (state in ('Open', 'Done', 'Dropped')),
  opened_at    timestamptz not null,
  opened_by    uuid,
  ended_at     timestamptz,
  ended_by     uuid,
  outcome      bytea,
  level        integer not null default 0,
  escalate_at  timestamptz,
  constraint what_is_done_has_an_end check ((state = 'Open') = (ended_at is null)),
  constraint task_of_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index task_by_case on casework.task (case_id) where state = 'Open';
create index task_by_officer on casework.task (for_officer, due_at) where state = 'Open';
create index task_by_agency on casework.task (for_agency, due_at) where state = 'Open';
create index task_to_escalate on casework.task (escalate_at) where state = 'Open';

create table casework.clock_rule (
  kind        text not null,
  hours       integer not null,
  source      text not null,
  verified    boolean not null,
  valid_from  date not null,
  valid_to    date,
  primary key (kind, valid_from)
);
comment on table casework.clock_rule is 'How long each clock runs, as dated data with its source; verified where domain.md marks it [S], read in the named source (not: by a lawyer).';
insert into casework.clock_rule values
  ('SpecialisedAction', 48, '1343 Actionline (PH): turn-around of 48 hours for specialised intervention; adopted as house rule (domain 11.2 row 3)', true, '2023-05-10', null),
  ('NextContact', 72, 'House rule: no person waits unseen (domain 11.2, silence rule)', false, '2023-05-10', null),
  ('ReporterWrote', 4, 'House rule: who writes again is read as whoever writes first (domain 11.2 row 1)', false, '2023-05-10', null),
  ('ReporterWroteInDanger', 1, 'House rule: who writes again is read as whoever writes first (domain 11.2 row 1)', false, '2023-05-10', null),
  ('Detention', 24, 'ACTIP Art. 14(8); alarm after 24 hours (domain 11.2 row 13)', false, '2017-03-08', null);

create table casework.clock (
  id           uuid primary key,
  case_id      uuid not null references casework.case_file,
  person       uuid,
  kind         text not null,
  started_at   timestamptz not null,
  due_at       timestamptz not null,
  source       text not null,
  verified     boolean not null,
  paused_at    timestamptz,
  pause_reason text,
  met_at       timestamptz,
  stopped_at   timestamptz,
  level        integer not null default 0,
  escalate_at  timestamptz,
  constraint clock_of_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index clock_by_case on casework.clock (case_id);
create index clock_to_escalate on casework.clock (escalate_at) where met_at is null and stopped_at is null and paused_at is null;

create table casework.note (
  id           uuid primary key,
  case_id      uuid not null references casework.case_file,
  person       uuid,
  compartment  text not null,
  kind         text not null constraint a_known_note check (kind in ('Note', 'Contact', 'Decision', 'HandOver')),
  text         bytea not null,
  at           timestamptz not null,
  officer           uuid,
  constraint note_of_her_own_case foreign key (person, case_id) references casework.person (id, case_id)
);
create index note_by_case on casework.note (case_id, at desc, id desc);
revoke update, delete, truncate on casework.note from suar_app, suar_system;

create table casework.event (
  id           uuid primary key,
  case_id      uuid not null references casework.case_file,
  at           timestamptz not null,
  officer      uuid,
  agency       uuid,
  kind         text not null,
  compartment  text,
  detail       jsonb not null default '{}',
  text         bytea
);
create index event_by_case on casework.event (case_id, at desc, id desc);
comment on table casework.event is 'The one timeline of all that happened.  Rows are added, never changed; without a compartment all who take part may see it.';
revoke update, delete, truncate on casework.event from suar_app, suar_system;

create table casework.case_link (
  id          uuid primary key,
  case_id     uuid not null references casework.case_file,
  other       uuid not null references casework.case_file,
  kind        text not null constraint a_known_link check (kind in ('SamePerson', 'SamePlace', 'SameSuspect', 'SameIdentifier', 'Family', 'Other')),
  reason      bytea not null,
  at          timestamptz not null,
  officer          uuid,
  removed_at  timestamptz,
  constraint a_case_is_linked_to_another check (case_id <> other)
);
create unique index one_link_of_a_kind on casework.case_link (least(case_id, other), greatest(case_id, other), kind) where removed_at is null;
create index case_link_other on casework.case_link (other);
create index case_link_case on casework.case_link (case_id);

create table casework.saved_filter (
  id       uuid primary key,
  officer  uuid not null,
  name     text not null,
  filter   jsonb not null,
  at       timestamptz not null,
  constraint one_filter_per_name unique (officer, name)
);

-- ---------------------------------------------------------------- who may see what
revoke insert, update, delete on casework.agency_case, casework.agency_counter, casework.clock_rule from suar_app, suar_system;

do $$
declare name text;
begin
  foreach name in array array['case_file', 'case_report', 'state_role', 'participation', 'case_merge', 'agency_case', 'agency_counter', 'person',
    'person_role', 'identifier', 'journey_leg', 'task', 'clock', 'note', 'event', 'case_link', 'saved_filter'] loop
    execute format('alter table casework.%I enable row level security', name);
    execute format('create policy the_node_itself on casework.%I to suar_system using (true) with check (true)', name);
  end loop;
end $$;

create policy my_agency on casework.agency_case for select to suar_app
  using (agency = (select platform.agency())
    and compartments && (select casework.compartments())::text[]
    and case_id <> all ((select casework.conflicts())::uuid[]));
create policy my_agency on casework.agency_counter for select to suar_app
  using (agency = (select platform.agency()));
create policy my_own on casework.saved_filter to suar_app
  using (officer = (select platform.officer())) with check (officer = (select platform.officer()));

create policy participants on casework.case_file for select to suar_app
  using (exists (select from casework.agency_case a where a.case_id = case_file.id)
    or id = any ((select casework.broken_glass())::uuid[]));
create policy participants_change on casework.case_file for update to suar_app
  using (exists (select from casework.agency_case a where a.case_id = case_file.id)
    or id = any ((select casework.broken_glass())::uuid[]))
  with check (true);
create policy opened_for_my_agency on casework.case_file for insert to suar_app
  with check (opened_by = (select platform.officer()) and opened_for = (select platform.agency())
    and opened_in <@ (select casework.compartments())::text[] and opened_in <> '{}');

-- What hangs on a case follows the case.
do $$
declare name text;
begin
  foreach name in array array['case_report', 'state_role'] loop
    execute format('create policy participants on casework.%I to suar_app
      using (exists (select from casework.case_file c where c.id = %1$I.case_id))
      with check (exists (select from casework.case_file c where c.id = %1$I.case_id))', name);
  end loop;
  foreach name in array array['note', 'identifier', 'task', 'person_role', 'event'] loop
    execute format($p$create policy compartment on casework.%I for select to suar_app using (%s (
      compartment = any ((select casework.compartments())::text[]) and (
        exists (select from casework.agency_case a where a.case_id = %1$I.case_id and %1$I.compartment = any (a.compartments))
        or (compartment <> 'sealed' and case_id = any ((select casework.broken_glass())::uuid[])))))$p$, name,
      case name when 'event' then $p$(compartment is null and exists (select from casework.case_file c where c.id = event.case_id)) or$p$ else '' end);
  end loop;
  foreach name in array array['note', 'identifier', 'task'] loop
    execute format($p$create policy compartment_adds on casework.%I for insert to suar_app with check (
      compartment = any ((select casework.compartments())::text[]) and (
        exists (select from casework.agency_case a where a.case_id = %1$I.case_id and %1$I.compartment = any (a.compartments))
        or (compartment <> 'sealed' and case_id = any ((select casework.broken_glass())::uuid[]))))$p$, name);
  end loop;
  -- A participant may hand something over to a compartment that she herself cannot read.
  create policy participants_add on casework.event for insert to suar_app
    with check (exists (select from casework.case_file c where c.id = event.case_id));
  create policy participants_add on casework.person_role for insert to suar_app
    with check (exists (select from casework.case_file c where c.id = person_role.case_id)
      and (casework.sees_person(person) or casework.has_no_role(person)));
  foreach name in array array['task', 'person_role', 'identifier'] loop
    execute format($p$create policy compartment_changes on casework.%I for update to suar_app
      using (compartment = any ((select casework.compartments())::text[]) and exists (select from casework.case_file c where c.id = %1$I.case_id))
      with check (compartment = any ((select casework.compartments())::text[]) and exists (select from casework.case_file c where c.id = %1$I.case_id))$p$, name);
  end loop;
end $$;

-- A person is seen by whoever may see one of her roles: a suspect is not there for those who protect, and the reverse.
create policy by_a_role on casework.person for select to suar_app
  using (exists (select from casework.person_role r where r.person = person.id));
create policy by_a_role_change on casework.person for update to suar_app
  using (exists (select from casework.person_role r where r.person = person.id))
  with check (exists (select from casework.case_file c where c.id = person.case_id));
create policy participants_add on casework.person for insert to suar_app
  with check (exists (select from casework.case_file c where c.id = person.case_id));
create policy with_the_person on casework.journey_leg to suar_app
  using (exists (select from casework.person p where p.id = journey_leg.person))
  with check (exists (select from casework.person p where p.id = journey_leg.person and p.case_id = journey_leg.case_id));

create policy with_case_and_person on casework.clock to suar_app
  using (exists (select from casework.case_file c where c.id = clock.case_id)
    and (person is null or exists (select from casework.person p where p.id = clock.person)))
  with check (exists (select from casework.case_file c where c.id = clock.case_id));
create policy both_cases on casework.case_link to suar_app
  using (exists (select from casework.case_file c where c.id = case_link.case_id) and exists (select from casework.case_file c where c.id = case_link.other))
  with check (exists (select from casework.case_file c where c.id = case_link.case_id) and exists (select from casework.case_file c where c.id = case_link.other));
create policy both_cases on casework.case_merge to suar_app
  using (exists (select from casework.case_file c where c.id = case_merge.keep) and exists (select from casework.case_file c where c.id = case_merge.absorbed))
  with check (exists (select from casework.case_file c where c.id = case_merge.keep) and exists (select from casework.case_file c where c.id = case_merge.absorbed));

-- Who takes part is seen by all who take part.  An agency is let into a compartment by one who sees it, or into one where nobody works yet; a profession opens its own.
create policy participants on casework.participation for select to suar_app
  using (exists (select from casework.case_file c where c.id = participation.case_id));
create policy participants_invite on casework.participation for insert to suar_app
  with check (exists (select from casework.case_file c where c.id = participation.case_id)
    and ((compartment = any ((select casework.compartments())::text[])
          and exists (select from casework.agency_case a where a.case_id = participation.case_id and participation.compartment = any (a.compartments)))
      or (compartment in ('protection', 'investigation', 'prosecution') and agency <> (select platform.agency())
          and casework.compartment_is_free(case_id, compartment))
      or (compartment in ('health', 'psychosocial') and agency = (select platform.agency())
          and compartment = any ((select casework.compartments())::text[])
          and exists (select from casework.agency_case a where a.case_id = participation.case_id)
          and casework.compartment_is_free(case_id, compartment))));
create policy participants_end on casework.participation for update to suar_app
  using (exists (select from casework.case_file c where c.id = participation.case_id))
  with check (until is not null);
revoke update, delete on casework.participation, casework.person_role from suar_app;
grant update (until) on casework.participation, casework.person_role to suar_app;
revoke delete on casework.case_file, casework.person, casework.identifier, casework.journey_leg, casework.task, casework.clock,
  casework.case_link, casework.case_merge, casework.case_report, casework.state_role from suar_app;
