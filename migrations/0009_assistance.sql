-- What a person said yes or no to, purpose by purpose.
create schema assistance;
select platform.open_to_the_program('assistance');

create function assistance.opens(stands text) returns boolean language sql immutable parallel safe
  return stands in ('Given', 'AssentWithGuardian', 'Overridden');
comment on function assistance.opens is 'Only a yes opens a gate, or what stands in its place by law. Silence, an emergency and an inability to decide are not a yes.';

create table assistance.consent (
  id           uuid primary key,
  line         bigint generated always as identity,
  person       uuid not null references casework.person,
  case_id      uuid not null references casework.case_file,
  purpose      text not null,
  state        text not null,
  language     text not null,
  interpreter  text not null,
  copy_given   boolean not null,
  -- To whom, which groups of facts, until when. A star alone: all that the purpose covers.
  recipients   text[] not null default '{*}',
  fields       text[] not null default '{*}',
  expires_at   timestamptz,
  note         bytea,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,

  constraint a_known_purpose check (purpose in ('ReceiveServices', 'IdentificationInterview', 'NotifyOwnState',
    'ShareWithOtherState', 'ShareWithLawEnforcement', 'ShareWithNGO', 'TellFamily', 'MediaOrPublic',
    'ResearchNonIdentifying', 'PhotoAudioVideo', 'BiometricMatching')),
  constraint a_known_answer check (state in ('Given', 'Refused', 'Withdrawn', 'AssentWithGuardian',
    'NotAsked_Emergency', 'NotCapable')),
  constraint assent_names_a_guardian check (state <> 'AssentWithGuardian' or note is not null),
  constraint all_or_some check (cardinality(recipients) > 0 and cardinality(fields) > 0
    and (recipients = '{*}' or '*' <> all (recipients)) and (fields = '{*}' or '*' <> all (fields))),
  constraint only_a_yes_has_bounds check (assistance.opens(state) or (recipients = '{*}' and fields = '{*}' and expires_at is null)),
  constraint a_yes_lasts_for_a_while check (expires_at > recorded_at)
);
create index consent_by_person on assistance.consent (person, line desc);
comment on table assistance.consent is 'Each answer as it was written down.  Rows are added, never changed.';
comment on column assistance.consent.note is 'Sealed under the case''s data key.';
revoke update, delete, truncate on assistance.consent from suar_app, suar_system;

create table assistance.standing (
  person      uuid not null,
  purpose     text not null,
  case_id     uuid not null,
  state       text not null,
  consent     uuid not null references assistance.consent,
  recipients  text[] not null,
  fields      text[] not null,
  at          timestamptz not null,
  expires_at  timestamptz,
  expired_at  timestamptz,
  primary key (person, purpose)
);
create index standing_to_expire on assistance.standing (expires_at) where expires_at is not null and expired_at is null;
comment on table assistance.standing is 'The last answer per person and purpose.  Only the trigger writes it; a gate holds its row.';
comment on column assistance.standing.expired_at is 'When the node noticed that it had run out; the gate was closed before.';
revoke insert, update, delete, truncate on assistance.standing from suar_app, suar_system;

create function assistance.now_stands() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.standing (person, purpose, case_id, state, consent, recipients, fields, at, expires_at)
    values (new.person, new.purpose, new.case_id, new.state, new.id, new.recipients, new.fields, new.recorded_at, new.expires_at)
  on conflict (person, purpose) do update set (case_id, state, consent, recipients, fields, at, expires_at, expired_at)
    = (excluded.case_id, excluded.state, excluded.consent, excluded.recipients, excluded.fields, excluded.at, excluded.expires_at, null);
  return null;
end $$;
create trigger now_stands after insert on assistance.consent for each row execute function assistance.now_stands();

-- ---------------------------------------------------------------- against her wish: by law, with a reason, by two
create table assistance.override (
  id               uuid primary key,
  person           uuid not null references casework.person,
  case_id          uuid not null references casework.case_file,
  purpose          text not null,
  against          uuid references assistance.consent,
  recipients       text[] not null,
  fields           text[] not null,
  clause           text not null check (clause <> ''),
  source           text not null check (source <> ''),
  verified         boolean not null,
  reason           bytea not null,
  tell             text not null check (tell in ('Now', 'Later')),
  look_again_on    text check (look_again_on ~ '^\d{4}-\d\d-\d\d$'),
  told_at          timestamptz,
  expires_at       timestamptz not null,
  proposed_by      uuid not null,
  proposed_agency  uuid not null,
  proposed_at      timestamptz not null,
  approved_by      uuid,
  approved_agency  uuid,
  approved_at      timestamptz,
  ended_at         timestamptz,
  ended_why        text check (ended_why in ('AnsweredAnew', 'Ended', 'NotApproved')),

  constraint only_these_purposes_can_be_overridden check (purpose in ('NotifyOwnState', 'ShareWithOtherState', 'ShareWithLawEnforcement')),
  constraint an_override_says_to_whom_and_what check (cardinality(recipients) > 0 and cardinality(fields) > 0
    and '*' <> all (recipients) and '*' <> all (fields)),
  constraint who_proposes_does_not_approve check (approved_by <> proposed_by),
  constraint an_approval_is_whole check (num_nonnulls(approved_by, approved_agency, approved_at) in (0, 3)),
  constraint her_own_state_needs_a_second_agency check (purpose <> 'NotifyOwnState' or approved_agency <> proposed_agency),
  constraint she_is_told_or_it_is_looked_at_again check (tell = 'Now' or look_again_on is not null),
  constraint an_override_lasts_ninety_days check (expires_at > proposed_at and expires_at <= proposed_at + interval '90 days'),
  constraint an_end_is_whole check ((ended_at is null) = (ended_why is null))
);
create index override_by_person on assistance.override (person, purpose);
comment on table assistance.override is 'docs/decisions/0030-a-no-is-overridden-by-law-and-by-two.md';
comment on column assistance.override.against is 'The very answer that it goes against. When she answers anew, it ends.';
revoke update, delete, truncate on assistance.override from suar_app, suar_system;
grant update (approved_by, approved_agency, approved_at, tell, look_again_on, told_at, ended_at, ended_why) on assistance.override to suar_app, suar_system;

-- The guardian rule of a child is not overridden (G5); as long as nobody knows that she is grown up, she may be a child.
create function assistance.may_be_overridden() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.ended_at is not null then return new; end if;
  if tg_op = 'UPDATE' and old.ended_at is not null then
    raise exception 'this has ended' using errcode = 'check_violation', schema = 'assistance', table = 'override', constraint = 'what_has_ended_stays_so';
  end if;
  if not exists (select from casework.person p where p.id = new.person and p.age >= 18) then
    raise exception 'not against a child, nor against somebody who may be one'
      using errcode = 'check_violation', schema = 'assistance', table = 'override', constraint = 'no_override_against_a_child';
  end if;
  if new.against is distinct from (select s.consent from assistance.standing s where s.person = new.person and s.purpose = new.purpose for share) then
    raise exception 'she has answered anew'
      using errcode = 'check_violation', schema = 'assistance', table = 'override', constraint = 'an_override_goes_against_her_last_answer';
  end if;
  return new;
end $$;
create trigger may_be_overridden before insert or update on assistance.override for each row execute function assistance.may_be_overridden();

create function assistance.answered_anew() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update assistance.override o set ended_at = new.recorded_at, ended_why = 'AnsweredAnew'
   where o.person = new.person and o.purpose = new.purpose and o.ended_at is null;
  return null;
end $$;
-- Before now_stands: PostgreSQL fires triggers in the order of their names.
create trigger answered_anew after insert on assistance.consent for each row execute function assistance.answered_anew();

-- ---------------------------------------------------------------- what a gate asks
create function assistance.covers(bounds text[], asked text[]) returns boolean language sql immutable parallel safe
  return bounds = '{*}' or asked <@ bounds;

create function assistance.consent_stands(the_person uuid, the_purpose text, recipient text, groups text[], moment timestamptz) returns text
language sql stable set search_path = '' as $$
  with said as (
    select coalesce((select case
        when s.state not in ('Given', 'AssentWithGuardian') then s.state
        when s.expires_at <= moment then 'Expired'
        when s.state = 'Given' and exists (select from casework.person p where p.id = the_person and p.age < 18) then 'NeedsGuardian'
        when not (assistance.covers(s.recipients, case when recipient is null then '{}' else array[recipient] end)
                  and assistance.covers(s.fields, coalesce(groups, '{}'))) then 'NotCovered'
        else s.state end
      from assistance.standing s where s.person = the_person and s.purpose = the_purpose), 'NotAsked') as stands)
  select case
    when not assistance.opens(stands) and recipient is not null and exists (
      select from assistance.override o
       where o.person = the_person and o.purpose = the_purpose and o.approved_at is not null and o.ended_at is null
         and o.against is not distinct from (select s.consent from assistance.standing s where s.person = the_person and s.purpose = the_purpose)
         and o.expires_at > moment and recipient = any (o.recipients) and groups <@ o.fields) then 'Overridden'
    else stands end from said
$$;
comment on function assistance.consent_stands is
  'Where she stands towards this recipient and these groups of facts. No recipient: the purpose as a whole.';

create function assistance.hold_consent(the_person uuid, the_purpose text, recipient text, groups text[]) returns text
language plpgsql security definer set search_path = '' as $$
begin
  if recipient is null then raise exception 'a gate names who receives'; end if;
  -- In the order in which an answer takes them, so that nobody waits in a ring.
  perform 1 from assistance.override o where o.person = the_person and o.purpose = the_purpose and o.ended_at is null for share;
  perform 1 from assistance.standing s where s.person = the_person and s.purpose = the_purpose for share;
  return assistance.consent_stands(the_person, the_purpose, recipient, groups, casework.moment());
end $$;
comment on function assistance.hold_consent is
  'Where consent stands, held until the transaction ends: a withdrawal under way is waited for, a later one waits.';

-- A yes that has run out: its gate is closed by the clock itself. What waits because of it hears of it here.
create function assistance.expire(moment timestamptz) returns table (person uuid, purpose text, consent uuid, case_id uuid)
language sql security definer set search_path = '' as $$
  select set_config('suar.now', moment::text, true);
  update assistance.standing s set expired_at = moment
   where s.expires_at <= moment and s.expired_at is null
  returning s.person, s.purpose, s.consent, s.case_id
$$;
revoke execute on function assistance.expire from public;
grant execute on function assistance.expire to suar_system;

-- ---------------------------------------------------------------- who still has to confirm that it let go
create table assistance.receiver (
  id               uuid primary key,
  consent          uuid not null references assistance.consent,
  person           uuid not null,
  purpose          text not null,
  case_id          uuid not null,
  slice            text not null,
  kind             text not null,
  subject          uuid not null,
  recipient        text not null,
  told_at          timestamptz not null,
  due              timestamptz not null,
  acknowledged_at  timestamptz,
  never_left       boolean not null default false,
  by_hand          boolean not null default false,
  compartment      text,
  constraint what_never_left_needs_nobody check (not never_left or acknowledged_at is not null)
);
create index receiver_by_person on assistance.receiver (person, purpose);
comment on column assistance.receiver.compartment is 'Where only those of one compartment may know that there was something.';
comment on column assistance.receiver.by_hand is 'No node will ever sign: an officer asks, and writes down that they said so.';
comment on table assistance.receiver is 'Whoever had something on a yes that was taken back, and whether it confirmed that nothing is left there.';
revoke delete, truncate on assistance.receiver from suar_app, suar_system;
revoke update on assistance.receiver from suar_app, suar_system;
grant update (acknowledged_at, never_left) on assistance.receiver to suar_app, suar_system;

alter table assistance.consent enable row level security;
alter table assistance.standing enable row level security;
alter table assistance.override enable row level security;
alter table assistance.receiver enable row level security;
create policy the_node_itself on assistance.consent to suar_system using (true) with check (true);
create policy the_node_itself on assistance.standing to suar_system using (true) with check (true);
create policy the_node_itself on assistance.override to suar_system using (true) with check (true);
create policy the_node_itself on assistance.receiver to suar_system using (true) with check (true);
create policy who_sees_the_person on assistance.override to suar_app
  using (exists (select from casework.person p where p.id = override.person))
  with check (exists (select from casework.person p where p.id = override.person and p.case_id = override.case_id));
create policy who_sees_the_person on assistance.receiver to suar_app
  using (exists (select from casework.person p where p.id = receiver.person)
    and (compartment is null or compartment = any ((select casework.compartments())::text[])))
  with check (exists (select from casework.person p where p.id = receiver.person));
create policy who_sees_the_person on assistance.consent to suar_app
  using (exists (select from casework.person p where p.id = consent.person))
  with check (exists (select from casework.person p where p.id = consent.person and p.case_id = consent.case_id)
    and recorded_by = (select platform.officer()));
create policy who_sees_the_person on assistance.standing for select to suar_app
  using (exists (select from casework.person p where p.id = standing.person));
