-- A state without a node: what is prepared for it, who handed it over, and what is known of it since. Never silently.
create table requests.by_hand (
  request  uuid primary key references requests.request
);
comment on table requests.by_hand is 'Requests that no node will receive: an officer hands them over, and says that she did.';
revoke update, delete, truncate on requests.by_hand from suar_app, suar_system;

create table requests.packet (
  id           uuid primary key,
  request      uuid not null references requests.request,
  way          text not null check (way in ('File', 'Link')),
  token        bytea constraint one_packet_by_this_link unique,
  code         bytea not null,
  content      bytea,
  made_at      timestamptz not null,
  made_by      uuid not null,
  post         text not null,
  expires_at   timestamptz,
  tries        integer not null default 0,
  handed_at    timestamptz,
  handed_how   text check (handed_how in ('Mail', 'Courier', 'DiplomaticBag', 'InPerson')),
  handed_post  text,
  opened_at    timestamptz,
  answer_key   bytea,
  answered_at  timestamptz,
  revoked_at   timestamptz,
  revoked_why  text check (revoked_why in ('ByOfficer', 'RequestEnded', 'TooManyTries')),
  constraint a_link_has_a_token_and_an_end check ((way = 'Link') = (token is not null) and (way = 'Link') = (expires_at is not null)),
  constraint a_hand_over_is_whole check (num_nonnulls(handed_at, handed_how, handed_post) in (0, 3)),
  constraint a_revocation_is_whole check ((revoked_at is null) = (revoked_why is null)),
  constraint answered_after_opened check (answered_at is null or opened_at is not null)
);
create index packet_by_request on requests.packet (request, made_at desc);
comment on column requests.packet.token is 'A keyed token of the link, as code is of the code: whoever reads this table can open nothing.';
comment on column requests.packet.content is 'What the link shows, sealed under the key of the request; gone when it has been opened or taken back.';
revoke delete, truncate on requests.packet from suar_app, suar_system;

-- The link of a packet, and only the link, may leave by mail; what became of the mail stands here.
create table requests.packet_mail (
  packet     uuid primary key references requests.packet,
  mail       uuid not null constraint one_packet_by_this_mail unique,
  authority  text not null,
  address    bytea not null,
  post       text not null,
  at         timestamptz not null,
  state      text not null check (state in ('Waiting', 'Sent', 'Refused', 'GivenUp', 'TakenBack', 'Returned')),
  trouble    text,
  perhaps_twice boolean not null default false,
  moved_at   timestamptz not null
);
comment on column requests.packet_mail.address is 'Where it went, sealed under the key of the request; the directory may say something else by now.';
revoke delete, truncate on requests.packet_mail from suar_app, suar_system;

-- A link opens once, and what has happened to a packet stays so.
create function requests.a_packet_goes_forward() returns trigger language plpgsql as $$
begin
  if (old.opened_at is not null and new.opened_at is distinct from old.opened_at)
     or (old.answered_at is not null and new.answered_at is distinct from old.answered_at)
     or (old.handed_at is not null and new.handed_at is distinct from old.handed_at)
     or (old.revoked_at is not null
         and (new.revoked_at, new.opened_at, new.answered_at) is distinct from (old.revoked_at, old.opened_at, old.answered_at))
     or (new.id, new.request, new.way, new.token, new.code) is distinct from (old.id, old.request, old.way, old.token, old.code) then
    raise exception 'a packet only goes forward'
      using errcode = 'check_violation', schema = 'requests', table = 'packet', constraint = 'a_packet_only_goes_forward';
  end if;
  return new;
end $$;
create trigger a_packet_goes_forward before update on requests.packet
  for each row execute function requests.a_packet_goes_forward();

alter table requests.by_hand enable row level security;
alter table requests.packet enable row level security;
alter table requests.packet_mail enable row level security;
create policy the_node_itself on requests.by_hand to suar_system using (true) with check (true);
create policy the_node_itself on requests.packet to suar_system using (true) with check (true);
create policy the_node_itself on requests.packet_mail to suar_system using (true) with check (true);
create policy with_the_request on requests.by_hand to suar_app
  using (exists (select from requests.request r where r.id = by_hand.request))
  with check (exists (select from requests.request r where r.id = by_hand.request));
create policy with_the_request on requests.packet to suar_app
  using (exists (select from requests.request r where r.id = packet.request))
  with check (exists (select from requests.request r where r.id = packet.request));
create policy with_its_packet on requests.packet_mail to suar_app
  using (exists (select from requests.packet p where p.id = packet_mail.packet))
  with check (exists (select from requests.packet p where p.id = packet_mail.packet));
