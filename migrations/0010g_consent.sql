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
