-- Letters about requests: who may see them, and many at once.

-- A letter is seen by whoever sees its request.
create policy with_its_request on letters.letter to suar_app
  using (exists (select from requests.request r where r.id = letter.subject))
  with check (exists (select from requests.request r where r.id = letter.subject));

create table requests.letter_batch (
  id         uuid primary key,
  kind       text not null,
  languages  text[] not null,
  fill       bytea not null,
  officer    uuid not null,
  agency     uuid not null,
  post       text not null,
  at         timestamptz not null
);
comment on column requests.letter_batch.fill is 'What the officer typed for all of them, sealed under the key of the batch.';
create table requests.letter_batch_item (
  batch    uuid not null references requests.letter_batch,
  place    integer not null,
  request  uuid not null references requests.request,
  letter   uuid references letters.letter,
  problem  text,
  facts    text[],
  primary key (batch, place),
  constraint a_request_stands_once_in_a_batch unique (batch, request),
  constraint issued_or_told_why_not check (letter is null or problem is null)
);

alter table requests.letter_batch enable row level security;
alter table requests.letter_batch_item enable row level security;
create policy the_node_itself on requests.letter_batch to suar_system using (true) with check (true);
create policy the_node_itself on requests.letter_batch_item to suar_system using (true) with check (true);
create policy whoever_asked on requests.letter_batch to suar_app
  using (officer = (select platform.officer())) with check (officer = (select platform.officer()));
create policy whoever_asked on requests.letter_batch_item to suar_app
  using (exists (select from requests.letter_batch b where b.id = batch))
  with check (exists (select from requests.letter_batch b where b.id = batch)
    and exists (select from requests.request r where r.id = request));
revoke update, delete, truncate on requests.letter_batch, requests.letter_batch_item from suar_app;
revoke delete, truncate on requests.letter_batch, requests.letter_batch_item from suar_system;
