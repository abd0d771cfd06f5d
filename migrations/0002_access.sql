-- Who the officers of this state are, what their posts let them do, and how they prove who they are.
create schema access;
grant usage on schema access to suar_app, suar_system;
-- Not open_to_the_program: nothing here is open to an officer's role unless a line below says so.
alter default privileges in schema access grant select, insert, update, delete on tables to suar_system;

create table access.agency (
  id       uuid primary key,
  name     text not null,
  kind     text not null,
  place    text,
  constraint one_agency_by_name unique (name)
);

create table access.role (
  code     text primary key,
  at       timestamptz not null default now()
);

create table access.role_right (
  role       text not null references access.role,
  "right"    text not null,
  withdrawn  timestamptz,
  primary key (role, "right")
);
comment on column access.role_right.withdrawn is 'An administrator took the right away; starting a newer program does not bring it back.';

create table access.post (
  id       uuid primary key,
  agency   uuid not null references access.agency,
  role     text not null references access.role,
  title    text not null,
  closed   timestamptz,
  constraint one_post_by_title unique (agency, title)
);

create table access.officer (
  id                  uuid primary key,
  name                text not null,
  email               text not null,
  email_verified      boolean not null default false,
  image               text,
  two_factor_enabled  boolean not null default false,
  language            text not null default 'id' constraint a_language_we_speak check (language in ('id', 'en')),
  shortcuts           boolean not null default true,
  phone               text constraint a_telephone_in_full check (phone ~ '^\+[0-9]{7,15}$'),
  second_factor       text not null default 'Required' constraint a_known_duty check (second_factor in ('Required', 'Exempt')),
  joined              timestamptz,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now(),
  constraint one_officer_by_email unique (email),
  constraint email_in_small_letters check (email = lower(email))
);
comment on column access.officer.phone is 'Her own, so that the node finds her where it stands in a case (domain 10.6.4). Shown to nobody but herself.';
comment on column access.officer.second_factor is 'Exempt only for the synthetic officers of a demonstration; all others hold no right before they have enrolled one.';

create table access.holding (
  id         uuid primary key,
  officer    uuid not null references access.officer,
  post       uuid not null references access.post,
  since      timestamptz not null,
  until      timestamptz,
  given_by   uuid,
  ended_by   uuid,
  constraint nobody_gives_a_post_to_herself check (given_by <> officer)
);
-- An officer works in one post at a time, so that everyone can tell in which capacity she read or decided.
create unique index one_post_at_a_time on access.holding (officer) where until is null;
create index holding_by_post on access.holding (post);
create index holding_by_officer on access.holding (officer, since desc);

-- What a case's policies read: both tables show an officer her own rows only.
create table access.conflict_block (
  officer      uuid not null references access.officer,
  subject      uuid not null,
  why          text not null constraint a_known_conflict check (why in ('NamedInCase', 'PostNamed', 'Acquaintance', 'Relative', 'Financial', 'OwnDeclaration')),
  declared_by  uuid,
  at           timestamptz not null,
  constraint one_block_per_officer_and_case primary key (officer, subject)
);
comment on table access.conflict_block is 'An officer with a conflict of interest sees nothing of the case (subject), whatever else she holds (domain 10.6.4).';

-- Whether an officer has a conflict, asked of a supervisor or the data-protection officer: by a colleague, or by the node
-- itself, which remembers here whom it has found.
create table access.conflict_claim (
  id            uuid primary key,
  officer       uuid not null references access.officer,
  subject       uuid not null,
  about         uuid,
  why           text not null constraint a_known_conflict check (why in ('NamedInCase', 'PostNamed', 'Acquaintance', 'Relative', 'Financial', 'OwnDeclaration')),
  declared_by   uuid,
  at            timestamptz not null,
  due           timestamptz not null,
  outcome       text constraint a_known_outcome check (outcome in ('Confirmed', 'Refused', 'Blocked')),
  decided_by    uuid,
  decided_at    timestamptz,
  late_told_at  timestamptz,
  constraint who_asks_does_not_confirm check (decided_by is null or (decided_by is distinct from declared_by and decided_by <> officer)),
  constraint the_node_names_whom_it_found check ((declared_by is null) = (about is not null))
);
create unique index one_question_at_a_time on access.conflict_claim (officer, subject, declared_by) where outcome is null and declared_by is not null;
create unique index found_once on access.conflict_claim (officer, subject, about) where declared_by is null;
create index claim_due on access.conflict_claim (due) where outcome is null;

create table access.break_glass (
  id       uuid primary key,
  officer  uuid not null references access.officer,
  subject  uuid not null,
  at       timestamptz not null,
  until    timestamptz not null,
  reason   bytea not null,
  constraint glass_stays_broken_four_hours_at_most check (until > at and until <= at + interval '4 hours')
);
create index break_glass_by_officer on access.break_glass (officer, subject, until);
create index break_glass_by_time on access.break_glass (at desc, id desc);
comment on table access.break_glass is 'Emergency sight of a case (subject); the reason is sealed under a key of its own (domain 10.6.6).';

create table access.notice (
  id       uuid primary key,
  officer  uuid not null references access.officer,
  kind     text not null,
  subject  uuid,
  detail   jsonb not null default '{}',
  at       timestamptz not null,
  read_at  timestamptz,
  constraint one_notice_per_happening unique nulls not distinct (officer, kind, subject, at)
);
create index notice_by_officer on access.notice (officer, at desc, id desc);
comment on table access.notice is 'News for one officer: codes and ids only.';

-- One-time links: for the first administrator, an invited officer, or one who lost her way in.
create table access.invitation (
  id       uuid primary key,
  officer  uuid references access.officer,
  kind     text not null constraint a_known_invitation check (kind in ('FirstAdministrator', 'Officer', 'Recovery')),
  token    bytea not null,
  at       timestamptz not null,
  expires  timestamptz not null,
  used     timestamptz,
  made_by  uuid,
  constraint one_invitation_per_token unique (token),
  constraint an_invitation_is_for_someone check ((kind = 'FirstAdministrator') = (officer is null))
);
comment on column access.invitation.token is 'SHA-256 of the token in the link; the link itself is shown once and kept nowhere.';

-- Signing in, in the shape that better-auth expects; nobody but the node itself can see these tables.
create table access.session (
  id          uuid primary key,
  user_id     uuid not null references access.officer on delete cascade,
  token       text not null unique,
  expires_at  timestamptz not null,
  ip_address  text,
  user_agent  text,
  confirmed   timestamptz,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on column access.session.confirmed is 'When the password was last typed again; adding or removing a passkey asks for it.';
create index session_by_officer on access.session (user_id);

create table access.account (
  id                        uuid primary key,
  account_id                text not null,
  provider_id               text not null,
  user_id                   uuid not null references access.officer on delete cascade,
  password                  text,
  access_token              text,
  refresh_token             text,
  id_token                  text,
  access_token_expires_at   timestamptz,
  refresh_token_expires_at  timestamptz,
  scope                     text,
  created_at                timestamptz not null default now(),
  updated_at                timestamptz not null default now(),
  constraint one_account_per_provider unique (provider_id, account_id)
);
create index account_by_officer on access.account (user_id);

create table access.verification (
  id          uuid primary key,
  identifier  text not null,
  value       text not null,
  expires_at  timestamptz not null,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
create index verification_by_identifier on access.verification (identifier);

create table access.two_factor (
  id                         uuid primary key,
  user_id                    uuid not null references access.officer on delete cascade,
  secret                     text not null,
  backup_codes               text not null,
  verified                   boolean not null default true,
  last_step                  bigint,
  failed_verification_count  integer not null default 0,
  locked_until               timestamptz
);
comment on column access.two_factor.last_step is 'The time step of the last code that was taken: a code is good once.';
create index two_factor_by_officer on access.two_factor (user_id);

create table access.passkey (
  id             uuid primary key,
  user_id        uuid not null references access.officer on delete cascade,
  name           text,
  public_key     text not null,
  credential_id  text not null unique,
  counter        bigint not null,
  device_type    text not null,
  backed_up      boolean not null,
  transports     text,
  aaguid         text,
  created_at     timestamptz
);
create index passkey_by_officer on access.passkey (user_id);

create table access.failed_attempt (
  key       bytea primary key,
  failures  integer not null,
  last_at   timestamptz not null,
  free_at   timestamptz not null
);
comment on table access.failed_attempt is 'Failures by account and address, or account and known device: a stranger''s failures delay the stranger, not the owner.';

create table access.known_device (
  token     bytea not null,
  officer   uuid not null references access.officer on delete cascade,
  since     timestamptz not null,
  last_at   timestamptz not null,
  primary key (token, officer)
);

-- What an officer's own role may see and do.
grant select on access.agency, access.role, access.role_right, access.post, access.officer, access.holding to suar_app;
grant insert, update on access.agency, access.post, access.officer, access.holding to suar_app;
grant insert, update on access.role_right to suar_app;
grant select, insert, delete on access.conflict_block to suar_app;
grant select, insert on access.conflict_claim to suar_app;
grant update (outcome, decided_by, decided_at) on access.conflict_claim to suar_app;
grant select, insert on access.break_glass to suar_app;
grant select on access.notice to suar_app;
grant update (read_at) on access.notice to suar_app;
grant insert on access.invitation to suar_app;
-- Her own devices, never a token: an officer may look at them and end them.
grant select (id, user_id, ip_address, user_agent, created_at, updated_at, expires_at), delete on access.session to suar_app;

do $$
declare name text;
begin
  foreach name in array array['agency','role_right','post','officer','holding','conflict_block','conflict_claim','break_glass','notice','invitation','session'] loop
    execute format('alter table access.%I enable row level security', name);
    execute format('create policy the_node_itself on access.%I to suar_system using (true) with check (true)', name);
  end loop;
  foreach name in array array['agency','role_right','post','holding'] loop
    execute format('create policy all_may_see on access.%I for select to suar_app using (true)', name);
    execute format($p$create policy administrators_add on access.%I for insert to suar_app
      with check ('access.administer' = any ((select platform.rights())::text[]))$p$, name);
    execute format($p$create policy administrators_change on access.%I for update to suar_app
      using ('access.administer' = any ((select platform.rights())::text[]))$p$, name);
  end loop;
end $$;

create policy all_may_see on access.officer for select to suar_app using (true);
create policy administrators_add on access.officer for insert to suar_app
  with check ('access.administer' = any ((select platform.rights())::text[]));
create policy own_choices on access.officer for update to suar_app
  using (id = (select platform.officer())) with check (id = (select platform.officer()));
create policy administrators_change on access.officer for update to suar_app
  using ('access.administer' = any ((select platform.rights())::text[]));

create policy administrators_invite on access.invitation for insert to suar_app
  with check (made_by = (select platform.officer()) and 'access.administer' = any ((select platform.rights())::text[]));

create policy own_conflicts on access.conflict_block for select to suar_app
  using (officer = (select platform.officer()));
create policy auditors_see on access.conflict_block for select to suar_app
  using ('access.audit' = any ((select platform.rights())::text[]));
create policy whoever_knows_declares on access.conflict_block for insert to suar_app
  with check ((declared_by = (select platform.officer()) and officer = (select platform.officer())
      and 'access.declare-conflict' = any ((select platform.rights())::text[]))
    or (officer <> (select platform.officer()) and 'access.confirm-conflict' = any ((select platform.rights())::text[])));
create policy whoever_knows_asks on access.conflict_claim for insert to suar_app
  with check (declared_by = (select platform.officer()) and officer <> (select platform.officer()) and outcome is null
    and 'access.declare-conflict' = any ((select platform.rights())::text[]));
create policy who_may_confirms on access.conflict_claim for select to suar_app
  using (officer <> (select platform.officer()) and 'access.confirm-conflict' = any ((select platform.rights())::text[]));
create policy who_may_answers on access.conflict_claim for update to suar_app
  using (officer <> (select platform.officer()) and 'access.confirm-conflict' = any ((select platform.rights())::text[]));
create policy auditors_lift on access.conflict_block for delete to suar_app
  using ('access.audit' = any ((select platform.rights())::text[]) and officer <> (select platform.officer()));

create policy own_glass on access.break_glass for select to suar_app
  using (officer = (select platform.officer()));
create policy auditors_see on access.break_glass for select to suar_app
  using ('access.audit' = any ((select platform.rights())::text[]));
create policy who_may_breaks_it on access.break_glass for insert to suar_app
  with check (officer = (select platform.officer())
    and 'access.break-glass' = any ((select platform.rights())::text[]));

create policy own_notices on access.notice to suar_app
  using (officer = (select platform.officer())) with check (officer = (select platform.officer()));

create policy own_devices on access.session for select to suar_app using (user_id = (select platform.officer()));
create policy own_devices_end on access.session for delete to suar_app using (user_id = (select platform.officer()));
