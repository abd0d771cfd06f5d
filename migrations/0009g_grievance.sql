-- Complaints about an authority or a service: apart from reports, and never before the eyes of the unit complained of.
create table assistance.grievance_rule (
  clock     text primary key,
  days      integer not null check (days > 0),
  source    text not null,
  verified  boolean not null
);
comment on table assistance.grievance_rule is 'How many days each clock of a grievance runs.';
insert into assistance.grievance_rule values
  ('Acknowledge', 2, 'House rule: acknowledged in two days (domain 11.2 row 19)', false),
  ('Decide', 30, 'House rule: decided in thirty days (domain 11.2 row 19)', false),
  ('DecideAppeal', 30, 'House rule: as the first decision (domain 11.2 row 19)', false),
  ('FirstCheck', 30, 'Nobody suffers for a complaint: asked after 30 days (domain F18.3)', false),
  ('SecondCheck', 90, 'Nobody suffers for a complaint: asked after 90 days (domain F18.3)', false);

create table assistance.grievance (
  id             uuid primary key,
  receipt        text not null constraint one_grievance_per_receipt unique,
  secret         bytea not null,
  once           bytea not null constraint one_grievance_per_form unique,
  channel        text not null,
  language       text not null,
  type           text not null,
  officials      boolean not null,
  anonymous      boolean not null,
  about_state    text,
  may_go_abroad  boolean not null,
  about_agency   uuid,
  track          text not null default 'Ordinary',
  state          text not null default 'Received',
  received_at    timestamptz not null,
  decided_at     timestamptz,
  outcome        text,
  due_at         timestamptz,
  level          integer not null default 0,
  escalate_at    timestamptz,
  taken_by       uuid,
  content        bytea not null,

  constraint a_known_grievance check (type in ('NoResponse', 'SlowResponse', 'WrongIdentificationDecision',
    'BreachOfConfidentiality', 'MistreatmentByOfficial', 'FeeOrBribeDemanded', 'ServiceDenied', 'DocumentsNotReturned',
    'DetainedInsteadOfProtected', 'DataCorrectionRefused', 'Other')),
  constraint a_known_way_in check (channel in ('Portal', 'Phone', 'InPerson', 'Ngo')),
  constraint a_known_track check (track in ('Ordinary', 'Independent')),
  constraint a_known_grievance_state check (state in ('Received', 'Acknowledged', 'UnderReview', 'Decided', 'Remedied', 'Appealed')),
  constraint a_known_grievance_outcome check (outcome in ('Upheld', 'PartlyUpheld', 'NotUpheld', 'NotForUs')),
  constraint a_state_is_two_letters check (about_state ~ '^[A-Z]{2}$')
);
create index grievance_due on assistance.grievance (due_at, id) where due_at is not null;
create index grievance_to_escalate on assistance.grievance (escalate_at) where escalate_at is not null;
create index grievance_by_time on assistance.grievance (received_at desc, id desc);
comment on column assistance.grievance.about_agency is 'The unit complained of: none of its officers sees the grievance.';
comment on column assistance.grievance.about_state is 'Another state, where the complaint is about how it treated somebody; null for this one.';
comment on column assistance.grievance.content is 'Sealed under a data key of its own: what happened, at which office, who complains and how she is reached.';

create table assistance.grievance_accused (
  grievance  uuid not null references assistance.grievance,
  officer    uuid not null,
  primary key (grievance, officer)
);

create table assistance.grievance_step (
  grievance  uuid not null references assistance.grievance,
  number     integer not null,
  kind       text not null,
  agency     uuid,
  accused    uuid[] not null default '{}',
  outcome    text,
  days       integer,
  answer     text,
  content    bytea not null,
  taken_by   uuid,
  at         timestamptz not null,
  primary key (grievance, number),

  constraint a_known_grievance_step check (kind in ('Acknowledged', 'UnderReview', 'Decided', 'Remedied', 'Appealed',
    'UnitNamed', 'Answered', 'Wrote', 'Checked', 'SentToState', 'StateAnswered', 'ReviewAsked')),
  constraint a_decision_has_an_outcome check ((kind = 'Decided') = (outcome is not null)),
  constraint a_check_has_an_answer check ((kind = 'Checked') = (answer is not null)),
  constraint a_known_answer check (answer in ('NoHarm', 'Harm', 'NotReached'))
);
comment on table assistance.grievance_step is 'Each step as it was taken.  Rows are added, never changed.';

create table assistance.grievance_check (
  grievance  uuid not null references assistance.grievance,
  days       integer not null,
  due_at     timestamptz not null,
  answer     text,
  done_at    timestamptz,
  primary key (grievance, days)
);
create index grievance_check_due on assistance.grievance_check (due_at, grievance) where done_at is null;
comment on table assistance.grievance_check is 'Whether she was harmed for complaining: asked after 30 and after 90 days.';

create function assistance.days_of(the_clock text) returns interval language sql stable security definer set search_path = ''
  return (select make_interval(days => r.days) from assistance.grievance_rule r where r.clock = the_clock);

create function assistance.someone_may(the_agency uuid, the_right text) returns boolean
language sql stable security definer set search_path = ''
  return exists (select from access.post p join access.role_right r on r.role = p.role
    where p.agency = the_agency and p.closed is null and r."right" = the_right and r.withdrawn is null);

create function assistance.track_of(the_grievance assistance.grievance) returns text
language sql stable security definer set search_path = ''
  return case when assistance.someone_may(the_grievance.about_agency, 'assistance.oversee-grievance') then 'Ordinary'
    when the_grievance.officials
    or the_grievance.type in ('MistreatmentByOfficial', 'FeeOrBribeDemanded')
    or (the_grievance.about_agency is null and the_grievance.about_state is null)
    or assistance.someone_may(the_grievance.about_agency, 'assistance.hear-grievance') then 'Independent' else 'Ordinary' end;
comment on function assistance.track_of is
  'Officials accused, a unit not yet named, or one that hears grievances itself: the independent body hears it.  What is
about the independent body, the grievance officers hear.';

-- Where a grievance stands is written by these triggers only, whoever asks.
create function assistance.grievance_comes() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.state := 'Received';
  new.track := assistance.track_of(new);
  new.due_at := new.received_at + assistance.days_of('Acknowledge');
  new.escalate_at := new.due_at;
  new.level := 0; new.outcome := null; new.decided_at := null;
  return new;
end $$;
create trigger grievance_comes before insert on assistance.grievance
  for each row execute function assistance.grievance_comes();

create function assistance.grievance_is_watched() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.grievance_check (grievance, days, due_at)
    select new.id, r.days, new.received_at + make_interval(days => r.days)
      from assistance.grievance_rule r where r.clock in ('FirstCheck', 'SecondCheck');
  return null;
end $$;
create trigger grievance_is_watched after insert on assistance.grievance
  for each row execute function assistance.grievance_is_watched();

create function assistance.grievance_step_may_follow() returns trigger language plpgsql security definer set search_path = '' as $$
declare g assistance.grievance;
begin
  select * into g from assistance.grievance where id = new.grievance for update;
  select coalesce(max(s.number), 0) + 1 into new.number from assistance.grievance_step s where s.grievance = new.grievance;
  if not (case new.kind
    when 'Acknowledged' then g.state = 'Received'
    when 'UnderReview' then g.state in ('Acknowledged', 'Appealed')
    when 'Decided' then g.state = 'UnderReview'
    when 'Remedied' then g.state = 'Decided' and g.outcome in ('Upheld', 'PartlyUpheld')
    when 'Appealed' then g.state in ('Decided', 'Remedied')
    else true end)
  then raise exception using errcode = 'check_violation', constraint = 'this_step_does_not_follow'; end if;
  if new.kind in ('UnderReview', 'Decided') and exists (select from assistance.grievance_step s
      where s.grievance = new.grievance and s.kind = 'Decided' and s.taken_by = new.taken_by)
  then raise exception using errcode = 'check_violation', constraint = 'who_decided_does_not_hear_the_appeal'; end if;
  if new.kind = 'SentToState' and not (g.about_state is not null and g.may_go_abroad)
  then raise exception using errcode = 'check_violation', constraint = 'nothing_goes_abroad_without_consent'; end if;
  return new;
end $$;
create trigger step_may_follow before insert on assistance.grievance_step
  for each row execute function assistance.grievance_step_may_follow();

create function assistance.grievance_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.grievance_accused select new.grievance, a from unnest(new.accused) a on conflict do nothing;
  if new.kind in ('Acknowledged', 'UnderReview', 'Decided', 'Remedied', 'Appealed') then
    update assistance.grievance g set state = new.kind,
        outcome = coalesce(new.outcome, g.outcome),
        decided_at = case when new.kind = 'Decided' then new.at else g.decided_at end,
        level = 0,
        due_at = case new.kind when 'Acknowledged' then g.received_at + assistance.days_of('Decide')
          when 'Appealed' then new.at + assistance.days_of('DecideAppeal') when 'UnderReview' then g.due_at end,
        escalate_at = case new.kind when 'Acknowledged' then g.received_at + assistance.days_of('Decide')
          when 'Appealed' then new.at + assistance.days_of('DecideAppeal') when 'UnderReview' then g.escalate_at end
      where g.id = new.grievance;
  elsif new.kind = 'UnitNamed' then
    update assistance.grievance g set about_agency = new.agency, officials = g.officials or new.accused <> '{}'
      where g.id = new.grievance;
    update assistance.grievance g set track = assistance.track_of(g) where g.id = new.grievance;
  elsif new.kind = 'Checked' then
    update assistance.grievance_check c set answer = new.answer, done_at = new.at
      where c.grievance = new.grievance and c.days = new.days and c.done_at is null;
    if new.answer = 'Harm' then
      update assistance.grievance g set officials = true, escalate_at = new.at where g.id = new.grievance;
      update assistance.grievance g set track = assistance.track_of(g) where g.id = new.grievance;
    end if;
  end if;
  return null;
end $$;
create trigger grievance_moves after insert on assistance.grievance_step
  for each row execute function assistance.grievance_moves();

create function assistance.receipt_is_taken(the_receipt text) returns boolean language sql stable security definer set search_path = ''
  return exists (select from assistance.grievance g where g.receipt = the_receipt);

create function assistance.grievance_of_form(the_form bytea) returns table (receipt text, received_at timestamptz)
language sql stable security definer set search_path = ''
  begin atomic select g.receipt, g.received_at from assistance.grievance g where g.once = the_form; end;
comment on function assistance.grievance_of_form is 'For whoever holds the secret of the form, and sees no grievance: the same form twice is one.';

-- In plpgsql, which keeps its plan for the life of a connection.
create function assistance.accused_in() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select a.grievance from assistance.grievance_accused a where a.officer = platform.officer());
end $$;
comment on function assistance.accused_in is 'Grievances in which this officer is accused: hidden from her, whatever she holds.';

revoke update, delete, truncate on assistance.grievance, assistance.grievance_step, assistance.grievance_check,
  assistance.grievance_accused from suar_app, suar_system;
revoke all on assistance.grievance_accused from suar_app;
revoke insert on assistance.grievance_check from suar_app, suar_system;
-- The node covers proofs when its secrets change, and counts how often a grievance was passed on.
-- The whole table, so that it may be locked for that; the trigger leaves it these columns alone.
grant update on assistance.grievance to suar_system;
create function assistance.grievance_stands() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'suar_system' then
    raise exception using errcode = 'insufficient_privilege', message = 'permission denied: steps move a grievance';
  end if;
  return null;
end $$;
create trigger grievance_stands before update of id, receipt, once, channel, language, type, officials, anonymous, about_state,
  may_go_abroad, about_agency, track, state, received_at, decided_at, outcome, due_at, taken_by, content
  on assistance.grievance for each statement execute function assistance.grievance_stands();
revoke insert, update, delete on assistance.grievance_rule from suar_app, suar_system;

do $$
declare name text;
begin
  foreach name in array array['grievance_rule', 'grievance', 'grievance_accused', 'grievance_step', 'grievance_check'] loop
    execute format('alter table assistance.%I enable row level security', name);
    execute format('create policy the_node_itself on assistance.%I to suar_system using (true) with check (true)', name);
  end loop;
end $$;
create policy rules_are_for_all on assistance.grievance_rule for select to suar_app using (true);
create policy outside_the_unit on assistance.grievance for select to suar_app using (
  about_agency is distinct from (select platform.agency())
  and id <> all ((select assistance.accused_in())::uuid[])
  and ((select 'assistance.oversee-grievance' = any (platform.rights()))
    or (track = 'Ordinary' and (select 'assistance.hear-grievance' = any (platform.rights())))));
create policy whoever_takes_it on assistance.grievance for insert to suar_app with check (
  taken_by = (select platform.officer()) and (select 'assistance.take-grievance' = any (platform.rights())));
create policy outside_the_unit on assistance.grievance_step for select to suar_app
  using (exists (select from assistance.grievance g where g.id = grievance_step.grievance));
create policy outside_the_unit_adds on assistance.grievance_step for insert to suar_app
  with check (taken_by = (select platform.officer()) and exists (select from assistance.grievance g where g.id = grievance_step.grievance));
create policy outside_the_unit on assistance.grievance_check for select to suar_app
  using (exists (select from assistance.grievance g where g.id = grievance_check.grievance));
