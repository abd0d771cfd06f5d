-- The case room: what the states that work on one case say to each other beside their requests, and to themselves.
create table requests.room (
  id         uuid primary key,
  -- Who opened it, and who takes part; neither changes.
  host       text not null,
  states     text[] not null,
  -- The requests of this node through which the states share the case: whoever sees all of them sees the room.
  through    uuid[] not null,
  title      bytea not null,
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  constraint a_room_is_between_states check (cardinality(states) between 2 and 11 and host = any (states)),
  constraint a_room_stands_on_a_request check (cardinality(through) > 0)
);
create index room_through on requests.room using gin (through);
comment on table requests.room is 'Between whom, and through which requests. What is said in it stands in room_word.';

create table requests.room_word (
  id          uuid primary key,
  room        uuid not null references requests.room,
  kind        text not null,
  from_state  text not null,
  shared      boolean not null,
  tlp         text not null,
  pap         text not null check (pap in ('RED', 'AMBER', 'GREEN', 'CLEAR')),
  at          timestamptz not null,
  about       uuid references requests.room_word,
  content     bytea not null,
  -- The message in which it came; null for our own.
  message     uuid,
  read_at     timestamptz,
  recalled    text,
  constraint a_known_word check (kind in ('Opened', 'Message', 'Meeting', 'Decision', 'Action', 'File', 'Done', 'Recalled', 'Closed')),
  -- What names a person travels as a request; what came so all the same is handled as RED here.
  constraint no_name_travels_in_a_room check (tlp in ('AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR') or (tlp = 'RED' and (message is not null or not shared))),
  constraint what_came_was_shared check (shared or message is null),
  constraint one_word_about_it check (about is not null or kind not in ('Done', 'Recalled'))
);
create index room_word_by_room on requests.room_word (room, at);
create index room_word_unread on requests.room_word (room) where message is not null and read_at is null;
create unique index done_once on requests.room_word (about) where kind = 'Done';
comment on table requests.room_word is 'One thing said in a room. The same id in every state that it was shared with; our own notes stay here.';

create table requests.room_copy (
  message  uuid primary key,
  word     uuid not null references requests.room_word,
  state    text not null,
  delivery text not null default 'queued',
  constraint one_copy_a_state unique (word, state)
);
comment on table requests.room_copy is 'As what, to whom, a word of ours left, and how far it has come.';

create table requests.room_file (
  id       uuid primary key,
  room     uuid not null references requests.room,
  officer  uuid not null,
  word     uuid references requests.room_word,
  type     text not null,
  size     integer not null,
  content  bytea,
  -- One sealed copy for each other state, ready to go with its message.
  kept     bytea not null,
  at       timestamptz not null
);
create index room_file_unsaid on requests.room_file (at) where word is null and content is not null;
comment on table requests.room_file is 'Files of ours, sealed each under a key of its own. What another state shares stays where the exchange laid it.';

revoke delete, truncate on requests.room, requests.room_word, requests.room_copy, requests.room_file from suar_app, suar_system;
revoke update on requests.room, requests.room_word, requests.room_copy from suar_app, suar_system;
grant update (closed_at) on requests.room to suar_app, suar_system;
-- Of a room that comes back, one request after the other is known again.
grant update (through) on requests.room to suar_system;
grant update (read_at, recalled) on requests.room_word to suar_app, suar_system;
grant update (delivery) on requests.room_copy to suar_app, suar_system;

-- ---------------------------------------------------------------- what leaves
-- The yes that the requests of a room rest on must still stand when something more is said: gate G1 and every other.
create function requests.room_gate() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record; purpose text; other text;
begin
  if not new.shared or new.message is not null or new.kind in ('Recalled', 'Closed') then return new; end if;
  -- It was said before this node was restored, and came back.
  if exchange.thread_is_replayed(new.room) then return new; end if;
  for r in
    select q.person, q.state, m.states, p.citizenship, k.consents || case when p.citizenship && m.states then k.consents_to_own_state else '{}' end as needed
      from requests.room m join requests.request q on q.id = any (m.through) and q.side = 'Out'
      join requests.kind k on k.kind = q.kind left join casework.person p on p.id = q.person
     where m.id = new.room
  loop
    foreach purpose in array r.needed loop
      foreach other in array r.states loop
        if other = new.from_state
          or not requests.took_it_back(r.person, purpose) and assistance.opens(assistance.hold_consent(r.person, purpose, 'state:' || case
               when purpose = 'NotifyOwnState' and not r.citizenship @> array[other] then r.state else other end, '{FreeText}')) then continue; end if;
        raise exception 'the person has not agreed: %', purpose
          using errcode = 'check_violation', schema = 'requests', table = 'room_word', constraint = 'she_agreed_that_it_is_shared';
      end loop;
    end loop;
  end loop;
  return new;
end $$;
create trigger room_gate before insert on requests.room_word for each row execute function requests.room_gate();

-- Own notes cannot leave, whatever code writes to the exchange: a message of a room is a copy of a word that is shared.
create function requests.must_be_a_shared_word() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Given back after a restore: it has left before.
  if exists (select from exchange.receipt where message = new.id) then return null; end if;
  if not exists (select from requests.room_copy c join requests.room_word w on w.id = c.word join requests.room m on m.id = w.room
                  where c.message = new.id and c.state = new.partner and w.shared and w.message is null
                    and m.id = new.thread and new.partner = any (m.states)) then
    raise exception 'a message of a room leaves only as a copy of a shared word'
      using errcode = 'check_violation', schema = 'requests', table = 'room_copy', constraint = 'only_shared_words_leave';
  end if;
  return null;
end $$;
create constraint trigger only_shared_words_leave after insert on exchange.message deferrable initially deferred
  for each row when (new.direction = 'out' and new.type like 'requests.room@%') execute function requests.must_be_a_shared_word();

-- The one way by which a word changes: its own state took it back. Envelope and receipt stay, as with a request.
create function requests.erase_word(the_word uuid, new_content bytea) returns void language plpgsql security definer set search_path = '' as $$
declare gone uuid[];
begin
  update requests.room_word set content = new_content where id = the_word and recalled is not null;
  if not found then raise exception 'only what was taken back is erased'; end if;
  select array_agg(message) into gone from (
    select message from requests.room_copy where word = the_word
    union all select message from requests.room_word where id = the_word and message is not null) of_it;
  delete from exchange.payload where message = any (gone);
  update exchange.message set wire = null where id = any (gone) and state in ('delivered', 'read');
  -- The copies for the others lie at the post office; with "kept" go the keys that open them here.
  update requests.room_file set content = null, kept = '' where word = the_word;
end $$;
comment on function requests.erase_word is 'docs/decisions/0020-what-was-recalled-is-erased-on-both-sides.md';

-- ---------------------------------------------------------------- who may see what
alter table requests.room enable row level security;
alter table requests.room_word enable row level security;
alter table requests.room_copy enable row level security;
alter table requests.room_file enable row level security;
create policy the_node_itself on requests.room to suar_system using (true) with check (true);
create policy the_node_itself on requests.room_word to suar_system using (true) with check (true);
create policy the_node_itself on requests.room_copy to suar_system using (true) with check (true);
create policy the_node_itself on requests.room_file to suar_system using (true) with check (true);
-- All of its requests, not one of them: protection and investigation do not meet in a room by chance.
create policy with_all_its_requests on requests.room to suar_app
  using ((select count(*) from requests.request r where r.id = any (room.through)) = cardinality(through))
  with check ((select count(*) from requests.request r where r.id = any (room.through)) = cardinality(through));
create policy with_the_room on requests.room_word to suar_app
  using (exists (select from requests.room m where m.id = room_word.room))
  with check (exists (select from requests.room m where m.id = room_word.room));
create policy with_the_word on requests.room_copy to suar_app
  using (exists (select from requests.room_word w where w.id = room_copy.word))
  with check (exists (select from requests.room_word w where w.id = room_copy.word));
create policy with_the_room on requests.room_file to suar_app
  using (exists (select from requests.room m where m.id = room_file.room))
  with check (exists (select from requests.room m where m.id = room_file.room));
