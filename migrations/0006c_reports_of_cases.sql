-- Who reads reports.  While a report is nobody's, every desk that reads intake; once it has a case, those who take part
-- in the case and the desk that took it.  `exists` guards rows, as casework's own policies do (docs/performance.md).
create policy readers_of_intake on intake.report to suar_app
  using ('intake.read' = any((select platform.rights())::text[])
    and (case_file is null or taken_for = (select platform.agency())
      or exists (select from casework.case_file c where c.id = report.case_file))
    and id <> all ((select intake.conflicts())::uuid[]))
  with check ('intake.read' = any((select platform.rights())::text[]));
create policy with_the_report on intake.message to suar_app
  using (exists (select from intake.report r where r.id = message.report))
  with check (exists (select from intake.report r where r.id = message.report));
-- What an officer sent and has not yet joined to a report lies under her own id.
create policy with_the_report on intake.file to suar_app
  using (report = (select platform.officer()) or exists (select from intake.report r where r.id = file.report))
  with check (report = (select platform.officer()) or exists (select from intake.report r where r.id = file.report));
