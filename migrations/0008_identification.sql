-- How each state sees each person: one line a decision, added and never changed.
create schema identification;
select platform.open_to_the_program('identification');

create table identification.determination (
  id            uuid primary key,
  person        uuid not null references casework.person,
  case_id       uuid not null references casework.case_file,
  state         text not null,
  number        integer not null,
  status        text not null,
  body          text,
  reasons       bytea,
  appeal_told   boolean not null default false,
  appeal_until  date,
  decided_on    date not null,
  decided_by    uuid,
  message       uuid,
  at            timestamptz not null,
  definition    text,
  found         text[] not null default '{}',
  appeal        uuid,
  recognition   uuid,

  constraint decisions_follow_one_another unique (person, state, number),
  constraint a_known_status check (status in ('NoIndicators', 'IndicatorsPresent', 'PresumedVictim', 'IdentifiedVictim',
    'NotAVictim', 'DeclinedIdentification', 'Withdrawn')),
  constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  constraint ours_by_an_officer_theirs_by_a_message check ((decided_by is null) = (message is not null)),
  constraint heard_once unique (appeal),
  constraint recognised_only_in_her_favour check (recognition is null or status in ('PresumedVictim', 'IdentifiedVictim')),
  -- G9 (domain 11.1). Another state's reasons stay there; ours must be written down and the appeal told.
  constraint not_a_victim_needs_reasons_and_a_told_appeal
    check (status <> 'NotAVictim' or message is not null or (reasons is not null and appeal_told))
);
create unique index one_determination_per_message on identification.determination (message) where message is not null;
comment on column identification.determination.found is 'The boxes of the law named in definition that the decision rests on.';
comment on column identification.determination.reasons is 'Sealed under the case''s data key.';
revoke update, delete, truncate on identification.determination from suar_app, suar_system;

alter table identification.determination enable row level security;
create policy the_node_itself on identification.determination to suar_system using (true) with check (true);
create policy who_sees_the_person on identification.determination to suar_app
  using (exists (select from casework.person p where p.id = determination.person))
  with check (exists (select from casework.person p where p.id = determination.person and p.case_id = determination.case_id)
    and (decided_by is null or decided_by = (select platform.officer())));
