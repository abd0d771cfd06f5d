-- Appeals against a decision, and our answers to what other states decided.
create table identification.appeal (
  id             uuid primary key,
  person         uuid not null references casework.person,
  case_id        uuid not null references casework.case_file,
  determination  uuid not null references identification.determination,
  asked_by       text not null,
  content        bytea not null,
  late           boolean not null,
  at             timestamptz not null,
  by             uuid,
  withdrawn_at   timestamptz,
  withdrawn_by   uuid,
  withdrawn_why  bytea,

  constraint a_known_asker check (asked_by in ('Person', 'Representative', 'OwnMotion')),
  constraint withdrawn_by_somebody_for_a_reason
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
create unique index one_appeal_at_a_time on identification.appeal (determination) where withdrawn_at is null;
create index appeal_by_person on identification.appeal (person, at);
comment on column identification.appeal.by is 'Null: opened by the node, because it was asked for from outside the unit.';
comment on column identification.appeal.content is 'Sealed under the case''s data key: the grounds, and what is new.';
revoke update, delete, truncate on identification.appeal from suar_app, suar_system;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on identification.appeal to suar_app;

create table identification.recognition (
  id             uuid primary key,
  person         uuid not null references casework.person,
  case_id        uuid not null references casework.case_file,
  determination  uuid not null references identification.determination,
  number         integer not null,
  answer         text not null,
  body           text not null,
  reasons        bytea not null,
  at             timestamptz not null,
  by             uuid not null,

  constraint answers_follow_one_another unique (determination, number),
  constraint a_known_answer check (answer in ('Recognised', 'InPart', 'NotRecognised'))
);
create index recognition_by_person on identification.recognition (person, at);
comment on column identification.recognition.reasons is 'Sealed under the case''s data key.';
revoke update, delete, truncate on identification.recognition from suar_app, suar_system;

alter table identification.determination
  add constraint hears_an_appeal foreign key (appeal) references identification.appeal,
  add constraint recognises_a_decision foreign key (recognition) references identification.recognition;

-- Gate G9 and domain 10.6.1, whatever program writes: who was found to be no victim is decided on again only when an
-- appeal stands, and only by somebody who has not decided on her before.
create function identification.appeal_is_heard_afresh() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  last identification.determination;
  heard identification.appeal;
begin
  if new.message is not null then return new; end if;
  select * into last from identification.determination d
    where d.person = new.person and d.state = new.state order by d.number desc limit 1;
  if new.appeal is null then
    if last.status = 'NotAVictim' and new.status in ('PresumedVictim', 'IdentifiedVictim', 'NotAVictim') then
      raise exception using errcode = '23514', constraint = 'a_refusal_is_decided_again_on_appeal_only', message = 'a_refusal_is_decided_again_on_appeal_only';
    end if;
    return new;
  end if;
  select * into heard from identification.appeal a where a.id = new.appeal for update;
  if heard.determination is distinct from last.id or heard.withdrawn_at is not null then
    raise exception using errcode = '23514', constraint = 'the_appeal_stands', message = 'the_appeal_stands';
  end if;
  if exists (select from identification.determination d where d.person = new.person and d.state = new.state
      and d.decided_by = new.decided_by and d.status in ('PresumedVictim', 'IdentifiedVictim', 'NotAVictim')) then
    raise exception using errcode = '23514', constraint = 'who_decides_does_not_hear_the_appeal', message = 'who_decides_does_not_hear_the_appeal';
  end if;
  return new;
end $$;
create trigger appeal_is_heard_afresh before insert on identification.determination
  for each row execute function identification.appeal_is_heard_afresh();

-- An answer is given to another state's decision on this very person.
create function identification.answers_another_state() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from identification.determination d
      where d.id = new.determination and d.person = new.person and d.message is not null) then
    raise exception using errcode = '23514', constraint = 'only_what_another_state_decided', message = 'only_what_another_state_decided';
  end if;
  return new;
end $$;
create trigger answers_another_state before insert on identification.recognition
  for each row execute function identification.answers_another_state();

alter table identification.appeal enable row level security;
alter table identification.recognition enable row level security;
create policy the_node_itself on identification.appeal to suar_system using (true) with check (true);
create policy the_node_itself on identification.recognition to suar_system using (true) with check (true);
create policy who_sees_the_person on identification.appeal for select to suar_app
  using (exists (select from casework.person p where p.id = appeal.person));
create policy who_sees_the_person_adds on identification.appeal for insert to suar_app
  with check (by = (select platform.officer())
    and exists (select from casework.person p where p.id = appeal.person and p.case_id = appeal.case_id)
    and exists (select from identification.determination d where d.id = appeal.determination and d.person = appeal.person));
create policy who_sees_the_person_withdraws on identification.appeal for update to suar_app
  using (withdrawn_at is null and exists (select from casework.person p where p.id = appeal.person))
  with check (withdrawn_by = (select platform.officer()));
create policy who_sees_the_person on identification.recognition to suar_app
  using (exists (select from casework.person p where p.id = recognition.person))
  with check (by = (select platform.officer())
    and exists (select from casework.person p where p.id = recognition.person and p.case_id = recognition.case_id));
