-- Which states, authorities, channels and legal instruments there are, on a given date.
-- Public reference material: everybody with an account may read it.  What an officer may change,
-- she may change here only with the right directory.edit; all else is brought by the program's own seed.
create schema directory;
select platform.open_to_the_program('directory');

-- '2013' or '2017-03-08': as exact as the source is.
create domain directory.partial_date as text check (value ~ '^\d{4}(-\d\d-\d\d)?$');

-- The first day on which a partial date has surely come: a bare year counts from its last day.
create function directory.certain_day(day text) returns date language sql immutable parallel safe return
  make_date(left(day, 4)::int,
            coalesce(nullif(substr(day, 6, 2), '')::int, 12),
            coalesce(nullif(substr(day, 9, 2), '')::int, 31));

create table directory.seed (
  checksum text primary key,
  at       timestamptz not null default now()
);
comment on table directory.seed is 'Which editions of src/directory/seed have been taken in.';

create table directory.state (
  iso2      text primary key check (iso2 ~ '^[A-Z]{2}$'),
  iso3      text not null unique check (iso3 ~ '^[A-Z]{3}$'),
  name_id   text not null,
  name_en   text not null,
  capital   text not null,
  zones     text[] not null,     -- IANA, the capital's first
  languages text[] not null,     -- ISO 639-2
  source    text not null,
  verified  boolean not null,
  correspondent boolean not null default false   -- outside the region: written to, without a node
);

-- Feasts that move from year to year, as far as a state is known to close its offices for them; what stands in `rule`
-- can be computed for any year, all others a state must supply.
create table directory.feast (
  state     text not null references directory.state,
  code      text not null,
  place     integer not null,
  name_id   text not null,
  name_en   text not null,
  rule      text,
  source    text not null,
  verified  boolean not null,
  primary key (state, code)
);

-- Days on which an office of a state is closed. The desk adds, corrects and strikes out; nothing is deleted.
create table directory.holiday (
  state     text not null references directory.state,
  day       date not null,
  name_id   text not null,
  name_en   text not null,
  source    text not null,
  verified  boolean not null,
  active    boolean not null default true,
  feasts    text[] not null default '{}',      -- the moving feasts that fall on it
  version   integer not null default 1,
  post      text,                              -- who changed it last at the desk
  at        timestamptz,
  primary key (state, day)
);
comment on table directory.holiday is
  'Fixed days from common knowledge, none verified. Feasts that move with the moon (Eid, Nyepi, Tet, Vesak …) stand here only when a state has supplied them; those that can be computed for certain are brought along.';

-- The weekly days off, from a day on. A later version of the same day stands beside the earlier, and counts.
create table directory.week (
  state     text not null references directory.state,
  since     date not null,
  version   integer not null default 1,
  off       integer[] not null,                -- ISO days of the week, Monday is 1
  source    text not null,
  verified  boolean not null,
  post      text,                              -- who wrote it at the desk; null as this program brought it
  at        timestamptz,
  primary key (state, since, version),
  constraint somebody_works_some_day check (cardinality(off) <= 3 and off <@ array[1, 2, 3, 4, 5, 6, 7])
);

create table directory.network (
  code      text primary key,
  name_id   text not null,
  name_en   text not null,
  role_id   text not null,
  role_en   text not null,
  source    text not null,
  verified  boolean not null
);

create table directory.membership (
  network   text not null references directory.network,
  state     text not null references directory.state,
  since     directory.partial_date not null,   -- the date of joining, or of the first list read that names the state
  until     date,
  from_day  date not null generated always as (directory.certain_day(since)) stored,
  source    text not null,
  verified  boolean not null,
  primary key (network, state, since)
);

create table directory.instrument (
  code      text primary key,
  kind      text not null check (kind in ('Declaration', 'Treaty', 'BilateralAgreement', 'Principle')),
  binds     text not null check (binds in ('AseanMembers', 'Parties', 'Anyone')),
  name_id   text not null,
  name_en   text not null,
  signed    directory.partial_date,
  in_force  directory.partial_date,             -- null: not in force yet
  from_day  date generated always as (directory.certain_day(in_force)) stored,
  note_id   text,
  note_en   text,
  source    text not null,
  verified  boolean not null
);

create table directory.party (
  instrument text not null references directory.instrument,
  state      text not null references directory.state,
  signed     directory.partial_date,
  in_force   directory.partial_date,            -- null: no own date known, the instrument's date counts
  from_day   date generated always as (directory.certain_day(in_force)) stored,
  source     text not null,
  verified   boolean not null,
  primary key (instrument, state)
);

create table directory.clause (
  code       text primary key,                  -- 'ACTIP-15.3'
  instrument text not null references directory.instrument,
  place      integer not null,
  title_id   text not null,
  title_en   text not null,
  text_id    text not null,
  text_en    text not null,
  source     text not null,
  verified   boolean not null
);
comment on column directory.clause.text_en is 'Our paraphrase, never the official wording.';

-- How long a request may take: by kind, urgency, state asked, instrument and time; in working days of both states, or in
-- hours day and night. A row is never changed: a later version of the same day, or a later day, takes its place.
create table directory.clock_rule (
  type         text not null,
  urgency      text not null check (urgency in ('Immediate', '24h', '48h', 'Routine')),
  state        text references directory.state,              -- the state asked; null: any
  instrument   text references directory.instrument,         -- only under it; null: whatever it rests on
  since        date not null,
  version      integer not null default 1,
  counts       text not null check (counts in ('WorkingDays', 'Hours')),
  acknowledge  integer not null check (acknowledge > 0),
  answer       integer not null,
  ended        boolean not null default false,               -- from that day on the wider rule counts again
  ours         boolean not null,                             -- the number is this program's own, not that of a source
  source       text not null,
  verified     boolean not null,
  post         text,                                         -- who wrote it at the desk; null as this program brought it
  at           timestamptz,
  constraint one_version_of_a_rule unique nulls not distinct (type, urgency, state, instrument, since, version),
  constraint answered_after_it_is_read check (answer >= acknowledge),
  constraint a_rule_for_all_never_ends check (not ended or state is not null or instrument is not null)
);
comment on table directory.clock_rule is 'A clock keeps the version of the day on which the request left, so that no clock that ran is rewritten.';

create table directory.request_basis (
  type    text not null,                        -- x_RequestType
  clause  text not null references directory.clause,
  place   integer not null,                     -- the order in which it is proposed
  primary key (type, clause)
);

create table directory.channel_rule (
  channel    text primary key,                  -- x_Channel
  place      integer not null,
  types      text[],                            -- null: carries every type of request
  needs      text not null check (needs in ('Nothing', 'Network', 'Instrument', 'Mission', 'BilateralAgreement')),
  network    text references directory.network,
  instrument text references directory.instrument,
  gives      text not null check (gives in ('Available', 'OnlyInformal')),
  why_id     text not null,
  why_en     text not null,
  otherwise  text not null check (otherwise in ('OnlyInformal', 'NotAvailable')),  -- for the other types
  other_id   text not null,
  other_en   text not null,
  source     text not null,
  verified   boolean not null,
  constraint a_network_is_named check ((needs = 'Network') = (network is not null)),
  constraint an_instrument_is_named check ((needs = 'Instrument') = (instrument is not null))
);

create table directory.caution (
  code      text primary key,
  state     text not null references directory.state,
  types     text[] not null,
  since     date not null,
  until     date,
  text_id   text not null,
  text_en   text not null,
  source    text not null,
  verified  boolean not null
);
comment on table directory.caution is 'What to know before a request of these types goes to this state.';

-- Who can be reached: committees, police units, missions, hotlines.  Edited at the desk.
create table directory.authority (
  code          text primary key constraint a_code_is_short_and_plain check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  state         text not null references directory.state,       -- whose authority it is
  seat          text not null references directory.state,       -- where it sits; differs for a mission
  kind          text not null,
  name_id       text not null,
  name_en       text not null,
  competence_id text not null,
  competence_en text not null,
  languages     text[] not null,
  zone          text not null,
  hours         jsonb,                                          -- null: not known
  channels      jsonb not null,                                 -- in the order in which they are tried
  fictional     boolean not null,
  source        text not null,
  verified_by   text,                                           -- null: not verified
  verified_at   timestamptz,
  active        boolean not null default true,
  version       integer not null default 1,
  constraint a_verification_has_a_name_and_a_time check ((verified_by is null) = (verified_at is null))
);
create index authority_by_state on directory.authority (state);
create index authority_by_seat on directory.authority (seat);

create table directory.authority_version (
  authority  text not null references directory.authority,
  version    integer not null,
  act        text not null check (act in ('Added', 'Changed', 'Verified', 'Undone')),
  before     jsonb,                                             -- the whole entry as it stood; null when it was added
  officer    uuid not null,
  post       text not null,
  at         timestamptz not null,
  reason     text,
  primary key (authority, version)
);
comment on table directory.authority_version is 'Every edit at the desk: what stood there before, who, when.  An undo is an edit too.';

-- The second lock: an officer's role may read all, may write entries only with the right, and may rewrite no history.
do $$ declare name text; begin
  foreach name in array array['seed', 'state', 'feast', 'network', 'membership', 'instrument', 'party', 'clause', 'request_basis',
                              'channel_rule', 'caution'] loop
    execute format('revoke insert, update, delete on directory.%I from suar_app', name);
  end loop;
end $$;
do $$ declare name text; begin
  foreach name in array array['week', 'clock_rule'] loop
    execute format('revoke update, delete on directory.%I from suar_app', name);
    execute format('alter table directory.%I enable row level security', name);
    execute format('create policy the_node_itself on directory.%I to suar_system using (true) with check (true)', name);
    execute format('create policy all_read on directory.%I for select to suar_app using (true)', name);
    execute format('create policy editors_add on directory.%I for insert to suar_app
      with check (''directory.edit'' = any ((select platform.rights())::text[]))', name);
  end loop;
end $$;
revoke delete on directory.holiday from suar_app, suar_system;
alter table directory.holiday enable row level security;
create policy the_node_itself on directory.holiday to suar_system using (true) with check (true);
create policy all_read on directory.holiday for select to suar_app using (true);
create policy editors_add on directory.holiday for insert to suar_app
  with check ('directory.edit' = any ((select platform.rights())::text[]));
create policy editors_change on directory.holiday for update to suar_app
  using ('directory.edit' = any ((select platform.rights())::text[]));
revoke delete on directory.authority from suar_app;
revoke update, delete on directory.authority_version from suar_app, suar_system;

alter table directory.authority enable row level security;
alter table directory.authority_version enable row level security;
create policy the_node_itself on directory.authority to suar_system using (true) with check (true);
create policy the_node_itself on directory.authority_version to suar_system using (true) with check (true);
create policy all_read on directory.authority for select to suar_app using (true);
create policy all_read on directory.authority_version for select to suar_app using (true);
create policy editors_add on directory.authority for insert to suar_app
  with check ('directory.edit' = any ((select platform.rights())::text[]));
create policy editors_change on directory.authority for update to suar_app
  using ('directory.edit' = any ((select platform.rights())::text[]));
create policy editors_add on directory.authority_version for insert to suar_app
  with check ('directory.edit' = any ((select platform.rights())::text[]) and officer = (select platform.officer()));
