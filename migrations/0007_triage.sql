create schema triage;
select platform.open_to_the_program('triage');

-- Clocks are data, with where they come from and whether a lawyer or practitioner has looked (domain.md §11.2, §16.2).
-- verified: domain.md marks it [S], read in the named source; no word of a lawyer's.
create table triage.clock_rule (
  urgency   text not null,
  step      text not null check (step in ('read', 'first-answer', 'action')),
  minutes   integer not null check (minutes > 0),
  source    text not null,
  verified  boolean not null default false,
  primary key (urgency, step)
);
insert into triage.clock_rule (urgency, step, minutes, source, verified) values
  ('Immediate', 'read',            60, 'Suar, domain reference 11.2 row 1: a person reads within an hour when there is danger', false),
  ('Immediate', 'first-answer',   240, 'Suar, domain reference 11.2 row 2, shortened when there is danger', false),
  ('Immediate', 'action',        1440, 'Suar, domain reference 11.2 row 4: execution plan within 24 h', false),
  ('24h',       'read',           240, 'Suar, domain reference 11.2 row 1', false),
  ('24h',       'first-answer',  1440, 'IACAT 1343 Actionline, turn-around for crisis and general information', true),
  ('24h',       'action',        2880, 'IACAT 1343 Actionline, turn-around for specialised intervention', true),
  ('48h',       'read',           480, 'Suar, domain reference 11.2 row 1', false),
  ('48h',       'first-answer',  1440, 'IACAT 1343 Actionline, turn-around for crisis and general information', true),
  ('48h',       'action',        2880, 'IACAT 1343 Actionline, turn-around for specialised intervention', true),
  ('Routine',   'read',          1440, 'Suar, domain reference 11.2 row 1', false),
  ('Routine',   'first-answer',  1440, 'IACAT 1343 Actionline, turn-around for crisis and general information', true),
  ('Routine',   'action',        7200, 'Suar, design reference: five days', false);

create table triage.item (
  report        uuid primary key,
  received_at   timestamptz not null,
  since         timestamptz not null,
  round         integer not null default 1,
  urgency       text not null check (urgency in ('Immediate', '24h', '48h', 'Routine')),
  -- 'suggested' until an officer has looked
  urgency_by    uuid,
  answers       jsonb not null default '{}',
  owner         uuid,
  state         text not null default 'waiting' check (state in ('waiting', 'asked', 'decided')),
  flags         text[] not null default '{}',
  read_at       timestamptz,
  answered_at   timestamptz,
  acted_at      timestamptz,
  promised_at   timestamptz,
  late_told_at  timestamptz,
  wrote_at      timestamptz,
  paused_at     timestamptz,
  stood_seconds integer not null default 0,
  constraint only_a_question_pauses check (paused_at is null or state = 'asked'),
  constraint decided_is_owned check (state <> 'decided' or owner is not null)
);
create index item_in_order on triage.item (state, since);
create index item_promised on triage.item (promised_at) where late_told_at is null;
comment on column triage.item.promised_at is 'By when the reporter was told to hear from us; null once the clock of a case keeps that promise.';
comment on column triage.item.since is 'From when its clocks run: its arrival, or the hour in which a reporter whose report was closed wrote again.';
comment on column triage.item.round is 'How often it has been in the queue; each time ends with one decision.';
comment on column triage.item.wrote_at is 'Since when something that the reporter wrote is unread.';
comment on column triage.item.stood_seconds is 'How long its clocks stood still while the reporter was asked; that time is given back.';
comment on column triage.item.answers is 'Eight questions of under two minutes: yes, no or unknown; no narrative.';

-- What is done first, by the reason that makes a report urgent: data with its source, until practitioners have looked.
create table triage.first_action (
  reason    text not null,
  place     integer not null,
  action    text not null,
  source    text not null,
  verified  boolean not null default false,
  primary key (reason, action)
);
insert into triage.first_action (reason, place, action, source, verified) values
  ('danger', 1, 'agree-on-a-safe-channel', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('danger', 2, 'note-the-exact-place', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('danger', 3, 'prepare-a-rescue-request', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('sale', 1, 'note-when-and-where-to', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('sale', 2, 'prepare-a-rescue-request', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('sale', 3, 'warn-the-border-posts', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('suicide', 1, 'stay-in-contact', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('suicide', 2, 'bring-in-a-counsellor', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('child', 1, 'treat-as-a-child', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('child', 2, 'call-child-protection', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('injury', 1, 'ask-what-care-is-needed', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('injury', 2, 'give-the-emergency-number', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('pregnancy', 1, 'ask-what-care-is-needed', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('pregnancy', 2, 'ask-how-many-months', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('armedControl', 1, 'send-nobody-alone', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('armedControl', 2, 'ask-the-focal-point-there', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('battery', 1, 'ask-the-place-first', 'Suar, domain reference F14.1: triage gives urgency and first actions', false),
  ('battery', 2, 'agree-on-two-hours-a-day', 'Suar, domain reference F14.1: triage gives urgency and first actions', false);

create table triage.action_done (
  report   uuid not null references triage.item,
  action   text not null,
  done_at  timestamptz not null,
  done_by  uuid not null,
  constraint done_once primary key (report, action)
);
comment on table triage.action_done is 'Who did which first action, and when.';

create table triage.clue (
  report  uuid not null,
  kind    text not null,
  token   bytea not null,
  primary key (report, kind, token)
);
create index clue_meets on triage.clue (token, kind);
comment on table triage.clue is 'Blinded pieces that two reports may share: a phone, a handle, a place, a name.';

create table triage.decision (
  report      uuid not null,
  round       integer not null default 1,
  outcome     text not null check (outcome in ('open-case', 'add-to-case', 'refer-out', 'honest-negative')),
  case_id     uuid,
  decided_at  timestamptz not null,
  decided_by  uuid not null,
  data_key    uuid not null,
  reason      bytea not null,

  constraint one_decision_per_report   primary key (report, round),
  constraint a_case_where_one_is_meant check ((outcome in ('open-case', 'add-to-case')) = (case_id is not null))
);
comment on table triage.decision is 'An officer''s one answer to one report; a further one when a reporter whose report was closed without a case wrote again.';

alter table triage.item enable row level security;
alter table triage.action_done enable row level security;
alter table triage.clue enable row level security;
alter table triage.decision enable row level security;
create policy the_node_itself on triage.item to suar_system using (true) with check (true);
create policy the_node_itself on triage.action_done to suar_system using (true) with check (true);
create policy the_node_itself on triage.clue to suar_system using (true) with check (true);
create policy the_node_itself on triage.decision to suar_system using (true) with check (true);
-- What hangs on a report follows the report: once it has a case, whoever may not see it finds no row, no hint and no decision.
create policy front_desk on triage.item to suar_app
  using ('triage.read' = any ((select platform.rights())::text[]) and exists (select from intake.report r where r.id = item.report))
  with check ('triage.read' = any ((select platform.rights())::text[]));
create policy front_desk on triage.action_done to suar_app
  using ('triage.read' = any ((select platform.rights())::text[]) and exists (select from triage.item i where i.report = action_done.report))
  with check ('triage.decide' = any ((select platform.rights())::text[]));
create policy front_desk on triage.clue to suar_app
  using ('triage.read' = any ((select platform.rights())::text[]) and exists (select from intake.report r where r.id = clue.report));
create policy front_desk on triage.decision to suar_app
  using ('triage.read' = any ((select platform.rights())::text[]) and exists (select from intake.report r where r.id = decision.report))
  with check ('triage.decide' = any ((select platform.rights())::text[]));
