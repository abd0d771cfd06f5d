-- What the texts of a request say in another language, beside the original and never in its place.
create table requests.translation (
  id          uuid primary key,
  request     uuid not null references requests.request,
  -- The message whose texts it renders; null while the request is a draft.
  of          uuid references requests.entry,
  from_state  text not null,
  language    text not null,
  made        text not null constraint a_known_way_of_making check (made in ('Person', 'Agency', 'Machine')),
  content     bytea not null,
  at          timestamptz not null,
  -- The message in which it crossed; null while it stays on this node.
  message     uuid references requests.entry
);
create index translation_by_request on requests.translation (request, at);
create unique index one_unshared_translation on requests.translation (request, of, language) nulls not distinct where message is null;
comment on table requests.translation is 'Who rendered it, into what, and by what means; the words are sealed under the key of the request.';

-- What crossed stays as it crossed; a draft of ours changes until then.
create function requests.keep_what_crossed() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.message is not null then
    raise exception 'a translation that crossed stays as it crossed'
      using errcode = 'check_violation', schema = 'requests', table = 'translation', constraint = 'what_crossed_stays';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_what_crossed before update or delete on requests.translation
  for each row when (current_user in ('suar_app', 'suar_system')) execute function requests.keep_what_crossed();

-- A text that is recalled takes its translations with it, on both sides.
create function requests.erase_translation(the_recall uuid, the_translation uuid, new_content bytea) returns void
language plpgsql security definer set search_path = '' as $$
declare crossed uuid;
begin
  update requests.translation t set content = new_content from requests.recall r
   where t.id = the_translation and r.id = the_recall and t.of = r.target returning t.message into crossed;
  if not found then raise exception 'only translations of what was recalled are erased'; end if;
  delete from exchange.payload where message = crossed;
  update exchange.message set wire = null where id = crossed and state in ('delivered', 'read');
end $$;
comment on function requests.erase_translation is 'docs/decisions/0020-what-was-recalled-is-erased-on-both-sides.md';

revoke truncate on requests.translation from suar_app, suar_system;
alter table requests.translation enable row level security;
create policy the_node_itself on requests.translation to suar_system using (true) with check (true);
create policy with_the_request on requests.translation to suar_app
  using (exists (select from requests.request r where r.id = translation.request))
  with check (exists (select from requests.request r where r.id = translation.request));
