-- Gate G5 where requests leave and are agreed to: what moves a person moves no child without a guardian or an advocate.
create function requests.gate_five() returns trigger language plpgsql security definer set search_path = '' as $$
declare r record; barred boolean;
begin
  if exchange.is_replayed(new.message) then return new; end if;
  select q.side, q.person, q.case_id, q.kind into r from requests.request q where q.id = new.request and new.from_state <> q.state;
  if r.kind is null or r.kind not in ('ReceptionAndHandover', 'SafeTransit', 'ExitPermit') then return new; end if;
  barred := case when r.person is not null then not identification.may_be_moved(r.person)
    when r.case_id is not null then identification.child_who_may_not_be_moved(r.case_id) is not null else false end;
  if barred then
    raise exception 'G5: a child has no guardian and no advocate'
      using errcode = 'check_violation', schema = 'requests', table = 'entry', constraint = 'no_child_moves_without_guardian';
  end if;
  return new;
end $$;
create trigger gate_five before insert on requests.entry for each row
  when (new.step in ('Opening', 'Accepted', 'PartiallyAccepted', 'InExecution', 'PartiallyExecuted', 'Executed'))
  execute function requests.gate_five();

-- Nobody of a family that may have sold her stands for her (gate G8 and G5 together).
create function requests.no_guardian_from_that_family() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.relation in ('Parent', 'Relative') and assistance.family_is_involved(new.case_id) then
    raise exception 'the family may be involved in the recruitment'
      using errcode = 'check_violation', schema = 'identification', table = 'guardian', constraint = 'no_guardian_from_that_family';
  end if;
  return new;
end $$;
create trigger no_guardian_from_that_family before insert on identification.guardian for each row
  execute function requests.no_guardian_from_that_family();
