-- What weighs on a person although she may be a victim: charges, fines, overstay, detention, deportation, blacklists,
-- frozen accounts; and what became of each under the non-punishment principle (ACTIP 14(7)).
create table assistance.burden (
  id           uuid primary key,
  person       uuid not null references casework.person,
  case_id      uuid not null references casework.case_file,
  kind         text not null,
  state        text not null,
  since        timestamptz not null,
  content      bytea not null,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,

  constraint a_known_burden check (kind in ('Charge', 'Fine', 'Overstay', 'Detention', 'Deportation', 'Blacklist', 'FrozenAccount')),
  constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$')
);
create index burden_by_person on assistance.burden (person, since);
comment on column assistance.burden.content is 'Sealed under the case''s data key: which authority, for what, under which law.';
revoke update, delete, truncate on assistance.burden from suar_app, suar_system;

create table assistance.burden_step (
  burden   uuid not null references assistance.burden,
  number   integer not null,
  step     text not null,
  content  bytea not null,
  by       uuid not null,
  at       timestamptz not null,
  primary key (burden, number),

  constraint a_known_step check (step in ('Proposed', 'Granted', 'Refused', 'Appealed', 'Reviewed', 'Ended'))
);
comment on table assistance.burden_step is 'Each step as it was taken.  Rows are added, never changed.';
comment on column assistance.burden_step.content is 'Sealed under the case''s data key: reasons, compelled, directly related, evidence.';
revoke update, delete, truncate on assistance.burden_step from suar_app, suar_system;

create table assistance.detention_rule (
  state         text primary key,
  review_hours  integer not null check (review_hours > 0),
  source        text not null,
  verified      boolean not null
);
comment on table assistance.detention_rule is 'After how long in detention somebody must look again.  `*` where a state has none of its own.';
insert into assistance.detention_rule values
  ('*', 24, 'ACTIP Art. 14(8): no unreasonable detention. The hours are Suar''s own proposal.', false);

alter table assistance.burden enable row level security;
alter table assistance.burden_step enable row level security;
alter table assistance.detention_rule enable row level security;
create policy the_node_itself on assistance.burden to suar_system using (true) with check (true);
create policy the_node_itself on assistance.burden_step to suar_system using (true) with check (true);
create policy the_node_itself on assistance.detention_rule to suar_system using (true) with check (true);
create policy rules_are_for_all on assistance.detention_rule for select to suar_app using (true);
create policy who_sees_the_person on assistance.burden to suar_app
  using (exists (select from casework.person p where p.id = burden.person))
  with check (exists (select from casework.person p where p.id = burden.person and p.case_id = burden.case_id)
    and recorded_by = (select platform.officer()));
create policy who_sees_the_burden on assistance.burden_step to suar_app
  using (exists (select from assistance.burden b where b.id = burden_step.burden))
  with check (exists (select from assistance.burden b where b.id = burden_step.burden) and by = (select platform.officer()));
