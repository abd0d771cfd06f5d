-- Do the books of two states say the same? What the other side's book says, and what was found, one row a reconciliation.
create table requests.reconciliation (
  id           uuid primary key,
  state        text not null constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  officer      uuid not null,
  asked_at     timestamptz not null,
  as_of        timestamptz,
  months       text[],
  parts        integer,
  requests     integer,
  found        jsonb,
  finished_at  timestamptz,
  constraint finished_is_found check ((finished_at is null) = (found is null))
);
create index reconciliation_latest on requests.reconciliation (state, asked_at desc);
comment on column requests.reconciliation.months is 'Months in which the two books differ, as the other side found by comparing digests.';

create table requests.statement_part (
  reconciliation  uuid not null references requests.reconciliation,
  nth             integer not null,
  rows            jsonb not null,
  primary key (reconciliation, nth)
);
comment on table requests.statement_part is 'The other side''s book of the months that differ: ids, codes, times and digests. Gone once compared.';

create table requests.statement_given (
  state  text primary key constraint a_state_is_two_letters check (state ~ '^[A-Z]{2}$'),
  at     timestamptz not null
);
comment on table requests.statement_given is 'When another state last read our book: reading it costs, and nobody asks again at once.';

create index request_by_state_sent on requests.request (state, sent_at) where sent_at is not null;

alter table requests.reconciliation enable row level security;
alter table requests.statement_part enable row level security;
alter table requests.statement_given enable row level security;
create policy the_node_itself on requests.reconciliation to suar_system using (true) with check (true);
create policy the_node_itself on requests.statement_part to suar_system using (true) with check (true);
create policy the_node_itself on requests.statement_given to suar_system using (true) with check (true);
create policy who_may_reconcile on requests.reconciliation to suar_app
  using ('requests.reconcile' = any ((select platform.rights())::text[]))
  with check ('requests.reconcile' = any ((select platform.rights())::text[]));
