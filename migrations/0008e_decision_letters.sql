-- A decision letter is seen by whoever sees the decision that it tells.
create policy with_its_decision on letters.letter to suar_app
  using (exists (select from identification.determination d where d.id = letter.subject))
  with check (exists (select from identification.determination d where d.id = letter.subject and d.message is null));
