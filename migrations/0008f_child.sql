-- Children: disputes of age, guardians and advocates, and what gate G5 asks for.
create table identification.age_dispute (
  id          uuid primary key,
  person      uuid not null references casework.person,
  case_id     uuid not null references casework.case_file,
  content     bytea not null,
  at          timestamptz not null,
  by          uuid not null,
  decided_at  timestamptz,
  decided_by  uuid,
  finding     text,
  reasons     bytea,

  constraint a_known_finding check (finding in ('Child', 'Adult')),
  constraint decided_whole check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (finding is null) and (decided_at is null) = (reasons is null)),
  constraint who_disputes_does_not_decide check (decided_by is distinct from by or decided_by is null)
);
create unique index one_dispute_at_a_time on identification.age_dispute (person) where decided_at is null;
create index age_dispute_by_person on identification.age_dispute (person, decided_at);
comment on column identification.age_dispute.content is 'Sealed under the case''s data key: what papers say, what she says, why it is doubted.';
revoke update, delete, truncate on identification.age_dispute from suar_app, suar_system;
grant update (decided_at, decided_by, finding, reasons) on identification.age_dispute to suar_app;

create table identification.guardian (
  id         uuid primary key,
  person     uuid not null references casework.person,
  case_id    uuid not null references casework.case_file,
  kind       text not null,
  relation   text not null,
  her_view   text not null,
  content    bytea not null,
  since      date not null,
  at         timestamptz not null,
  by         uuid not null,
  ended_at   timestamptz,
  ended_by   uuid,
  ended_why  bytea,

  constraint a_known_guardian check (kind in ('Guardian', 'Advocate')),
  constraint a_known_relation check (relation in ('Parent', 'Relative', 'AppointedByCourt', 'SocialWorker', 'Organisation')),
  constraint a_known_view check (her_view in ('Agrees', 'Disagrees', 'NotYetAsked', 'TooYoungToSay')),
  constraint ended_by_somebody_for_a_reason check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
);
create index guardian_by_person on identification.guardian (person, at);
comment on column identification.guardian.content is 'Sealed under the case''s data key: who it is, by what paper, and her own words.';
revoke update, delete, truncate on identification.guardian from suar_app, suar_system;
grant update (ended_at, ended_by, ended_why) on identification.guardian to suar_app;

-- Whether she is treated as a child: a doubt that is open counts for her; a decision counts until somebody doubts anew.
create function identification.is_child(the_person uuid) returns boolean language sql stable security definer set search_path = '' as $$
  with decided as (
    select d.finding, d.decided_at from identification.age_dispute d
     where d.person = the_person and d.decided_at is not null order by d.decided_at desc limit 1)
  select exists (select from identification.age_dispute d where d.person = the_person and d.decided_at is null)
    or exists (select from decided where finding = 'Child')
    or exists (select from identification.screening s where s.person = the_person and s.minor <> 'No'
         and not exists (select from decided where s.begun_at <= decided_at))
    or exists (select from casework.person p where p.id = the_person and p.age < 18 and not exists (select from decided));
$$;

-- Gate G5 (domain 11.1): no child is moved, and nothing is decided about moving her, without a guardian or an advocate.
-- Held until the transaction ends: an end of guardianship under way is waited for.
create function identification.may_be_moved(the_person uuid) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  if not identification.is_child(the_person) then return true; end if;
  perform from identification.guardian g where g.person = the_person and g.ended_at is null for share;
  return found;
end $$;
create function identification.child_who_may_not_be_moved(the_case uuid) returns uuid language sql security definer set search_path = '' as $$
  select p.id from casework.person p
   where p.case_id in (select casework.family(the_case))
     and exists (select from casework.person_role r where r.person = p.id and r.until is null
       and r.role in ('PersonOfConcern', 'PersonWithIndicators', 'PresumedVictim', 'IdentifiedVictim', 'NotAVictim', 'FamilyMember'))
     and not identification.may_be_moved(p.id) limit 1;
$$;

create function identification.gate_five() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if identification.child_who_may_not_be_moved(new.id) is not null then
    raise exception 'G5: a child of this case has no guardian and no advocate'
      using errcode = 'check_violation', schema = 'casework', table = 'case_file', constraint = 'no_child_moves_without_guardian';
  end if;
  return new;
end $$;
create trigger gate_five before update of phase on casework.case_file for each row
  when (new.phase = 'Return' and old.phase is distinct from new.phase) execute function identification.gate_five();

alter table identification.age_dispute enable row level security;
alter table identification.guardian enable row level security;
create policy the_node_itself on identification.age_dispute to suar_system using (true) with check (true);
create policy the_node_itself on identification.guardian to suar_system using (true) with check (true);
create policy who_sees_the_person on identification.age_dispute for select to suar_app
  using (exists (select from casework.person p where p.id = age_dispute.person));
create policy who_sees_the_person on identification.guardian for select to suar_app
  using (exists (select from casework.person p where p.id = guardian.person));
create policy who_sees_the_person_adds on identification.age_dispute for insert to suar_app
  with check (by = (select platform.officer()) and exists (select from casework.person p where p.id = age_dispute.person and p.case_id = age_dispute.case_id));
create policy who_sees_the_person_adds on identification.guardian for insert to suar_app
  with check (by = (select platform.officer()) and exists (select from casework.person p where p.id = guardian.person and p.case_id = guardian.case_id));
create policy who_sees_the_person_decides on identification.age_dispute for update to suar_app
  using (decided_at is null and exists (select from casework.person p where p.id = age_dispute.person))
  with check (decided_by = (select platform.officer()));
create policy who_sees_the_person_ends on identification.guardian for update to suar_app
  using (ended_at is null and exists (select from casework.person p where p.id = guardian.person))
  with check (ended_by = (select platform.officer()));
