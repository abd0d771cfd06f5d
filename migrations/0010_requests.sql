-- What we ask of other states and they of us: one row a request on each side, one line a message in the log.
create schema requests;
select platform.open_to_the_program('requests');

-- What PostgreSQL guards by: the same data as src/requests/kinds, which a test holds side by side.
create table requests.kind (
  kind                  text primary key,
  message               text not null unique,
  always_red            boolean not null,
  always_second         boolean not null,
  consents              text[] not null,
  consents_to_own_state text[] not null
);
revoke insert, update, delete, truncate on requests.kind from suar_app, suar_system;
insert into requests.kind values
  ('LocateAndWelfareCheck', 'requests.locate-and-welfare-check', false, false, '{}', '{}'),
  ('RescueRequest', 'requests.rescue-request', false, false, '{}', '{}'),
  ('NationalityVerification', 'requests.nationality-verification', true, false, '{ShareWithOtherState}', '{}'),
  ('TravelDocumentIssuance', 'requests.travel-document-issuance', true, false, '{ShareWithOtherState}', '{}'),
  ('VictimStatusNotification', 'requests.victim-status-notification', true, false, '{NotifyOwnState}', '{}'),
  ('VictimStatusRecognition', 'requests.victim-status-recognition', true, false, '{ShareWithOtherState}', '{NotifyOwnState}'),
  ('ImmigrationReliefWaiver', 'requests.immigration-relief-waiver', true, false, '{ShareWithOtherState}', '{NotifyOwnState}'),
  ('ExitPermit', 'requests.exit-permit', true, false, '{ShareWithOtherState}', '{}'),
  ('SafeTransit', 'requests.safe-transit', false, false, '{}', '{}'),
  ('ReceptionAndHandover', 'requests.reception-and-handover', true, false, '{ShareWithOtherState}', '{}'),
  ('RiskAssessmentForReturn', 'requests.risk-assessment-for-return', true, false, '{ShareWithOtherState}', '{}'),
  ('EvidencePreservation', 'requests.evidence-preservation', false, false, '{}', '{}'),
  ('PoliceInformation', 'requests.police-information', false, false, '{ShareWithLawEnforcement}', '{}'),
  ('LiaisonContact', 'requests.liaison-contact', false, false, '{}', '{}'),
  ('JointInvestigation', 'requests.joint-investigation', false, true, '{ShareWithLawEnforcement}', '{}'),
  ('MLA_Evidence', 'requests.mla-evidence', false, true, '{}', '{}'),
  ('MLA_Statement', 'requests.mla-statement', true, true, '{ShareWithLawEnforcement}', '{}'),
  ('MLA_Videolink', 'requests.mla-videolink', true, true, '{ShareWithLawEnforcement}', '{}'),
  ('MLA_ServiceOfDocuments', 'requests.mla-service-of-documents', true, true, '{}', '{}'),
  ('MLA_FreezeOrForfeit', 'requests.mla-freeze-or-forfeit', false, true, '{}', '{}'),
  ('Extradition', 'requests.extradition', true, true, '{}', '{}'),
  ('CompensationEnforcement', 'requests.compensation-enforcement', true, false, '{ShareWithOtherState}', '{}'),
  ('ReintegrationFollowUp', 'requests.reintegration-follow-up', true, false, '{ShareWithOtherState}', '{}');

create table requests.request (
  id                uuid primary key,
  side              text not null check (side in ('Out', 'In')),
  kind              text not null,
  state             text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  case_id           uuid references casework.case_file,
  person            uuid references casework.person,
  status            text not null,
  before            text,
  theirs            text,
  urgency           text not null check (urgency in ('Immediate', '24h', '48h', 'Routine')),
  tlp               text not null check (tlp in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  pap               text not null default 'AMBER' check (pap in ('RED', 'AMBER', 'GREEN', 'CLEAR')),
  purpose           text not null,
  caveats           text[] not null default '{}',
  language          text not null,
  legal_basis       jsonb not null default '[]',
  fields            bytea not null,
  version           integer not null default 0,
  names_a_person    boolean not null,
  always_second     boolean not null default false,
  recognition       text constraint a_known_recognition check (recognition in ('Noted', 'Recognised', 'Differs')),
  immediate_danger  boolean not null default false,
  competence        text[] not null,
  agency            uuid,
  author            uuid,
  approver          uuid,
  approval_due      timestamptz,
  return_note       bytea,
  message           uuid,
  sent_at           timestamptz,
  acknowledge_due   timestamptz,
  answer_due        timestamptz,
  paused_at         timestamptz,
  expires_at        timestamptz,
  overdue_told_at   timestamptz,
  untold            boolean not null default false,
  restored_at       timestamptz,
  still_missing     boolean not null default false,
  updated_at        timestamptz not null,
  open              boolean not null generated always as (status not in ('Executed', 'Declined', 'ClosedByRequester', 'Withdrawn', 'Expired')) stored,

  constraint a_known_kind foreign key (kind) references requests.kind,
  constraint a_known_status check (status in ('Draft', 'AwaitingApproval', 'Sent', 'Delivered', 'Acknowledged', 'MoreInfoRequested',
    'Accepted', 'PartiallyAccepted', 'Declined', 'InExecution', 'PartiallyExecuted', 'Executed', 'ClosedByRequester', 'Withdrawn', 'Expired')),
  constraint ours_is_about_a_person_of_a_case check (side = 'In' or restored_at is not null or (case_id is not null and person is not null and author is not null)),
  constraint what_has_its_person_has_its_case check ((case_id is null) = (person is null) or side = 'In'),
  constraint theirs_is_never_a_draft check (side = 'Out' or status not in ('Draft', 'AwaitingApproval')),
  -- domain 10.6.3: who approves is not who wrote; RED leaves after a second person, or before one within an hour.
  constraint the_author_does_not_approve check (approver is null or approver <> author),
  constraint red_needs_a_second_person check (side = 'In' or not (tlp = 'RED' or always_second) or sent_at is null or approver is not null or restored_at is not null
    or (immediate_danger and approval_due is not null)),
  -- domain 9.1: RED means named persons. The fields are sealed; that one of them singles a person out is known.
  constraint a_named_person_travels_red check (tlp = 'RED' or (side = 'Out' and sent_at is null) or not names_a_person),
  constraint immediate_danger_is_approved_within_the_hour check (approval_due is null or approval_due <= sent_at + interval '1 hour')
);
create index request_latest on requests.request (updated_at desc, id desc);
create index request_waiting_for_an_answer on requests.request (updated_at desc, id desc) where answer_due is not null and paused_at is null;
create index request_theirs_latest on requests.request (updated_at desc, id desc) where side = 'In';
create index request_open on requests.request (side, updated_at desc, id desc) where open;
create index request_by_case on requests.request (case_id, updated_at desc) where case_id is not null;
create index request_by_person on requests.request (person) where side = 'Out';
create index request_by_message on requests.request (message) where message is not null;
create index request_without_its_case on requests.request (updated_at desc, id desc) where side = 'Out' and case_id is null;
create index request_due on requests.request (answer_due) where overdue_told_at is null and paused_at is null;
comment on column requests.request.fields is 'Sealed under the request''s own data key, as is every bytea column of this schema.';
comment on column requests.request.names_a_person is 'A field of it singles a person out: docs/decisions/0016-a-named-person-travels-red.md.';
comment on column requests.request.always_second is 'By its kind it leaves only after a second person looked, whatever its marking.';
comment on column requests.request.recognition is 'What the state asked says of the status that it was told (ACTIP 14.2).';
comment on column requests.request.untold is 'An answer has come since the person who reported was last told.';
comment on column requests.request.restored_at is 'Rebuilt from what this node had said and forgotten: docs/decisions/0032-what-came-back-rebuilds-what-was-known.md. What stayed here only is gone.';
comment on column requests.request.still_missing is 'A step of ours came back that answers something of theirs which is not here again yet.';
comment on column requests.request.theirs is 'How far the other side is known to be, from its receipts and steps.';

-- Whatever the program says of it: some kinds always name somebody, some always wait for a second person.
create function requests.is_as_its_kind() returns trigger language plpgsql set search_path = '' as $$
begin
  select new.names_a_person or k.always_red, k.always_second into new.names_a_person, new.always_second
    from requests.kind k where k.kind = new.kind;
  return new;
end $$;
create trigger as_its_kind before insert or update of kind, names_a_person, always_second on requests.request
  for each row execute function requests.is_as_its_kind();

create table requests.entry (
  message     uuid primary key,
  request     uuid not null references requests.request,
  from_state  text not null,
  step        text not null,
  at          timestamptz not null,
  reason      text,
  groups      text[] not null default '{}',
  content     bytea not null
);
comment on column requests.entry.groups is 'Which groups of facts about her it carries (transfers.Category): what her yes must cover.';
create index entry_by_request on requests.entry (request, at);
comment on table requests.entry is 'The log that both sides hold: every message about a request, ours and theirs.';
revoke update, delete, truncate on requests.entry from suar_app, suar_system;

-- Whether she took this yes back and the backup does not know it: we told another state so, and nobody has asked her since.
create function requests.took_it_back(the_person uuid, the_purpose text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (
    select from requests.recall c join requests.request q on q.id = c.request join requests.kind k on k.kind = q.kind
     where q.person = the_person and q.restored_at is not null and c.side = 'Out' and c.reason = 'ConsentWithdrawn' and c.withdrawal is null
       and the_purpose = any (k.consents || k.consents_to_own_state)
       and not exists (select from assistance.consent a where a.person = the_person and a.purpose = the_purpose and a.recorded_at > c.at));
end $$;

-- ---------------------------------------------------------------- gate G1 and every other yes, in one place
create function requests.gate_one() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record; purpose text;
begin
  if new.step not in ('Opening', 'MoreInfoGiven', 'Corrected', 'Translated') or exchange.is_replayed(new.message) then return new; end if;
  select q.side, q.person, q.state, k.consents
       || case when p.citizenship @> array[q.state] then k.consents_to_own_state else '{}' end as needed into r
    from requests.request q join requests.kind k on k.kind = q.kind left join casework.person p on p.id = q.person
   where q.id = new.request and new.from_state <> q.state;
  if r.side = 'Out' then
    foreach purpose in array r.needed loop
      if assistance.opens(assistance.hold_consent(r.person, purpose, 'state:' || r.state, new.groups))
         and not requests.took_it_back(r.person, purpose) then continue; end if;
      if purpose = 'NotifyOwnState' then
        raise exception 'G1: the person has not agreed that her own state is told'
          using errcode = 'check_violation', schema = 'requests', table = 'entry', constraint = 'her_own_state_is_told_only_if_she_agrees';
      end if;
      raise exception 'the person has not agreed: %', purpose
        using errcode = 'check_violation', schema = 'requests', table = 'entry', constraint = 'she_agreed_that_it_is_shared';
    end loop;
  end if;
  return new;
end $$;
create trigger gate_one before insert on requests.entry for each row execute function requests.gate_one();
comment on function requests.gate_one is 'ACTIP 14.3 "unless the victim otherwise informs": docs/decisions/0010-gate-one-stands-in-the-log.md.';

-- ---------------------------------------------------------------- gate G8: no word to a family that may have sold her
-- Whatever we ask of another state about a case binds it too, from the moment the flag stands until it is lifted.
create function requests.gate_eight() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  if exchange.is_replayed(new.message) then return new; end if;
  select q.side, q.case_id, q.caveats into r from requests.request q where q.id = new.request and new.from_state <> q.state;
  if r.side = 'Out' and not r.caveats @> array['NoContactWithFamily'] and assistance.family_is_involved(r.case_id) then
    raise exception 'G8: the family may be involved in the recruitment'
      using errcode = 'check_violation', schema = 'requests', table = 'entry', constraint = 'no_contact_with_family_goes_with_it';
  end if;
  return new;
end $$;
create trigger gate_eight before insert on requests.entry for each row when (new.step = 'Opening') execute function requests.gate_eight();

-- What another state says of a family is true for our case as soon as its request is joined to it.
create function requests.family_as_they_say() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into assistance.flag (id, case_id, kind, origin, recorded_at)
    select gen_random_uuid(), new.case_id, 'FamilyInvolved', 'OtherState', new.updated_at
     where not exists (select from assistance.flag f where f.case_id = new.case_id and f.kind = 'FamilyInvolved'
       and not exists (select from assistance.flag_lift l where l.flag = f.id));
  return null;
end $$;
create trigger family_as_they_say after insert or update of case_id on requests.request for each row
  when (new.side = 'In' and new.case_id is not null and new.caveats @> array['NoContactWithFamily']) execute function requests.family_as_they_say();

-- Nothing of ours leaves past the log: whatever code writes to the exchange, the message must stand in it at commit.
create function requests.message_type(the_kind text, step text) returns text language sql stable set search_path = '' as $$
  select case
    when step = 'Opening' then (select k.message from requests.kind k where k.kind = the_kind)
    when step in ('Recalled', 'Corrected') then 'requests.recall'
    when step = 'Erased' then 'requests.erased'
    when step like 'Lead%' then 'requests.lead'
    when step like 'Onward%' then 'requests.onward'
    when step = 'Translated' then 'requests.translation'
    else 'requests.step' end $$;
create function requests.must_stand_in_the_log() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- What its receiver has signed for has left before: this node was restored from a backup, and is given back what it said.
  if exists (select from exchange.receipt where message = new.id) then return null; end if;
  if not exists (select from requests.entry e join requests.request r on r.id = e.request
                  where e.message = new.id and r.state = new.partner
                    and requests.message_type(r.kind, e.step) = split_part(new.type, '@', 1)) then
    raise exception 'a message of requests leaves only through the log'
      using errcode = 'check_violation', schema = 'requests', table = 'entry', constraint = 'what_leaves_stands_in_the_log';
  end if;
  return null;
end $$;
create constraint trigger what_leaves_stands_in_the_log after insert on exchange.message deferrable initially deferred
  for each row when (new.direction = 'out' and new.type like 'requests.%' and new.type not like 'requests.statement@%' and new.type not like 'requests.room@%' and new.type not like 'requests.roster-%') execute function requests.must_stand_in_the_log();

-- What a request is and whom it is about is settled when it is begun.
create function requests.stays_what_it_is() returns trigger language plpgsql as $$
begin
  if (new.id, new.side, new.kind, new.state) is distinct from (old.id, old.side, old.kind, old.state)
     or (old.side = 'Out' and (new.case_id, new.person, new.author) is distinct from (old.case_id, old.person, old.author)
         -- The backup did not know whom it is about: told once, by a person.
         and not (old.restored_at is not null and old.case_id is null)) then
    raise exception 'a request stays what it is'
      using errcode = 'check_violation', schema = 'requests', table = 'request', constraint = 'a_request_stays_what_it_is';
  end if;
  return new;
end $$;
-- Only what came back with its receiver's receipt is restored, and only the node itself says so.
create function requests.is_restored_by_the_node() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.restored_at is not null and (tg_op = 'INSERT' or new.restored_at is distinct from old.restored_at)
     and (current_user = 'suar_app' or not exists (
       select from exchange.message m join exchange.receipt t on t.message = m.id where m.thread = new.id and m.partner = new.state)) then
    raise exception 'only what a partner signed for comes back'
      using errcode = 'check_violation', schema = 'requests', table = 'request', constraint = 'what_comes_back_was_signed_for';
  end if;
  return new;
end $$;
create trigger restored_by_the_node before insert or update of restored_at on requests.request
  for each row execute function requests.is_restored_by_the_node();
create trigger stays_what_it_is before update on requests.request for each row execute function requests.stays_what_it_is();

-- ---------------------------------------------------------------- what was sent and taken back
create table requests.recall (
  id               uuid primary key references requests.entry,
  request          uuid not null references requests.request,
  side             text not null check (side in ('Out', 'In')),
  target           uuid not null references requests.entry,
  fields           text[] not null check (cardinality(fields) > 0),
  reason           text not null check (reason in ('NotNeeded', 'WrongPerson', 'WrongFact', 'ConsentWithdrawn')),
  at               timestamptz not null,
  erase_due        timestamptz not null,
  breach_due       timestamptz not null,
  erased_at        timestamptz,
  overdue_told_at  timestamptz,
  withdrawal       uuid references assistance.consent,
  purpose          text,
  constraint only_what_we_sent_is_withdrawn check (withdrawal is null or side = 'Out'),
  constraint a_withdrawal_is_of_a_purpose check ((withdrawal is null) = (purpose is null))
);
create index recall_by_withdrawal on requests.recall (withdrawal) where withdrawal is not null;
create index recall_by_request on requests.recall (request, at);
create index recall_waiting on requests.recall (erase_due) where erased_at is null;
revoke delete, truncate on requests.recall from suar_app, suar_system;

-- The one way by which a line of the log changes: fields that were recalled go, for good. Envelope and receipt stay.
create function requests.erase(the_recall uuid, new_content bytea) returns void language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  select target, request into strict r from requests.recall where id = the_recall;
  if not exists (select from requests.entry e where e.message = r.target and e.request = r.request) then
    raise exception 'only what was recalled is erased';
  end if;
  update requests.entry set content = new_content where message = r.target;
  delete from exchange.payload where message = r.target;
  update exchange.message set wire = null where id = r.target and state in ('delivered', 'read');
end $$;
comment on function requests.erase is 'docs/decisions/0020-what-was-recalled-is-erased-on-both-sides.md';

-- ---------------------------------------------------------------- originator control: no onward share without a yes
create table requests.onward (
  id           uuid primary key references requests.entry,
  request      uuid not null references requests.request,
  side         text not null check (side in ('Out', 'In')),
  to_state     text not null,
  fields       text[] not null,
  at           timestamptz not null,
  answer       text check (answer in ('Allowed', 'Refused')),
  answered_at  timestamptz
);
create index onward_by_request on requests.onward (request, to_state);
revoke delete, truncate on requests.onward from suar_app, suar_system;
comment on table requests.onward is 'Who asked whether what one state sent may go on to another, and the recorded answer.';
alter table requests.onward enable row level security;
create policy the_node_itself on requests.onward to suar_system using (true) with check (true);
create policy with_the_request on requests.onward to suar_app
  using (exists (select from requests.request r where r.id = onward.request))
  with check (exists (select from requests.request r where r.id = onward.request));

-- ---------------------------------------------------------------- which state leads a shared case
create table requests.lead (
  id         uuid primary key,
  case_id    uuid references casework.case_file,
  knowledge  jsonb not null,
  through    jsonb not null,
  offered    jsonb,
  constraint one_lead_a_case unique (case_id)
);
comment on table requests.lead is 'What this node knows of who leads: states, numbers and ids, nothing of a person. docs/decisions/0021-one-state-leads.md';
comment on column requests.lead.through is 'The request through which each other state shares the case.';
revoke delete, truncate on requests.lead from suar_app, suar_system;

-- ---------------------------------------------------------------- who may see what
alter table requests.lead enable row level security;
create policy the_node_itself on requests.lead to suar_system using (true) with check (true);
create policy with_a_request on requests.lead to suar_app
  using (exists (select from requests.request r where lead.through @> jsonb_build_object(r.state, r.id)))
  with check (true);
alter table requests.recall enable row level security;
create policy the_node_itself on requests.recall to suar_system using (true) with check (true);
-- The data-protection officer follows a withdrawal to its end: ids, codes and names of fields.
create policy who_keeps_the_register on requests.recall for select to suar_app
  using ('transfers.read' = any ((select platform.rights())::text[]));
create policy who_keeps_the_register on requests.onward for select to suar_app
  using ('transfers.read' = any ((select platform.rights())::text[]));
create policy with_the_request on requests.recall to suar_app
  using (exists (select from requests.request r where r.id = recall.request))
  with check (exists (select from requests.request r where r.id = recall.request));
alter table requests.request enable row level security;
alter table requests.entry enable row level security;
create policy the_node_itself on requests.request to suar_system using (true) with check (true);
create policy the_node_itself on requests.entry to suar_system using (true) with check (true);

-- She is seen by whoever sees one of her roles, as in casework.
-- `offset 0` keeps the look at one person one look: without it the planner reads all that the officer may see, to save looks.
create policy ours_by_its_person on requests.request to suar_app
  using (side = 'Out' and exists (select from casework.person_role r where r.case_id = request.case_id and r.person = request.person offset 0))
  with check (side = 'Out' and exists (select from casework.person p where p.id = request.person and p.case_id = request.case_id));
-- Ours that came back without its case lies open to whoever approves what leaves, until one of them puts it into its case.
create policy ours_without_its_case on requests.request for select to suar_app
  using (side = 'Out' and case_id is null and restored_at is not null
    and 'requests.approve' = any ((select platform.rights())::text[]) and competence && (select casework.compartments())::text[]);
create policy ours_without_its_case_change on requests.request for update to suar_app
  using (side = 'Out' and case_id is null and restored_at is not null
    and 'requests.approve' = any ((select platform.rights())::text[]) and competence && (select casework.compartments())::text[])
  with check (side = 'Out' and case_id is null and restored_at is not null);
-- Theirs lies open to whoever is competent until one agency takes it; from then on to that agency, and to those in its case.
create policy theirs_by_competence on requests.request for select to suar_app
  using (side = 'In' and competence && (select casework.compartments())::text[] and (
    ('requests.answer' = any ((select platform.rights())::text[]) and coalesce(agency, (select platform.agency())) = (select platform.agency()))
    or exists (select from casework.case_file c where c.id = request.case_id offset 0)));
create policy theirs_by_competence_change on requests.request for update to suar_app
  using (side = 'In' and competence && (select casework.compartments())::text[] and (
    ('requests.answer' = any ((select platform.rights())::text[]) and coalesce(agency, (select platform.agency())) = (select platform.agency()))
    or exists (select from casework.case_file c where c.id = request.case_id offset 0)))
  with check (side = 'In');
create policy with_the_request on requests.entry to suar_app
  using (exists (select from requests.request r where r.id = entry.request))
  with check (exists (select from requests.request r where r.id = entry.request));
revoke delete, truncate on requests.request from suar_app;
