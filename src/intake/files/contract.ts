import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { FileId, ReportId } from '../codes/contract.ts'

export const FileState = z.enum(['Arriving', 'Whole', 'RefusedType', 'TooLarge', 'TooMany', 'BrokenOff'])
export type FileState = z.infer<typeof FileState>

/** Something that was sent with a report, and what became of it. */
export const ReportFile = z.object({
  id: FileId,
  name: z.string(),
  /** The message it came with; null with the report itself. */
  message: z.uuid().nullable(),
  state: FileState,
  type: z.string().nullable(),
  size: z.number(),
  at: z.iso.datetime(),
})
export type ReportFile = z.infer<typeof ReportFile>

export const listFiles = query('intake/list-files', {
  summary: 'Lists what was sent with reports: the name, kind and size of each file and what became of it. Opens none.',
  input: z.object({ reports: z.array(ReportId).min(1).max(50) }),
  output: z.object({
    reports: z.array(
      z.object({ id: ReportId, receipt: z.string(), case: z.uuid().nullable(), files: z.array(ReportFile) }),
    ),
  }),
})

export const openFile = query('intake/open-file', {
  summary:
    'Opens one file of a report for the officer who asks; the address that it gives holds for her alone, for an hour.',
  input: z.object({ file: FileId }),
  output: z.object({
    address: z.string(),
    type: z.string(),
    size: z.number(),
    report: ReportId,
    case: z.uuid().nullable(),
  }),
})

export const listUploads = query('intake/list-uploads', {
  summary: "Lists one's own files that are on their way or have come, and belong to no report yet.",
  input: z.object({}),
  output: z.object({ files: z.array(ReportFile) }),
})

export const attachFiles = command('intake/attach-files', {
  summary: 'Joins files that came through an officer to a report that stands already.',
  input: z.object({ report: ReportId, files: z.array(FileId).min(1).max(20) }),
  output: z.object({ report: ReportId, joined: z.number().int(), case: z.uuid().nullable() }),
})
