-- A yes that is taken back: whatever rests on it stops in the same transaction. Recalls follow (recall/follow-consent.ts).

-- Our requests about her that rest on her yes to a purpose, with whom they reach and which groups of facts they have said.
create function requests.rests_on(the_person uuid, the_purpose text)
returns table (request uuid, recipient text, groups text[], has_left boolean) language sql stable set search_path = '' as $$
  select q.id, 'state:' || q.state,
         array(select distinct g from requests.entry e, unnest(e.groups) g
                where e.request = q.id and e.from_state <> q.state and e.step in ('Opening', 'MoreInfoGiven', 'Corrected', 'Translated')),
         q.message is not null
    from requests.request q join requests.kind k on k.kind = q.kind left join casework.person p on p.id = q.person
   where q.side = 'Out' and q.person = the_person
     and the_purpose = any (k.consents || case when p.citizenship @> array[q.state] then k.consents_to_own_state else '{}' end)
$$;

-- It takes no lock on a request: who holds one may be waiting for her answer (docs/decisions/0029-what-rests-on-a-yes-ends-with-it.md).
create function requests.let_go() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record; why constant text := 'requests/consent-withdrawn'; lapsed constant boolean := new.expired_at is not null;
begin
  for r in select * from requests.rests_on(new.person, new.purpose) loop
    if assistance.opens(assistance.consent_stands(new.person, new.purpose, r.recipient, r.groups, casework.moment())) then continue; end if;
    perform exchange.stop(e.message, why) from requests.entry e
      where e.request = r.request and 'state:' || e.from_state <> r.recipient and e.step in ('Opening', 'MoreInfoGiven', 'Corrected', 'Translated');
    perform exchange.stop(c.message, why) from requests.room m join requests.room_word w on w.room = m.id join requests.room_copy c on c.word = w.id
      where m.through @> array[r.request] and w.shared and w.message is null and w.kind not in ('Recalled', 'Done', 'Closed');
    update requests.packet p set revoked_at = casework.moment(), revoked_why = 'RequestEnded', content = null
      where p.request = r.request and p.way = 'Link' and p.revoked_at is null and not (lapsed and p.opened_at is not null);
    -- What left while she agreed stays where it is when her yes runs out by itself; when she takes it back, it does not.
    if not lapsed then
      update letters.letter l set withdrawn_at = casework.moment(), withdrawn_why = 'ConsentWithdrawn'
        where l.subject = r.request and l.withdrawn_at is null;
    end if;
  end loop;
  return null;
end $$;
create trigger requests_let_go after insert or update on assistance.standing for each row execute function requests.let_go();

-- ---------------------------------------------------------------- people of ours on a list of another state's nationals
create table requests.roster_person (
  part    uuid not null references requests.roster_part,
  row_no  integer not null,
  person  uuid not null references casework.person,
  primary key (part, row_no, person)
);
create index roster_person_by_person on requests.roster_person (person);
comment on table requests.roster_person is 'Lines whose passport is that of a person of ours: her state hears of her by a list, too, only if she agrees.';
revoke update, delete, truncate on requests.roster_person from suar_app, suar_system;
alter table requests.roster_person enable row level security;
create policy the_node_itself on requests.roster_person to suar_system using (true) with check (true);
create policy with_its_part on requests.roster_person to suar_app
  using (exists (select from requests.roster_part p where p.id = part))
  with check (exists (select from requests.roster_part p where p.id = part));

create function requests.roster_gate() returns trigger language plpgsql security definer set search_path = '' as $$
declare one uuid;
begin
  -- It left before this node was restored, and came back.
  if exchange.thread_is_replayed(new.id) then return new; end if;
  for one in select r.person from requests.roster_person r where r.part = new.id order by r.person loop
    if requests.took_it_back(one, 'NotifyOwnState')
       or not assistance.opens(assistance.hold_consent(one, 'NotifyOwnState', 'state:' || new.state, '{Identity}')) then
      raise exception 'G1: a person on the list has not agreed that her own state is told'
        using errcode = 'check_violation', schema = 'requests', table = 'roster_part', constraint = 'a_list_tells_only_of_who_agrees';
    end if;
  end loop;
  return new;
end $$;
create trigger roster_gate before update on requests.roster_part for each row
  when (new.side = 'Out' and old.sent_at is null and new.sent_at is not null) execute function requests.roster_gate();

-- A part that waits is refused by the gate; what has left is asked back by an officer, for a list is not recalled field by field.
create function requests.lists_let_go() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record;
begin
  if new.purpose <> 'NotifyOwnState' then return null; end if;
  for r in select distinct p.id, p.state, p.message from requests.roster_person o join requests.roster_part p on p.id = o.part
            where o.person = new.person and p.side = 'Out' and p.sent_at is not null loop
    if assistance.opens(assistance.consent_stands(new.person, new.purpose, 'state:' || r.state, '{Identity}', casework.moment())) then continue; end if;
    perform exchange.stop(r.message, 'requests/consent-withdrawn');
    if new.expired_at is null and not exists (select from assistance.receiver w where w.subject = r.id and w.person = new.person) then
      insert into assistance.receiver (id, consent, person, purpose, case_id, slice, kind, subject, recipient, told_at, due, by_hand)
        values (gen_random_uuid(), new.consent, new.person, new.purpose, new.case_id, 'requests', 'RosterPart', r.id, 'state:' || r.state,
          casework.moment(), casework.moment() + interval '24 hours', true);
    end if;
  end loop;
  return null;
end $$;
create trigger requests_lists_let_go after insert or update on assistance.standing for each row execute function requests.lists_let_go();
