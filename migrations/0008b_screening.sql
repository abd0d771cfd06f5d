-- Interviews: who asked whom by which form, and every answer as it was given.
create table identification.catalogue (
  line      bigint generated always as identity,
  name      text not null,
  version   text not null,
  document  jsonb not null,
  taken_at  timestamptz not null,
  taken_by  uuid not null,
  primary key (name, version)
);
comment on table identification.catalogue is
  'Catalogues of indicators that this node took in beside those of the program.  The one taken last of each name is used.';
revoke update, delete, truncate on identification.catalogue from suar_app, suar_system;

create table identification.screening (
  id             uuid primary key,
  person         uuid not null references casework.person,
  case_id        uuid not null references casework.case_file,
  form           text not null,
  form_version   text not null,
  catalogues     text[] not null,
  minor          text not null,
  language       text not null,
  interpreted    text,
  begun_at       timestamptz not null,
  begun_by       uuid not null,
  ended_at       timestamptz,
  suggestion     text,
  determination  uuid references identification.determination,

  constraint a_known_age check (minor in ('No', 'Yes', 'Disputed')),
  constraint ended_with_a_finding check ((ended_at is null) = (determination is null) and (ended_at is null) = (suggestion is null))
);
create index screening_by_person on identification.screening (person, begun_at desc);
revoke update, delete, truncate on identification.screening from suar_app, suar_system;
grant update (minor, ended_at, suggestion, determination) on identification.screening to suar_app, suar_system;

create table identification.answer (
  id         uuid primary key,
  line       bigint generated always as identity,
  screening  uuid not null references identification.screening,
  content    bytea not null,
  at         timestamptz not null,
  by         uuid not null
);
create index answer_by_screening on identification.answer (screening, line);
comment on table identification.answer is 'Each answer as it was given.  Rows are added, never changed.';
comment on column identification.answer.content is 'Sealed under the case''s data key: code, answer, what it rests on, note.';
revoke update, delete, truncate on identification.answer from suar_app, suar_system;

alter table identification.catalogue enable row level security;
alter table identification.screening enable row level security;
alter table identification.answer enable row level security;
create policy the_node_itself on identification.catalogue to suar_system using (true) with check (true);
create policy the_node_itself on identification.screening to suar_system using (true) with check (true);
create policy the_node_itself on identification.answer to suar_system using (true) with check (true);
create policy rules_are_for_all on identification.catalogue to suar_app using (true) with check (taken_by = (select platform.officer()));
create policy who_sees_the_person on identification.screening to suar_app
  using (exists (select from casework.person p where p.id = screening.person))
  with check (exists (select from casework.person p where p.id = screening.person and p.case_id = screening.case_id));
create policy who_sees_the_screening on identification.answer to suar_app
  using (exists (select from identification.screening s where s.id = answer.screening))
  with check (by = (select platform.officer())
    and exists (select from identification.screening s where s.id = answer.screening and s.ended_at is null));
