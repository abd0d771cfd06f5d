-- The post office between states: keys, members, envelopes, receipts.  It knows no case.
create schema exchange;
select platform.open_to_the_program('exchange');

create table exchange.own_key (
  kid         text primary key,
  use         text not null check (use in ('sign', 'seal')),
  epoch       integer not null,
  public_key  jsonb not null,
  sealed      bytea not null,
  data_key    uuid not null references platform.data_key,
  made_at     timestamptz not null,
  retired_at  timestamptz,
  constraint one_key_an_epoch unique (use, epoch)
);
comment on table exchange.own_key is 'This node''s own keys; the private half is sealed under the node''s key.';

create table exchange.directory (
  version      integer primary key,
  document     text not null,
  accepted_at  timestamptz not null
);
comment on table exchange.directory is 'Each signed list of members this node accepted, verbatim.  The highest version counts.';
revoke update, delete, truncate on exchange.directory from suar_app, suar_system;

create table exchange.partner (
  state          text primary key,
  heard_at       timestamptz,
  failures       integer not null default 0,
  failing_since  timestamptz,
  failure        text,
  next_try_at    timestamptz,
  numbered       bigint not null default 0,
  pulled         bigint not null default 0
);
comment on column exchange.partner.numbered is 'The last position given to a message waiting for this partner to pull it.';
comment on column exchange.partner.pulled is 'How far this node has read the partner''s own list: a whole number, never a time.';

create table exchange.thread (
  partner    text not null,
  thread     uuid not null,
  direction  text not null check (direction in ('in', 'out')),
  seq        integer not null default 0,
  digest     text,
  data_key   uuid not null references platform.data_key,
  primary key (partner, thread, direction)
);
comment on table exchange.thread is 'The head of each ordered conversation: its last number and the digest of its last envelope.';

create table exchange.message (
  id           uuid primary key,
  line         bigint generated always as identity,
  direction    text not null check (direction in ('in', 'out')),
  partner      text not null,
  thread       uuid not null,
  seq          integer not null,
  type         text not null,
  digest       text not null,
  envelope     text not null,
  wire         text,
  state        text not null check (state in ('queued', 'sent', 'received', 'delivered', 'read', 'refused', 'dead')),
  code         text,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null,
  sent_at      timestamptz,
  position     bigint,
  problem      text,
  voids        uuid,
  voided_by    uuid references exchange.message deferrable initially deferred,
  life         integer,
  answered_by  uuid,
  answered_at  timestamptz
);
create unique index one_message_a_place on exchange.message (partner, thread, direction, seq) where voided_by is null and life is null;
comment on column exchange.message.problem is 'The last signed answer of a partner that would not take it, verbatim.';
comment on column exchange.message.voids is 'The message whose place this one takes.';
comment on column exchange.message.voided_by is 'The message that took its place, since its partner can never take it.';
comment on column exchange.message.life is 'Null in the life of its thread that goes on. A thread begins a new one when its sender, restored from a backup, had written on from an earlier place.';
alter table exchange.message alter column envelope set storage external, alter column wire set storage external;
create index message_by_thread on exchange.message (thread, line);
create index message_to_number on exchange.message (partner, line) where direction = 'out' and position is null;
create unique index message_by_position on exchange.message (partner, position) where position is not null;
comment on column exchange.message.wire is 'The very bytes that every try sends; sealed, so there is nothing in it to compress.';
comment on table exchange.message is 'The log of both directions.  "envelope" is the signed text itself; the body lies sealed in exchange.payload.';

create table exchange.payload (
  message  uuid primary key references exchange.message,
  sealed   bytea not null
);
comment on table exchange.payload is 'Bodies, sealed under the thread''s key.  An officer''s role may add one and read none: the slice that owns the type keeps its own.';
alter table exchange.payload alter column sealed set storage external;
alter table exchange.payload enable row level security;
create policy the_node_itself on exchange.payload to suar_system using (true) with check (true);
create policy officers_may_post on exchange.payload for insert to suar_app with check (true);

create table exchange.attachment (
  message   uuid not null references exchange.message,
  nth       integer not null,
  digest    text not null check (length(digest) = 43),
  bytes     bigint not null,
  type      text not null,
  whole_at  timestamptz,
  primary key (message, nth)
);
create index attachment_by_digest on exchange.attachment (digest);
comment on table exchange.attachment is 'Files of a message, by the digest of their sealed bytes, which lie in the folder of the node. Their keys are in the sealed body.';

create table exchange.receipt (
  message  uuid not null references exchange.message,
  step     text not null check (step in ('received', 'delivered', 'refused', 'read')),
  receipt  text not null,
  at       timestamptz not null,
  code     text,
  primary key (message, step)
);
comment on table exchange.receipt is 'Signed evidence, verbatim: given by us for messages that came in, given to us for those that went out.';
revoke update, delete, truncate on exchange.receipt from suar_app, suar_system;

create table exchange.outbound (
  line          bigint generated always as identity primary key,
  message       uuid not null references exchange.message,
  step          text check (step in ('received', 'delivered', 'refused', 'read')),
  partner       text not null,
  thread        uuid,
  seq           integer,
  tries         integer not null default 0,
  objection        text,
  objections       integer not null default 0,
  objecting_since  timestamptz,
  objected_at      timestamptz,
  code          text,
  queued_at     timestamptz not null,
  next_try_at   timestamptz not null,
  dead_at       timestamptz,
  stopped       boolean not null default false
);
create unique index waits_once on exchange.outbound (message, coalesce(step, 'message'));
create index waiting_in_thread on exchange.outbound (partner, thread, seq);
comment on column exchange.outbound.stopped is 'May leave no more: its bytes are gone, and its place is given up as soon as the node comes to it.';
comment on table exchange.outbound is 'What still has to reach a partner: a message, or (where step is set) a receipt for one.  A row leaves when the partner has signed for it.';

-- Called by the trigger of a slice above, in the transaction that takes back what a message rested on: from its commit on
-- there are no bytes that could leave. What its partner has signed for is not stopped: that is recalled.
create function exchange.stop(the_message uuid, why text) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update exchange.message set wire = null, code = why
   where id = the_message and direction = 'out' and voids is null and voided_by is null and state in ('queued', 'sent', 'received', 'dead');
  if not found then return false; end if;
  update exchange.outbound set stopped = true, code = why where message = the_message and step is null;
  delete from exchange.payload where message = the_message;
  return true;
end $$;
revoke execute on function exchange.stop from public, suar_app, suar_system;

create table exchange.recovery (
  recovery  bigint generated always as identity primary key,
  at        timestamptz not null,
  partner   text,
  thread    uuid,
  found     text not null check (found in ('mark', 'forgotten', 'adopt', 'agree', 'rejoin', 'two-pasts')),
  fetched   integer not null default 0
);
create unique index two_pasts_are_told_once on exchange.recovery (partner, thread) where found = 'two-pasts';
comment on table exchange.recovery is 'That this node was restored from a backup (no partner), and each thread in which it had forgotten messages of its own, with what came of it.';

-- What this node had said and forgotten, and was given back: whoever owns it rebuilds what it knew from it.
create table exchange.replay (
  message     uuid primary key references exchange.message,
  partner     text not null,
  thread      uuid not null,
  state       text not null default 'Waiting' check (state in ('Waiting', 'Replaying', 'Done', 'PutAway')),
  code        text,
  at          timestamptz not null,
  tried_at    timestamptz,
  settled_at  timestamptz
);
create index replay_waiting on exchange.replay (partner, thread) where state = 'Waiting';
comment on table exchange.replay is 'docs/decisions/0032-what-came-back-rebuilds-what-was-known.md: messages of ours that came back. "code" says why one cannot be rebuilt yet.';
comment on column exchange.replay.state is '"Replaying" is seen by nobody but the transaction that rebuilds: what rests on it rests on the node itself.';
alter table exchange.replay enable row level security;
create policy the_node_itself on exchange.replay to suar_system using (true) with check (true);
create policy who_operates on exchange.replay for select to suar_app
  using ((select platform.rights())::text[] && array['exchange.read', 'exchange.operate']);
create policy put_away on exchange.replay for update to suar_app
  using (state = 'Waiting' and 'exchange.operate' = any ((select platform.rights())::text[])) with check (state = 'PutAway');
revoke insert, delete, truncate on exchange.replay from suar_app;
revoke delete, truncate on exchange.replay from suar_system;
create function exchange.is_replayed(the_message uuid) returns boolean language sql stable security definer set search_path = '' as
  $$ select exists (select from exchange.replay r where r.message = the_message and r.state = 'Replaying') $$;
create function exchange.thread_is_replayed(the_thread uuid) returns boolean language sql stable security definer set search_path = '' as
  $$ select exists (select from exchange.replay r where r.thread = the_thread and r.state = 'Replaying') $$;

create table exchange.pouch (
  digest     text not null,
  direction  text not null check (direction in ('in', 'out')),
  partner    text not null,
  at         timestamptz not null,
  lines      bigint[] not null,
  primary key (digest, direction)
);
comment on table exchange.pouch is 'Sealed files that went to a partner or came from it; "lines" are the receipts packed, which leave the queue when the partner says it has the file.';

create table exchange.objection (
  partner  text not null,
  message  uuid not null,
  problem  text not null,
  at       timestamptz not null,
  primary key (partner, message)
);
comment on table exchange.objection is 'Signed problems about messages that came by file, to go back with the next one.';

-- The transparency log: a leaf for every envelope, receipt and match query that this node wrote or took, and every hour for its ledger.
create table exchange.log_pending (
  line    bigint generated always as identity primary key,
  kind    text not null check (kind in ('envelope', 'receipt', 'match-query', 'ledger-head')),
  digest  text not null check (length(digest) = 43),
  mark    bytea
);
comment on table exchange.log_pending is 'Committed with the text itself, and taken from here by the sealer: what is here is not sealed yet.';
comment on column exchange.log_pending.mark is 'Keyed by the node, for a kind whose text is not kept in this schema.';
revoke update, truncate on exchange.log_pending from suar_app, suar_system;
revoke delete on exchange.log_pending from suar_app;

create table exchange.log_leaf (
  index   bigint primary key,
  kind    text not null,
  digest  text not null,
  mark    bytea,
  hash    bytea not null
);
create index log_leaf_by_digest on exchange.log_leaf using hash (digest);
comment on table exchange.log_leaf is 'Level 0 of the tree: the digest of each text, and the hash of its entry.';

create table exchange.log_node (
  level  integer not null,
  index  bigint not null,
  hash   bytea not null,
  primary key (level, index)
);
comment on table exchange.log_node is 'Level n of the tree: the hash of each whole tile of 256 hashes of level n-1 (C2SP tlog-tiles).';

create table exchange.log_checkpoint (
  size  bigint primary key,
  at    timestamptz not null,
  note  text not null
);
comment on table exchange.log_checkpoint is 'The signed head of the tree after each batch; the hourly ones that others see are in exchange.log_head.';

create function exchange.log_entry(origin text, kind text, digest text) returns bytea language sql immutable parallel safe
  return convert_to(kind || ' ' || translate(encode(sha256(convert_to(origin || E'\n' || digest, 'UTF8')), 'base64'), '+/=', '-_'), 'UTF8');
comment on function exchange.log_entry is 'The bytes of an entry. The origin is hashed in, so that nobody can see from two logs that their states wrote to each other.';

create table exchange.log_head (
  head        bigint generated always as identity primary key,
  size        bigint not null,
  at          timestamptz not null,
  note        text not null,
  settled_at  timestamptz,
  stamp       bytea,
  stamp_code  text
);
comment on table exchange.log_head is 'The checkpoint of each hour, as it is served and cosigned; "stamp" is an RFC 3161 token over the note.';

create table exchange.log_cosignature (
  head     bigint not null references exchange.log_head,
  witness  text not null,
  line     text not null,
  at       timestamptz not null,
  primary key (head, witness)
);
comment on table exchange.log_cosignature is 'The lines by which other members signed that this head continues all that they saw of this log.';
revoke update, delete, truncate on exchange.log_leaf, exchange.log_node, exchange.log_checkpoint, exchange.log_cosignature from suar_app, suar_system;
revoke insert on exchange.log_leaf, exchange.log_node, exchange.log_checkpoint, exchange.log_cosignature, exchange.log_head from suar_app;
revoke update, delete, truncate on exchange.log_head from suar_app, suar_system;
grant update (settled_at, stamp, stamp_code) on exchange.log_head to suar_system;

create table exchange.log_witness (
  state  text primary key,
  size   bigint not null default 0,
  code   text,
  since  timestamptz
);
revoke insert, update, delete, truncate on exchange.log_witness from suar_app;
comment on table exchange.log_witness is 'How far each other member has cosigned this node''s log, and why it does not sign now.';

create table exchange.witnessed (
  origin  text primary key,
  state   text not null,
  size    bigint not null,
  note    text not null,
  at      timestamptz not null
);
revoke insert, update, truncate on exchange.witnessed from suar_app;
comment on table exchange.witnessed is 'The last checkpoint of each other log that this node cosigned. It never signs what does not continue it.';

create table exchange.log_breach (
  breach  bigint generated always as identity primary key,
  origin  text not null,
  state   text not null,
  found   text not null check (found in ('forked', 'not-consistent', 'shrunk')),
  at      timestamptz not null,
  held    text not null,
  shown   text not null,
  closed_at  timestamptz,
  constraint a_breach_is_written_once unique (origin, found, held)
);
comment on table exchange.log_breach is 'Two heads of one log, both signed by it, that cannot both be true: evidence against its owner, for a person to look at.';
revoke update, delete, truncate on exchange.log_breach from suar_app, suar_system;
revoke insert on exchange.log_breach from suar_app;
grant update (closed_at) on exchange.log_breach to suar_app;
