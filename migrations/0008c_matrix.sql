-- The act-means-purpose matrix: what speaks for each box, and against it.
create table identification.backing (
  id          uuid primary key,
  person      uuid not null references casework.person,
  case_id     uuid not null references casework.case_file,
  box         text not null,
  side        text not null,
  kind        text not null,
  ground      uuid not null,
  content     bytea not null,
  at          timestamptz not null,
  by          uuid not null,
  struck_at   timestamptz,
  struck_by   uuid,
  struck_why  bytea,

  constraint a_box_of_an_element check (box ~ '^(act|means|purpose)\.[A-Z][A-Za-z]+$'),
  constraint for_or_against check (side in ('For', 'Against')),
  constraint a_known_ground check (kind in ('Note', 'Message', 'File')),
  constraint struck_by_somebody_for_a_reason
    check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (struck_why is null))
);
create index backing_by_person on identification.backing (person, at);
comment on column identification.backing.content is 'Sealed under the case''s data key: who said it, and what it shows.';
revoke update, delete, truncate on identification.backing from suar_app, suar_system;
grant update (struck_at, struck_by, struck_why) on identification.backing to suar_app;

-- Whether whoever asks sees this note, message or file, in the family of this case.  Run as the one who asks.
create function identification.ground_is_seen(the_kind text, the_ground uuid, the_case uuid) returns boolean language sql stable as $$
  select case the_kind
    when 'Note' then exists (select from casework.note n
      where n.id = the_ground and n.case_id in (select casework.family(the_case)))
    when 'Message' then exists (select from intake.message m join intake.report r on r.id = m.report
      where m.id = the_ground and r.case_file in (select casework.family(the_case)))
    when 'File' then exists (select from intake.file f join intake.report r on r.id = f.report
      where f.id = the_ground and r.case_file in (select casework.family(the_case)))
    else false end;
$$;

alter table identification.backing enable row level security;
create policy the_node_itself on identification.backing to suar_system using (true) with check (true);
create policy who_sees_the_person on identification.backing for select to suar_app
  using (exists (select from casework.person p where p.id = backing.person));
create policy who_sees_the_person_adds on identification.backing for insert to suar_app
  with check (by = (select platform.officer())
    and exists (select from casework.person p where p.id = backing.person and p.case_id = backing.case_id)
    and identification.ground_is_seen(kind, ground, case_id));
create policy who_sees_the_person_strikes on identification.backing for update to suar_app
  using (struck_at is null and exists (select from casework.person p where p.id = backing.person))
  with check (struck_by = (select platform.officer()));
