-- Legal aid: who may help, whom a person has asked, what she was told of her rights, and what stays between her and counsel.
create table assistance.aid_rule (
  clock     text primary key,
  hours     integer not null check (hours > 0),
  source    text not null,
  verified  boolean not null
);
insert into assistance.aid_rule values
  ('Accept', 48, 'House rule: a lawyer says yes or no in two days (domain F16.1)', false);

create table assistance.lawyer (
  id         uuid primary key,
  name       text not null,
  firm       text not null,
  state      text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  place      text not null,
  languages  text[] not null,
  subjects   text[] not null,
  reach      text not null,
  officer    uuid,
  added_by   uuid not null,
  added_at   timestamptz not null,
  constraint one_lawyer_by_name_and_firm unique (name, firm)
);
comment on column assistance.lawyer.officer is 'Her own account on this node, where she has one: she alone then answers and writes privileged notes.';

create table assistance.retainer (
  id      uuid primary key,
  lawyer  uuid not null references assistance.lawyer,
  token   bytea not null,
  name    bytea not null
);
create index retainer_by_token on assistance.retainer (token);
comment on table assistance.retainer is 'For whom a firm acts: compared by token, opened only to make its token anew.';

create table assistance.mandate (
  id         uuid primary key,
  person     uuid not null references casework.person,
  case_id    uuid not null references casework.case_file,
  lawyer     uuid not null references assistance.lawyer,
  matter     text not null,
  state      text not null default 'Asked',
  asked_by   uuid not null,
  asked_at   timestamptz not null,
  accept_by  timestamptz not null,
  notes_key  uuid not null,
  content    bytea not null,

  constraint a_known_matter check (matter in ('Detention', 'NonPunishment', 'ImmigrationRelief', 'Statement', 'Compensation',
    'LabourClaim', 'FamilyLaw', 'MuleAccount', 'Other')),
  constraint a_known_mandate_state check (state in ('Asked', 'Accepted', 'Declined', 'Ended'))
);
create index mandate_by_case on assistance.mandate (case_id, asked_at);
create index mandate_by_lawyer on assistance.mandate (lawyer) where state in ('Asked', 'Accepted');
create index mandate_waiting on assistance.mandate (accept_by, id) where state = 'Asked';
create unique index one_lawyer_a_matter on assistance.mandate (person, matter, lawyer) where state in ('Asked', 'Accepted');
comment on column assistance.mandate.content is 'Sealed under a key of its own: counsel opens it and not the case.';

create table assistance.mandate_step (
  mandate  uuid not null references assistance.mandate,
  number   integer not null,
  kind     text not null,
  content  bytea not null,
  officer  uuid not null,
  at       timestamptz not null,
  primary key (mandate, number),
  constraint a_known_mandate_step check (kind in ('Accepted', 'Declined', 'PowerGiven', 'PowerEnded', 'Ended'))
);

create table assistance.rights_told (
  id           uuid primary key,
  person       uuid not null references casework.person,
  case_id      uuid not null references casework.case_file,
  language     text not null,
  interpreter  text not null,
  understood   text not null constraint a_known_understanding check (understood in ('Yes', 'Partly', 'No')),
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null
);
create index rights_told_by_case on assistance.rights_told (case_id, recorded_at);
comment on table assistance.rights_told is 'That she was told her rights: when, in which language, by whom, and whether she understood (ACTIP 14(9)).';

create table assistance.privileged_note (
  id       uuid primary key,
  mandate  uuid not null references assistance.mandate,
  content  bytea not null,
  officer  uuid not null,
  at       timestamptz not null
);
create index privileged_note_by_mandate on assistance.privileged_note (mandate, at);
comment on table assistance.privileged_note is 'Between her and counsel, under a key of their own.  No other officer and no work of the node itself sees a row.';

create table assistance.aid_deadline (
  id       uuid primary key,
  mandate  uuid not null references assistance.mandate,
  due_at   timestamptz not null,
  content  bytea not null,
  met_at   timestamptz,
  officer  uuid not null,
  at       timestamptz not null
);
create index aid_deadline_open on assistance.aid_deadline (due_at, id) where met_at is null;

create function assistance.mandate_step_may_follow() returns trigger language plpgsql security definer set search_path = '' as $$
declare m assistance.mandate; theirs uuid;
begin
  select * into m from assistance.mandate where id = new.mandate for update;
  select coalesce(max(s.number), 0) + 1 into new.number from assistance.mandate_step s where s.mandate = new.mandate;
  if not (case new.kind when 'Accepted' then m.state = 'Asked' when 'Declined' then m.state = 'Asked'
      when 'Ended' then m.state in ('Asked', 'Accepted') else m.state = 'Accepted' end)
  then raise exception using errcode = 'check_violation', constraint = 'this_step_does_not_follow'; end if;
  select l.officer into theirs from assistance.lawyer l where l.id = m.lawyer;
  if new.kind in ('Accepted', 'Declined') and theirs is not null and theirs <> new.officer
  then raise exception using errcode = 'check_violation', constraint = 'counsel_answers_herself'; end if;
  return new;
end $$;
create trigger step_may_follow before insert on assistance.mandate_step
  for each row execute function assistance.mandate_step_may_follow();
create function assistance.mandate_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update assistance.mandate set state = new.kind where id = new.mandate and new.kind in ('Accepted', 'Declined', 'Ended');
  return null;
end $$;
create trigger mandate_moves after insert on assistance.mandate_step for each row execute function assistance.mandate_moves();

create function assistance.accused_names(the_case uuid) returns table (data_key uuid, name bytea)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query select e.data_key, e.name from casework.name_entry e
    where exists (select from casework.person_role r where r.person = e.person and r.role = 'Suspect' and r.until is null
      and r.case_id in (select casework.family(the_case)));
end $$;
comment on function assistance.accused_names is
  'Sealed names of the accused, for the comparison that tells yes or no: whoever asks for a lawyer may not see them.';

revoke update, delete, truncate on assistance.mandate, assistance.mandate_step, assistance.rights_told,
  assistance.privileged_note, assistance.aid_deadline, assistance.lawyer from suar_app, suar_system;
grant update (met_at) on assistance.aid_deadline to suar_app;
revoke insert, update, delete on assistance.aid_rule from suar_app, suar_system;
revoke all on assistance.privileged_note from suar_system;

do $$
declare name text;
begin
  foreach name in array array['aid_rule', 'lawyer', 'retainer', 'mandate', 'mandate_step', 'rights_told', 'aid_deadline'] loop
    execute format('alter table assistance.%I enable row level security', name);
    execute format('create policy the_node_itself on assistance.%I to suar_system using (true) with check (true)', name);
  end loop;
end $$;
alter table assistance.privileged_note enable row level security;

create policy rules_are_for_all on assistance.aid_rule for select to suar_app using (true);
create policy those_who_find_a_lawyer on assistance.lawyer to suar_app
  using ((select platform.rights() && array['assistance.aid', 'assistance.counsel']))
  with check (added_by = (select platform.officer()) and (select 'assistance.aid' = any (platform.rights())));
create policy those_who_find_a_lawyer on assistance.retainer to suar_app
  using ((select platform.rights() && array['assistance.aid', 'assistance.counsel']))
  with check ((select platform.rights() && array['assistance.aid', 'assistance.counsel']));
create policy who_sees_the_person_and_counsel on assistance.mandate for select to suar_app using (
  exists (select from casework.person p where p.id = mandate.person)
  or ((select 'assistance.counsel' = any (platform.rights()))
    and exists (select from assistance.lawyer l where l.id = mandate.lawyer and l.officer = (select platform.officer()))));
create policy who_sees_the_person_asks on assistance.mandate for insert to suar_app with check (
  exists (select from casework.person p where p.id = mandate.person and p.case_id = mandate.case_id)
  and asked_by = (select platform.officer()));
create policy with_the_mandate on assistance.mandate_step for select to suar_app
  using (exists (select from assistance.mandate m where m.id = mandate_step.mandate));
create policy with_the_mandate_adds on assistance.mandate_step for insert to suar_app
  with check (exists (select from assistance.mandate m where m.id = mandate_step.mandate) and officer = (select platform.officer()));
create policy with_the_mandate on assistance.aid_deadline to suar_app
  using (exists (select from assistance.mandate m where m.id = aid_deadline.mandate))
  with check (exists (select from assistance.mandate m where m.id = aid_deadline.mandate) and officer = (select platform.officer()));
create policy who_sees_the_person on assistance.rights_told to suar_app
  using (exists (select from casework.person p where p.id = rights_told.person))
  with check (exists (select from casework.person p where p.id = rights_told.person and p.case_id = rights_told.case_id)
    and recorded_by = (select platform.officer()));
create policy counsel_alone on assistance.privileged_note to suar_app
  using ((select 'assistance.counsel' = any (platform.rights())) and exists (select from assistance.mandate m
      join assistance.lawyer l on l.id = m.lawyer where m.id = privileged_note.mandate and l.officer = (select platform.officer())))
  with check (officer = (select platform.officer()) and (select 'assistance.counsel' = any (platform.rights()))
    and exists (select from assistance.mandate m join assistance.lawyer l on l.id = m.lawyer
      where m.id = privileged_note.mandate and m.state = 'Accepted' and l.officer = (select platform.officer())));
