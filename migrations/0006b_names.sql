-- Search over sealed names: blinded pieces of a name point to the person; nothing here can be read without the node's key.
create table casework.name_entry (
  entry     integer generated always as identity primary key,
  person    uuid not null,
  case_id   uuid not null,
  data_key  uuid not null,
  name      bytea not null
);
create index name_entry_of_person on casework.name_entry (person);
alter table casework.name_entry enable row level security;
create policy the_node_itself on casework.name_entry to suar_system using (true) with check (true);
create policy participants on casework.name_entry to suar_app
  using (exists (select from casework.person p where p.id = person)) with check (true);

create table casework.name_posting (
  key    integer not null,
  entry  integer not null,
  primary key (key, entry)
);
comment on table casework.name_posting is 'Which entry holds which blinded piece.  Leaks only how often a blinded piece occurs.';

create table casework.name_frequency (
  key   integer primary key,
  held  integer not null
);
comment on table casework.name_frequency is 'How many entries hold a piece: rare pieces are asked first.';
