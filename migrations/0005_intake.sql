-- What people told us, and the thread with them.
create schema intake;
select platform.open_to_the_program('intake');

create table intake.report (
  id                uuid primary key,
  receipt           text not null constraint one_report_per_receipt unique,
  secret            bytea not null,
  once              bytea not null constraint sent_twice_is_one_report unique,
  channel           text not null,
  language          text not null,
  state             text not null,
  danger            text not null,
  teller            text not null default 'Unknown' constraint a_known_teller check (teller in ('Self', 'Family', 'Other', 'Unknown')),
  received_at       timestamptz not null,
  taken_by          uuid,
  taken_for         uuid,
  first_answered_at timestamptz,
  next_contact_due  timestamptz not null,
  case_file         uuid,
  content           bytea not null
);
create index report_by_time on intake.report (received_at desc, id desc);
create index report_by_case on intake.report (case_file) where case_file is not null;
comment on table intake.report is 'One report.  "content" is sealed under the report''s own data key; "secret" is a keyed MAC over receipt number and PIN; "once" is the token of the form it came from.';
comment on column intake.report.teller is 'Who tells, as far as it was said: the person herself, her family, somebody else.  Who did not say may be family.';
comment on column intake.report.taken_for is 'The agency whose desk took it: on the telephone, or by deciding it.';

create table intake.message (
  id        uuid primary key,
  report    uuid not null references intake.report,
  at        timestamptz not null,
  author    text not null constraint an_author_is_known check (author in ('Reporter', 'Officer', 'Node')),
  officer   uuid,
  kind      text not null constraint a_kind_of_message_is_known check (kind in ('Text', 'Moved')),
  once      bytea,
  body      bytea not null,
  read_at   timestamptz,
  read_by   uuid,
  constraint read_by_somebody check ((read_at is null) = (read_by is null)),
  constraint written_twice_is_one_message unique (report, once)
);
create index message_by_report on intake.message (report, id);
comment on table intake.message is 'The thread with a reporter, both ways, sealed under the key of the report; "read_at" says when an officer had read what the reporter wrote.';

create table intake.file (
  id        uuid primary key,
  report    uuid not null,
  message   uuid,
  at        timestamptz not null,
  state     text not null constraint a_state_of_a_file_is_known check (state in ('Arriving', 'Whole', 'RefusedType', 'TooLarge', 'TooMany', 'BrokenOff')),
  type      text,
  size      bigint not null default 0,
  sha256    bytea,
  name      bytea not null
);
create index file_by_report on intake.file (report, id);
comment on table intake.file is 'A photo, voice note or document.  Its bytes lie sealed in the folder of the node under a key of its own; "report" may still be a draft, hence no foreign key.';

create table intake.visit (
  token      bytea primary key,
  report     uuid not null,
  kind       text not null constraint a_visit_writes_or_reads check (kind in ('Writing', 'Sent', 'Reading')),
  expires_at timestamptz not null,
  draft      bytea
);
create index visit_by_end on intake.visit (expires_at);
comment on table intake.visit is 'What one browser is doing here.  "token" is a keyed hash of its cookie; a draft is sealed under a key made from the cookie itself, so that nobody else can open it.';

alter table intake.report enable row level security;
alter table intake.message enable row level security;
alter table intake.file enable row level security;
alter table intake.visit enable row level security;

create policy the_node_itself on intake.report to suar_system using (true) with check (true);
create policy the_node_itself on intake.message to suar_system using (true) with check (true);
create policy the_node_itself on intake.file to suar_system using (true) with check (true);
create policy the_node_itself on intake.visit to suar_system using (true) with check (true);

-- An officer for whom a conflict stands loses the reports of that case with the case itself (domain 10.6.4).
create function intake.conflicts() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select r.id from access.conflict_block b join intake.report r on r.case_file = b.subject
                where b.officer = platform.officer());
end $$;
-- Why nothing may be said to this reporter now, or null.  A floor above knows the reasons and puts its own in place (0009c).
create function intake.why_not_tell(the_report uuid, the_officer uuid) returns text language sql stable return null::text;
-- Who else reads is said in 0006c_reports_of_cases.sql, because it asks for the case; until then no officer reads anything.
revoke all on intake.visit from suar_app;
revoke delete on intake.report, intake.message from suar_app;
