-- Words of the portal that came in at the desk, and who read which words. Nothing is overwritten: the newest counts.
create table directory.portal_words (
  language text        not null check (language ~ '^[a-z]{2,3}$'),
  slice    text        not null check (slice ~ '^[a-z]+$'),
  words    jsonb       not null,
  officer  uuid        not null,
  post     text        not null,
  at       timestamptz not null,
  primary key (language, slice, at)
);

-- A review is of a text, by its digest: when a word changes, it is to be reviewed again.
create table directory.portal_review (
  language text        not null check (language ~ '^[a-z]{2,3}$'),
  slice    text        not null check (slice ~ '^[a-z]+$'),
  digest   text        not null check (digest ~ '^[0-9a-f]{64}$'),
  reviewer text        not null check (length(reviewer) between 1 and 200),
  officer  uuid        not null,
  post     text        not null,
  at       timestamptz not null,
  primary key (language, slice, at)
);

do $$
declare name text;
begin
  foreach name in array array['portal_words', 'portal_review'] loop
    execute format('revoke update, delete on directory.%I from suar_app, suar_system', name);
    execute format('alter table directory.%I enable row level security', name);
    execute format('create policy the_node_itself on directory.%I to suar_system using (true) with check (true)', name);
    execute format('create policy all_read on directory.%I for select to suar_app using (true)', name);
    execute format('create policy editors_add on directory.%I for insert to suar_app
      with check (''directory.edit'' = any ((select platform.rights())::text[])
        and officer = (select platform.officer()))', name);
  end loop;
end $$;
