-- Letters on paper that left this node, and by what anybody can tell a genuine one.
create schema letters;
select platform.open_to_the_program('letters');

create sequence letters.number;

create table letters.letter (
  id             uuid primary key,
  number         text not null constraint one_letter_by_this_number unique,
  kind           text not null,
  languages      text[] not null constraint one_or_two_languages check (cardinality(languages) between 1 and 2),
  subject        uuid not null,
  authority      text not null,
  code           bytea not null constraint one_letter_by_this_code unique,
  digest         bytea not null constraint a_digest_is_sha256 check (octet_length(digest) = 32),
  pages          integer not null check (pages > 0),
  size           integer not null check (size > 0),
  sealed_code    bytea not null,
  sealed_pdf     bytea not null,
  dated          text not null constraint a_day_as_printed check (dated ~ '^\d{4}-\d\d-\d\d$'),
  issued_at      timestamptz not null,
  issued_by      uuid not null,
  withdrawn_at   timestamptz,
  withdrawn_by   uuid,
  withdrawn_why  text,
  constraint a_withdrawal_is_whole check ((withdrawn_at is null) = (withdrawn_why is null) and (withdrawn_by is null or withdrawn_at is not null))
);
create index letter_by_subject on letters.letter (subject, issued_at desc);
comment on column letters.letter.subject is 'What the letter is about, known to a slice above: it says in a policy of its own who may see it.';
comment on column letters.letter.code is 'A keyed token of the code on the paper: whoever reads this table cannot print a genuine letter.';
comment on column letters.letter.withdrawn_by is 'Nobody where the node itself took it back: what it was about ended.';
comment on column letters.letter.sealed_pdf is 'The very bytes that were issued, sealed under the key of the subject.';

-- What was issued stays as it was; a letter is withdrawn once, and never given back.
revoke update, delete, truncate on letters.letter from suar_app, suar_system;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on letters.letter to suar_app, suar_system;
create function letters.withdrawn_once() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'this letter is withdrawn already'
      using errcode = 'check_violation', schema = 'letters', table = 'letter', constraint = 'a_letter_is_withdrawn_once';
  end if;
  return new;
end $$;
create trigger withdrawn_once before update on letters.letter for each row execute function letters.withdrawn_once();

alter table letters.letter enable row level security;
create policy the_node_itself on letters.letter to suar_system using (true) with check (true);
