-- By which rule and calendar a request is counted: as it stood when the request left, the same on both sides.
create table requests.clock (
  request  uuid primary key references requests.request,
  clock    jsonb not null
);
comment on table requests.clock is 'The rule of the directory on the day on which it left, with the days off of both states that it may meet.';
revoke update, delete, truncate on requests.clock from suar_app, suar_system;
alter table requests.clock enable row level security;
create policy the_node_itself on requests.clock to suar_system using (true) with check (true);
create policy with_the_request on requests.clock to suar_app
  using (exists (select from requests.request r where r.id = clock.request))
  with check (exists (select from requests.request r where r.id = clock.request));
