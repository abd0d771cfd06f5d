-- A part of a roster of a mass release: the rows of one nationality, for that state and no other (domain.md 11.4).
create table requests.roster_part (
  id              uuid primary key,
  side            text not null check (side in ('Out', 'In')),
  state           text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  roster          uuid not null,
  message         uuid unique,
  provenance      text not null,
  reliability     text not null check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility     text not null check (credibility in ('1', '2', '3', '4', '5', '6')),
  listed_on       text,
  whole_digest    text not null,
  whole_count     integer not null check (whole_count > 0),
  claimed         integer check (claimed >= 0),
  counted         integer not null check (counted between 1 and 1500),
  withheld        integer not null default 0 check (withheld >= 0),
  fields          text[] not null,
  legal_basis     jsonb not null,
  content         bytea not null,
  author          uuid,
  approver        uuid,
  agency          uuid,
  at              timestamptz not null,
  sent_at         timestamptz,
  read_at         timestamptz,
  taken_at        timestamptz,
  their_count     integer,
  struck_at       timestamptz,
  restored_at     timestamptz,
  constraint counted_rows_are_some_of_the_whole check (counted + withheld <= whole_count),
  constraint the_author_does_not_approve check (approver is null or approver <> author),
  -- Named persons are RED, and RED leaves after a second person (domain.md 10.6.3).
  constraint red_needs_a_second_person check (side = 'In' or sent_at is null or (message is not null and (approver is not null or restored_at is not null))),
  constraint a_struck_part_never_left check (struck_at is null or sent_at is null),
  constraint theirs_has_a_message check (side = 'Out' or message is not null)
);
create index roster_part_latest on requests.roster_part (at desc, id desc);
comment on column requests.roster_part.content is 'Who made the list, where, and the rows: sealed under the key of the part.';
comment on column requests.roster_part.withheld is 'Rows of people who do not want their state to be told. Their number stays here.';

create table requests.roster_case (
  part     uuid not null references requests.roster_part,
  row_no   integer not null,
  case_id  uuid not null references casework.case_file,
  primary key (part, row_no)
);
revoke delete, truncate on requests.roster_part, requests.roster_case from suar_app, suar_system;
revoke update on requests.roster_case from suar_app, suar_system;

-- Nothing of a roster leaves but a part that a second person approved, to its own state; or the word that one was taken.
create function requests.must_be_an_approved_part() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Given back after a restore: it has left before.
  if exists (select from exchange.receipt where message = new.id) then return null; end if;
  if not exists (
    select from requests.roster_part p
     where p.state = new.partner and p.id = new.thread
       and case when new.type like 'requests.roster-part@%' then p.side = 'Out' and p.message = new.id and p.approver is not null
                else p.side = 'In' and p.taken_at is not null end) then
    raise exception 'a roster leaves only in parts, each approved, each to its own state'
      using errcode = 'check_violation', schema = 'requests', table = 'roster_part', constraint = 'only_approved_parts_leave';
  end if;
  return null;
end $$;
create constraint trigger only_approved_parts_leave after insert on exchange.message deferrable initially deferred
  for each row when (new.direction = 'out' and new.type like 'requests.roster-%') execute function requests.must_be_an_approved_part();

alter table requests.roster_part enable row level security;
alter table requests.roster_case enable row level security;
create policy the_node_itself on requests.roster_part to suar_system using (true) with check (true);
create policy the_node_itself on requests.roster_case to suar_system using (true) with check (true);
-- Only what came back with its receiver's receipt is restored, and only the node itself says so.
create function requests.part_is_restored_by_the_node() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.restored_at is not null and (tg_op = 'INSERT' or new.restored_at is distinct from old.restored_at)
     and (current_user = 'suar_app' or not exists (
       select from exchange.message m join exchange.receipt t on t.message = m.id where m.thread = new.id and m.partner = new.state)) then
    raise exception 'only what a partner signed for comes back'
      using errcode = 'check_violation', schema = 'requests', table = 'roster_part', constraint = 'what_comes_back_was_signed_for';
  end if;
  return new;
end $$;
create trigger part_restored_by_the_node before insert or update of restored_at on requests.roster_part
  for each row execute function requests.part_is_restored_by_the_node();

-- Ours that came back without whoever prepared it: whoever approves.
create policy ours_without_its_agency on requests.roster_part for select to suar_app
  using (side = 'Out' and agency is null and restored_at is not null
    and (select platform.rights())::text[] @> array['requests.approve', 'compartment.protection']);
-- Ours: the agency that prepared it. Theirs: whoever answers for protection, until one agency takes it.
create policy of_the_agency on requests.roster_part to suar_app
  using (side = 'Out' and agency = (select platform.agency())
         and (select platform.rights())::text[] && array['requests.write', 'requests.approve'])
  with check (side = 'Out' and agency = (select platform.agency()));
create policy theirs_by_competence on requests.roster_part for select to suar_app
  using (side = 'In' and (select platform.rights())::text[] @> array['requests.answer', 'compartment.protection']
         and coalesce(agency, (select platform.agency())) = (select platform.agency()));
create policy theirs_by_competence_change on requests.roster_part for update to suar_app
  using (side = 'In' and (select platform.rights())::text[] @> array['requests.answer', 'compartment.protection']
         and coalesce(agency, (select platform.agency())) = (select platform.agency()))
  with check (side = 'In');
create policy with_its_part on requests.roster_case to suar_app
  using (exists (select from requests.roster_part p where p.id = part))
  with check (exists (select from requests.roster_part p where p.id = part));
