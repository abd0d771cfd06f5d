-- Do the books of two states say the same? What the other side's book says, and what was found, one row a reconciliation.
create table requests.reconciliation (
  id           uuid primary key,
  state        text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  side         text not null check (side in ('Ours', 'Theirs')),
  why          text not null check (why in ('Officer', 'Schedule')),
  officer      uuid,
  asked_at     timestamptz not null,
  as_of        timestamptz,
  differ       text[],
  parts        integer,
  requests     integer,
  found        jsonb,
  finished_at  timestamptz,
  constraint finished_is_found check ((finished_at is null) = (found is null)),
  constraint an_officer_asked_or_the_schedule check ((officer is not null) = (side = 'Ours' and why = 'Officer'))
);
create index reconciliation_latest on requests.reconciliation (state, asked_at desc);
comment on column requests.reconciliation.side is 'Theirs: the other state compared, and told us what it found.';
comment on column requests.reconciliation.differ is 'Parts (days, months) in which the two books differ, as the other side found by comparing digests.';

create table requests.statement_part (
  reconciliation  uuid not null references requests.reconciliation,
  nth             integer not null,
  rows            jsonb not null,
  primary key (reconciliation, nth)
);
comment on table requests.statement_part is 'What the other side sends, a part at a time: its rows of the parts that differ, or what it found. Gone once whole.';

create table requests.statement_given (
  state  text primary key constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  at     timestamptz not null
);
comment on table requests.statement_given is 'When another state last read our book: reading it costs, and nobody asks again at once.';

-- How often the books of a pair are compared by themselves; a pair without a row is compared every week.
create table requests.comparing (
  state       text primary key constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  every       text not null check (every in ('Daily', 'Weekly', 'Never')),
  changed_by  uuid not null,
  changed_at  timestamptz not null
);

-- The work that a difference is: somebody owns it, and it has a clock. Ids and codes only.
create table requests.difference (
  id               uuid primary key,
  state            text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  request          uuid not null,
  kind             text not null,
  from_state       text not null,
  what             text not null,
  message          uuid,
  code             text,
  here             text,
  there            text,
  first_seen       uuid not null references requests.reconciliation,
  last_seen        uuid not null references requests.reconciliation,
  since            timestamptz not null,
  due              timestamptz not null,
  owner            uuid,
  settled_at       timestamptz,
  settled_by       uuid,
  settled          text,
  overdue_told_at  timestamptz,
  constraint settled_says_how check ((settled_at is null) = (settled is null)),
  constraint a_known_end check (settled in ('Gone', 'AgreedWithThem', 'MendedHere', 'MendedThere', 'KnownFault'))
);
create unique index one_open_item_a_difference on requests.difference (state, request, what, coalesce(message, request)) where settled_at is null;
create index difference_open on requests.difference (due) where settled_at is null;
revoke delete, truncate on requests.reconciliation, requests.difference from suar_app, suar_system;

create index request_by_state_sent on requests.request (state, sent_at) where sent_at is not null;

alter table requests.statement_part enable row level security;
alter table requests.statement_given enable row level security;
create policy the_node_itself on requests.statement_part to suar_system using (true) with check (true);
create policy the_node_itself on requests.statement_given to suar_system using (true) with check (true);
create policy who_may_reconcile on requests.statement_part for select to suar_app
  using ('requests.reconcile' = any ((select platform.rights())::text[]));

-- ---------------------------------------------------------------- the workbook of a pair of states
create table requests.workbook (
  state       text primary key constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  id          uuid not null unique,
  meeting_on  date,
  place       bytea,
  changed_by  uuid not null,
  changed_at  timestamptz not null
);
comment on column requests.workbook.id is 'The data key under which the words of this workbook are sealed.';
create table requests.workbook_item (
  id           uuid primary key,
  state        text not null references requests.workbook,
  sort         text not null check (sort in ('Agenda', 'Decision', 'Action')),
  words        bytea not null,
  owner_state  text,
  due          date,
  standing     text not null default 'Open' check (standing in ('Open', 'Done', 'Struck')),
  version      integer not null default 0,
  added_by     uuid not null,
  added_at     timestamptz not null,
  changed_at   timestamptz not null
);
create index workbook_item_by_state on requests.workbook_item (state, added_at);
revoke delete, truncate on requests.workbook, requests.workbook_item from suar_app, suar_system;

do $$ declare name text; begin
  foreach name in array array['reconciliation', 'comparing', 'difference', 'workbook', 'workbook_item'] loop
    execute format('alter table requests.%I enable row level security', name);
    execute format('create policy the_node_itself on requests.%I to suar_system using (true) with check (true)', name);
    execute format($policy$ create policy who_may_reconcile on requests.%I to suar_app
      using ('requests.reconcile' = any ((select platform.rights())::text[]))
      with check ('requests.reconcile' = any ((select platform.rights())::text[])) $policy$, name);
  end loop;
end $$;

-- The whole book with a state, of every agency, as ids, codes and times: what two delegations count together.
create function requests.book_with(the_state text)
returns table (id uuid, side text, kind text, status text, open boolean, urgency text, sent_at timestamptz, acknowledge_due timestamptz,
               answer_due timestamptz, paused_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select r.id, r.side, r.kind, r.status, r.open, r.urgency, r.sent_at, r.acknowledge_due, r.answer_due, r.paused_at
    from requests.request r
   where r.state = the_state and r.sent_at is not null and 'requests.reconcile' = any (platform.rights()::text[]) $$;
create function requests.last_words_with(the_state text) returns table (theirs timestamptz, ours timestamptz)
language sql stable security definer set search_path = '' as $$
  select max(e.at) filter (where e.from_state = the_state), max(e.at) filter (where e.from_state <> the_state)
    from requests.request r join requests.entry e on e.request = r.id
   where r.state = the_state and 'requests.reconcile' = any (platform.rights()::text[]) $$;
revoke execute on function requests.book_with, requests.last_words_with from public;
grant execute on function requests.book_with, requests.last_words_with to suar_app, suar_system;
