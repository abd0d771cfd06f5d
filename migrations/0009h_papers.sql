-- Who holds a person's passport, other papers and telephone, authorities included: since when, why, and with which receipt.
create table assistance.paper (
  id           uuid primary key,
  person       uuid not null references casework.person,
  case_id      uuid not null references casework.case_file,
  kind         text not null constraint a_known_paper check (kind in ('Passport', 'NationalId', 'TravelLetter', 'WorkPermit', 'BirthCertificate', 'BankCard', 'Phone', 'Other')),
  holder       text not null default 'Unknown',
  from_leg     boolean not null default false,
  recorded_by  uuid,
  recorded_at  timestamptz not null
);
create index paper_by_case on assistance.paper (case_id, person);
create index paper_held_by_authority on assistance.paper (case_id) where holder = 'HeldByAuthority';
create unique index one_passport_of_a_journey on assistance.paper (person) where from_leg;
comment on column assistance.paper.from_leg is 'Written by the node, from what a leg of the journey says of the papers.';

create table assistance.paper_step (
  paper    uuid not null references assistance.paper,
  number   integer not null,
  holder   text not null constraint a_known_holder check (holder in ('HeldByPerson', 'HeldBySyndicate', 'HeldByAuthority', 'LostOrDestroyed', 'NeverHad', 'Unknown')),
  since    timestamptz not null,
  content  bytea,
  officer  uuid,
  at       timestamptz not null,
  primary key (paper, number)
);
comment on table assistance.paper_step is 'Who held it, as it was told.  Rows are added, never changed; the last one counts.';

create function assistance.paper_step_comes() returns trigger language plpgsql security definer set search_path = '' as $$
declare the_case uuid;
begin
  select p.case_id into the_case from assistance.paper p where p.id = new.paper for update;
  -- A closing under way is waited for, and a later one waits: it reads this row then.
  perform from casework.case_file c where c.id in (select casework.family(the_case)) order by c.id for share;
  select coalesce(max(s.number), 0) + 1 into new.number from assistance.paper_step s where s.paper = new.paper;
  return new;
end $$;
create trigger paper_step_comes before insert on assistance.paper_step
  for each row execute function assistance.paper_step_comes();
create function assistance.paper_changes_hands() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update assistance.paper set holder = new.holder where id = new.paper;
  return null;
end $$;
create trigger paper_changes_hands after insert on assistance.paper_step
  for each row execute function assistance.paper_changes_hands();

-- What the last leg of a journey says of the papers stands in the ledger too: gate G4 has one source.
create function assistance.leg_tells_of_papers() returns trigger language plpgsql security definer set search_path = '' as $$
declare told text; last uuid; ledger assistance.paper;
begin
  -- A leg that says what it said before is no news: the ledger may know better by now.
  if tg_op = 'UPDATE' then
    if old.documents = new.documents then return null; end if;
  end if;
  select l.documents, l.id into told, last from casework.journey_leg l where l.person = new.person order by l.place_in_order desc limit 1;
  if last <> new.id then return null; end if;
  select * into ledger from assistance.paper p where p.person = new.person and p.from_leg;
  if ledger.id is null and told = 'HeldByAuthority' then
    insert into assistance.paper (id, person, case_id, kind, from_leg, recorded_at)
      values (gen_random_uuid(), new.person, new.case_id, 'Passport', true, new.at) returning * into ledger;
  end if;
  if ledger.id is not null and ledger.holder <> told then
    insert into assistance.paper_step (paper, holder, since, officer, at)
      values (ledger.id, told, casework.moment(), platform.officer(), casework.moment());
  end if;
  return null;
end $$;
create trigger leg_tells_of_papers after insert or update of documents on casework.journey_leg
  for each row execute function assistance.leg_tells_of_papers();

create or replace function casework.whose_papers_are_held(the_cases uuid[]) returns uuid
language sql stable security definer set search_path = ''
  begin atomic
    select p.person from assistance.paper p where p.case_id = any (the_cases) and p.holder = 'HeldByAuthority' order by p.recorded_at limit 1;
  end;

-- G4 stands in the log: whoever closes a case, by whichever way.
create function assistance.no_closing_while_held() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if casework.whose_papers_are_held(array(select casework.family(new.id))) is not null then
    raise exception using errcode = 'check_violation', constraint = 'no_closing_while_an_authority_holds_papers';
  end if;
  return new;
end $$;
create trigger no_closing_while_held before update of status on casework.case_file for each row
  when (new.status in ('Closed', 'ClosedReferred') and old.status is distinct from new.status)
  execute function assistance.no_closing_while_held();

revoke update, delete, truncate on assistance.paper, assistance.paper_step from suar_app, suar_system;
alter table assistance.paper enable row level security;
alter table assistance.paper_step enable row level security;
create policy the_node_itself on assistance.paper to suar_system using (true) with check (true);
create policy the_node_itself on assistance.paper_step to suar_system using (true) with check (true);
create policy who_sees_the_person on assistance.paper to suar_app
  using (exists (select from casework.person p where p.id = paper.person))
  with check (exists (select from casework.person p where p.id = paper.person and p.case_id = paper.case_id)
    and recorded_by = (select platform.officer()) and not from_leg);
create policy who_sees_the_paper on assistance.paper_step to suar_app
  using (exists (select from assistance.paper p where p.id = paper_step.paper))
  with check (exists (select from assistance.paper p where p.id = paper_step.paper) and officer = (select platform.officer()));
