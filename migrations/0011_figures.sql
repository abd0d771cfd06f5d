-- Numbers that are shown to people: what others published, and what this node counted itself.
-- Published figures are kept word for word with their source; figures that contradict each other stand side by side.
create schema figures;
select platform.open_to_the_program('figures');

create table figures.seed (
  checksum text primary key,
  at       timestamptz not null default now()
);

create table figures.figure (
  code    text primary key constraint a_code_is_short_and_plain check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60),
  series  text                                    -- figures of one series share definition and unit, and may be drawn as a line
);

create table figures.revision (
  figure        text not null references figures.figure,
  revision      integer not null check (revision > 0),
  as_stated     text not null,                    -- word for word, with all its parts
  number        numeric,                          -- only where the source states one number
  unit          text not null,
  counted_as    text not null,                    -- at which status it was counted
  place         text not null,
  definition_id text not null,
  definition_en text not null,
  period        text not null,
  source        text not null,
  source_read   boolean not null,                 -- false: from memory or second hand
  reason        text,                             -- why it was revised, or declined
  state         text not null check (state in ('Proposed', 'Published', 'Replaced', 'Declined')),
  seeded        boolean not null default false,
  author        uuid,
  author_post   text,
  written_at    timestamptz not null,
  approver      uuid,
  approver_post text,
  decided_at    timestamptz,
  primary key (figure, revision),
  -- Gate G7.
  constraint nothing_is_published_without_definition_period_and_source check (
    state not in ('Published', 'Replaced')
    or (btrim(definition_id) <> '' and btrim(definition_en) <> '' and btrim(period) <> '' and btrim(source) <> '' and btrim(unit) <> '')),
  constraint a_figure_is_approved_by_a_second_person check (
    seeded or state = 'Proposed' or (approver is not null and approver <> author)),
  constraint an_author_is_known check (seeded or author is not null)
);
create unique index one_revision_stands_published on figures.revision (figure) where state = 'Published';
create unique index one_revision_waits on figures.revision (figure) where state = 'Proposed';
comment on table figures.revision is 'Revisions are kept: a number that was once shown stays explainable.';

create table figures.contradiction (
  figure   text not null references figures.figure,
  other    text not null references figures.figure,   -- the same figure, where a source contradicts itself
  note_id  text not null,
  note_en  text not null,
  primary key (figure, other)
);
comment on table figures.contradiction is 'Both are kept, neither is preferred, nothing is averaged.';

-- What this node did, counted from news of the floors below.  Ids only; once per subject, however often the news comes.
create table figures.event (
  kind     text not null,
  subject  uuid not null,
  at       timestamptz not null,
  primary key (kind, subject)
);
create index event_by_time on figures.event (kind, at);

create table figures.published_count (
  release  integer not null,
  kind     text not null,
  year     integer not null,
  shown    integer,                                  -- null: below the threshold, not shown
  at       timestamptz not null,
  primary key (release, kind, year),
  constraint a_small_number_is_not_shown check (shown is null or (shown >= 10 and shown % 10 = 0))
);
comment on table figures.published_count is
  'The log of releases of own counts: the portal reads only the newest.  Threshold 10, rounded down to tens (domain.md 1.6).';

revoke delete on figures.figure, figures.revision from suar_app, suar_system;
revoke insert, update, delete on figures.seed, figures.contradiction, figures.event from suar_app;
revoke update, delete on figures.published_count from suar_app, suar_system;

do $$ declare name text; begin
  foreach name in array array['figure', 'revision', 'event', 'published_count'] loop
    execute format('alter table figures.%I enable row level security', name);
    execute format('create policy the_node_itself on figures.%I to suar_system using (true) with check (true)', name);
    execute format($p$create policy readers on figures.%I for select to suar_app
      using ('figures.read' = any ((select platform.rights())::text[]))$p$, name);
  end loop;
  foreach name in array array['figure', 'revision', 'published_count'] loop
    execute format($p$create policy publishers_add on figures.%I for insert to suar_app
      with check ('figures.publish' = any ((select platform.rights())::text[]))$p$, name);
  end loop;
end $$;
create policy publishers_decide on figures.revision for update to suar_app
  using ('figures.publish' = any ((select platform.rights())::text[]));
