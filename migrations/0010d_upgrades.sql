-- A request that is raised: from a message between officers to a note, and from there to a formal request.
create table requests.upgrade (
  request  uuid primary key references requests.request,
  earlier  uuid,
  as_note  boolean not null,
  constraint no_request_is_raised_from_itself check (earlier <> request),
  constraint it_is_raised_or_a_note check (as_note or earlier is not null)
);
create index upgrade_by_earlier on requests.upgrade (earlier);
comment on column requests.upgrade.earlier is
  'No reference: of two threads the later may arrive first. Whether it is one of the same two states is looked at whenever it is read.';
revoke update, delete, truncate on requests.upgrade from suar_app, suar_system;

-- ---------------------------------------------------------------- gate G6
-- The items of Article 6 without which no request for mutual legal assistance leaves: the same data as
-- src/requests/upgrade/article-six.ts, which a test holds side by side.
create table requests.article_six (
  kind   text not null references requests.kind,
  field  text not null,
  primary key (kind, field)
);
insert into requests.article_six
  select kind, field from (values ('MLA_Evidence'), ('MLA_Statement'), ('MLA_Videolink'), ('MLA_ServiceOfDocuments'), ('MLA_FreezeOrForfeit')) kinds (kind),
    unnest(array['requestingOffice', 'conductingAuthority', 'assistancePurpose', 'matterStatus', 'offence', 'maximumPenalty',
                 'factsAlleged', 'lawText', 'toAscertain']) field;
insert into requests.article_six values
  ('MLA_Evidence', 'evidenceSought'),
  ('MLA_Statement', 'witnessName'), ('MLA_Statement', 'witnessQuestions'), ('MLA_Statement', 'sworn'),
  ('MLA_Videolink', 'witnessName'), ('MLA_Videolink', 'court'), ('MLA_Videolink', 'hearingDate'), ('MLA_Videolink', 'interpreterNeeded'),
  ('MLA_ServiceOfDocuments', 'documentsToServe'), ('MLA_ServiceOfDocuments', 'addresseeName'), ('MLA_ServiceOfDocuments', 'addresseePlace'),
  ('MLA_FreezeOrForfeit', 'propertyDescription'), ('MLA_FreezeOrForfeit', 'courtOrder'), ('MLA_FreezeOrForfeit', 'orderFinal');
revoke insert, update, delete, truncate on requests.article_six from suar_app, suar_system;

-- Of a draft: which items say something, where each comes from, and who has read it and stands for it.
create table requests.item (
  request       uuid not null references requests.request,
  field         text not null,
  origin        text not null check (origin in ('Earlier', 'Case', 'Typed')),
  confirmed_by  uuid,
  post          text,
  at            timestamptz,
  primary key (request, field),
  constraint a_confirmation_has_a_post_and_a_time check ((confirmed_by is null) = (post is null) and (post is null) = (at is null))
);
comment on table requests.item is 'Names of fields and officers, never what an item says.';

create function requests.gate_six() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.step = 'Opening' and not exchange.is_replayed(new.message) and exists (
    select from requests.request r join requests.article_six a on a.kind = r.kind
     where r.id = new.request and r.side = 'Out' and new.from_state <> r.state
       and not exists (select from requests.item i
                        where i.request = r.id and i.field = a.field and i.confirmed_by is not null)) then
    raise exception 'G6: an item of Article 6 is empty, or nobody stands for it'
      using errcode = 'check_violation', schema = 'requests', table = 'entry', constraint = 'no_formal_request_with_an_empty_item';
  end if;
  return new;
end $$;
create trigger gate_six before insert on requests.entry for each row execute function requests.gate_six();
comment on function requests.gate_six is 'domain.md 11.1, gate G6; docs/decisions/0022-an-item-counts-when-somebody-stands-for-it.md.';

-- What has left stays as it left; and nobody confirms in another officer's name.
create function requests.items_of_a_draft() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from requests.request r where r.id = coalesce(new.request, old.request) and r.status = 'Draft') then
    raise exception 'the items of what has been handed in stay as they are'
      using errcode = 'check_violation', schema = 'requests', table = 'item', constraint = 'items_are_those_of_a_draft';
  end if;
  return coalesce(new, old);
end $$;
create trigger items_of_a_draft before insert or update or delete on requests.item
  for each row execute function requests.items_of_a_draft();

alter table requests.upgrade enable row level security;
alter table requests.item enable row level security;
create policy the_node_itself on requests.upgrade to suar_system using (true) with check (true);
create policy the_node_itself on requests.item to suar_system using (true) with check (true);
create policy with_the_request on requests.upgrade to suar_app
  using (exists (select from requests.request r where r.id = upgrade.request))
  with check (exists (select from requests.request r where r.id = upgrade.request));
create policy with_the_request on requests.item for select to suar_app
  using (exists (select from requests.request r where r.id = item.request));
create policy in_her_own_name on requests.item for insert to suar_app
  with check (coalesce(confirmed_by, (select platform.officer())) = (select platform.officer())
    and exists (select from requests.request r where r.id = item.request));
create policy in_her_own_name_change on requests.item for update to suar_app
  using (exists (select from requests.request r where r.id = item.request))
  with check (confirmed_by = (select platform.officer()));
create policy emptied on requests.item for delete to suar_app
  using (exists (select from requests.request r where r.id = item.request));
