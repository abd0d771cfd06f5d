-- What somebody must do about an answer by a date: rows of assistance.due, which drives the work-list.
create table assistance.consent_rule (
  kind        text primary key,
  hours       integer not null check (hours > 0),
  source      text not null,
  verified    boolean not null
);
comment on table assistance.consent_rule is 'ConsentExpires: so long before the last day she is asked again.  The others: so long after the answer.';
insert into assistance.consent_rule values
  ('ConsentExpires', 168, 'Suar''s own proposal: a week before the last day', false),
  ('ConsentAsk', 24, 'Suar''s own proposal: she is asked as soon as the emergency is over', false),
  ('ConsentCapacity', 72, 'Suar''s own proposal: whether she can decide is looked at again', false),
  ('OverrideWaits', 24, 'Suar''s own proposal: a second person answers within a day', false);
revoke insert, update, delete, truncate on assistance.consent_rule from suar_app, suar_system;
alter table assistance.consent_rule enable row level security;
create policy the_node_itself on assistance.consent_rule to suar_system using (true) with check (true);
create policy rules_are_for_all on assistance.consent_rule for select to suar_app using (true);

create function assistance.after_hours(the_kind text) returns interval language sql stable set search_path = ''
  return (select make_interval(hours => r.hours) from assistance.consent_rule r where r.kind = the_kind);

create function assistance.answer_is_due() returns trigger language plpgsql security definer set search_path = '' as $$
declare the_kind text; at timestamptz;
begin
  if tg_op = 'UPDATE' then
    if new.consent = old.consent then return null; end if;
    delete from assistance.due d where d.subject = old.consent and d.kind in ('ConsentExpires', 'ConsentAsk', 'ConsentCapacity');
  end if;
  the_kind := case when new.state = 'NotAsked_Emergency' then 'ConsentAsk' when new.state = 'NotCapable' then 'ConsentCapacity'
                   when new.expires_at is not null then 'ConsentExpires' end;
  if the_kind is null then return null; end if;
  at := case when the_kind = 'ConsentExpires' then greatest(new.at, new.expires_at - assistance.after_hours(the_kind))
             else new.at + assistance.after_hours(the_kind) end;
  insert into assistance.due values (the_kind, new.consent, new.case_id, new.person, 'protection', at, new.purpose) on conflict do nothing;
  return null;
end $$;
create trigger answer_is_due after insert or update on assistance.standing for each row execute function assistance.answer_is_due();

create function assistance.receiver_is_due() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.acknowledged_at is not null then
    delete from assistance.due d where d.kind = 'ConsentNotLetGo' and d.subject = new.id;
  else
    insert into assistance.due values ('ConsentNotLetGo', new.id, new.case_id, new.person, coalesce(new.compartment, 'protection'), new.due, new.purpose)
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger receiver_is_due after insert or update on assistance.receiver for each row execute function assistance.receiver_is_due();

create function assistance.override_is_due() returns trigger language plpgsql security definer set search_path = '' as $$
declare the_kind text := case when new.ended_at is not null then null when new.approved_at is null then 'OverrideWaits'
                              when new.tell = 'Later' and new.told_at is null then 'OverrideLook' end;
begin
  delete from assistance.due d where d.subject = new.id and d.kind in ('OverrideWaits', 'OverrideLook');
  if the_kind is not null then
    insert into assistance.due values (the_kind, new.id, new.case_id, new.person, 'protection',
      case the_kind when 'OverrideWaits' then new.proposed_at + assistance.after_hours(the_kind) else new.look_again_on::date::timestamptz end, new.purpose);
  end if;
  return null;
end $$;
create trigger override_is_due after insert or update on assistance.override for each row execute function assistance.override_is_due();

-- A clause that the directory of law knows is named with its source there, and with whether somebody has verified it.
create function assistance.clause_of_the_directory() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.verified := false;
  select c.source, c.verified into new.source, new.verified from directory.clause c where c.code = new.clause
  union all select new.source, false limit 1;
  return new;
end $$;
create trigger clause_of_the_directory before insert on assistance.override for each row execute function assistance.clause_of_the_directory();
