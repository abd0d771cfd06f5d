-- What a person said yes or no to, purpose by purpose.
create schema assistance;
select platform.open_to_the_program('assistance');

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
  note         bytea,
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,

  constraint a_known_purpose check (purpose in ('ReceiveServices', 'IdentificationInterview', 'NotifyOwnState',
    'ShareWithOtherState', 'ShareWithLawEnforcement', 'ShareWithNGO', 'TellFamily', 'MediaOrPublic',
    'ResearchNonIdentifying', 'PhotoAudioVideo', 'BiometricMatching')),
  constraint a_known_answer check (state in ('Given', 'Refused', 'Withdrawn', 'AssentWithGuardian',
    'NotAsked_Emergency', 'NotCapable')),
  constraint assent_names_a_guardian check (state <> 'AssentWithGuardian' or note is not null)
);
create index consent_by_person on assistance.consent (person, line desc);
comment on table assistance.consent is 'Each answer as it was written down.  Rows are added, never changed.';
comment on column assistance.consent.note is 'Sealed under the case''s data key.';
revoke update, delete, truncate on assistance.consent from suar_app, suar_system;

create table assistance.standing (
  person   uuid not null,
  purpose  text not null,
  state    text not null,
  consent  uuid not null references assistance.consent,
  primary key (person, purpose)
);
comment on table assistance.standing is 'The last answer per person and purpose.  Only the trigger writes it; a gate holds its row.';
revoke insert, update, delete, truncate on assistance.standing from suar_app, suar_system;

create function assistance.now_stands() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.standing (person, purpose, state, consent) values (new.person, new.purpose, new.state, new.id)
  on conflict (person, purpose) do update set state = excluded.state, consent = excluded.consent;
  return null;
end $$;
create trigger now_stands after insert on assistance.consent for each row execute function assistance.now_stands();

create function assistance.hold_consent(the_person uuid, the_purpose text) returns text
language plpgsql security definer set search_path = '' as $$
declare stands text;
begin
  select s.state into stands from assistance.standing s
   where s.person = the_person and s.purpose = the_purpose for share;
  return coalesce(stands, 'NotAsked');
end $$;
comment on function assistance.hold_consent is
  'Where consent stands, held until the transaction ends: a withdrawal under way is waited for, a later one waits.';

alter table assistance.consent enable row level security;
alter table assistance.standing enable row level security;
create policy the_node_itself on assistance.consent to suar_system using (true) with check (true);
create policy the_node_itself on assistance.standing to suar_system using (true) with check (true);
create policy who_sees_the_person on assistance.consent to suar_app
  using (exists (select from casework.person p where p.id = consent.person))
  with check (exists (select from casework.person p where p.id = consent.person and p.case_id = consent.case_id)
    and recorded_by = (select platform.officer()));
create policy who_sees_the_person on assistance.standing for select to suar_app
  using (exists (select from casework.person p where p.id = standing.person));
