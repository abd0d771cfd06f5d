-- Mail that waits to leave: written in the transaction that wishes it, carried by a loop of the node's own.
create table platform.mail (
  id        uuid primary key,
  news      text,
  subject   uuid not null,
  address   bytea,
  content   bytea,
  state     text not null constraint a_known_mail_state
              check (state in ('Waiting', 'Sending', 'Sent', 'Refused', 'GivenUp', 'TakenBack')),
  trouble   text,
  tries     integer not null default 0,
  perhaps_twice boolean not null default false,
  made_at   timestamptz not null,
  next_at   timestamptz not null,
  until     timestamptz not null,
  ended_at  timestamptz,
  constraint what_is_on_its_way_has_a_content
    check (state not in ('Waiting', 'Sending') or (content is not null and address is not null)),
  constraint what_has_left_is_emptied check (state not in ('Sent', 'TakenBack') or (content is null and address is null)),
  constraint what_is_over_has_an_end check ((state in ('Waiting', 'Sending')) = (ended_at is null))
);
create index mail_on_its_way on platform.mail (next_at) where state in ('Waiting', 'Sending');
create index mail_to_empty on platform.mail (until) where state in ('Refused', 'GivenUp') and content is not null;
comment on table platform.mail is 'One mail to one address. Address and content are sealed under a key of its own, and gone once it has left.';
comment on column platform.mail.news is 'What is announced when it has left, or will not: the slice that wished it listens.';
comment on column platform.mail.next_at is 'When it is tried next; while it is being sent, when whoever took it is taken for dead.';
comment on column platform.mail.perhaps_twice is 'An earlier try may have arrived although nobody said so.';
alter table platform.mail enable row level security;
create policy the_node_itself on platform.mail to suar_system using (true) with check (true);
-- An officer's command may add one and never look at any; whoever knows its id may take it back or send it again.
revoke select, update, delete on platform.mail from suar_app;
create policy adds_one on platform.mail for insert to suar_app with check (state = 'Waiting');

create function platform.take_back_mail(mail uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  -- One that is being sent at this moment is not tried again after this.
  update platform.mail m set until = least(m.until, take_back_mail.at) where m.id = mail and m.state = 'Sending';
  update platform.mail m set state = 'TakenBack', address = null, content = null, trouble = null, ended_at = take_back_mail.at
   where m.id = mail and m.state in ('Waiting', 'Refused', 'GivenUp');
  return found;
end $$;
create function platform.send_mail_again(mail uuid, sealed_address bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  update platform.mail m
     set state = 'Waiting', address = sealed_address, tries = 0, trouble = null, next_at = send_mail_again.at, ended_at = null
   where m.id = mail and m.state in ('Refused', 'GivenUp') and m.content is not null and m.until > send_mail_again.at;
  return found;
end $$;
revoke all on function platform.take_back_mail, platform.send_mail_again from public;
grant execute on function platform.take_back_mail, platform.send_mail_again to suar_app, suar_system;
