-- How the list of members changes: what is proposed, who has signed, and which list each other member holds.
create table exchange.proposal (
  digest        text primary key check (length(digest) = 43),
  version       integer not null check (version > 0),
  document      text not null,
  origin        text not null check (origin in ('here', 'partner', 'file')),
  seen_at       timestamptz not null,
  withdrawn_at  timestamptz
);
create index proposal_by_version on exchange.proposal (version);
comment on table exchange.proposal is 'A next list of members with the signatures gathered so far. Nothing in it counts until enough members have signed; then it is copied to exchange.directory.';
revoke delete, truncate on exchange.proposal from suar_app, suar_system;

create table exchange.held_list (
  state     text primary key,
  version   integer,
  digest    text,
  seen_at   timestamptz,
  told      text,
  code      text
);
comment on table exchange.held_list is 'Which list each other member holds, as it shows it, and what this node has handed to it last.';

create table exchange.offer (type text primary key);
comment on table exchange.offer is 'The types of message that the running program takes; rewritten at its start.';
