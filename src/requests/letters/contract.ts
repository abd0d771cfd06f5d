import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import {
  Languages,
  LetterFile,
  LetterId,
  LetterKind,
  LetterLanguage,
  LetterPreview,
  LetterRow,
  Matter,
  WithdrawReason as LetterWithdrawReason,
} from '../../letters/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { one, RequestId, RequestKind, State } from '../codes/contract.ts'

export { LetterId, LetterKind, LetterLanguage, LetterWithdrawReason }
export type { LetterPreview, LetterRow }

/** What a request does not carry and an officer adds: a number to call, the reasons of a decision. */
const Fill = z.record(z.string().max(40), z.string().trim().max(4000))

const wanted = {
  ...one,
  kind: LetterKind,
  languages: Languages,
  fill: Fill.default({}),
  /** The receiving office, and its own reference, where they are known. */
  office: z.string().trim().min(1).max(200).nullable().default(null),
  theirs: z.string().trim().min(1).max(80).nullable().default(null),
}

/** A kind of letter that can be made of this request, and what it needs beside it. */
export const LetterOffer = z.object({
  kind: LetterKind,
  matter: Matter,
  /** Facts that the request does not carry; those that the letter needs come first. */
  open: z.array(z.object({ name: z.string(), needed: z.boolean(), suggested: z.string().nullable() })),
})
export type LetterOffer = z.infer<typeof LetterOffer>

/** Which request the ledger and the desk speak of. */
const about = { request: RequestId, case: CaseId.nullable() }

export const listLetters = query('requests/list-letters', {
  summary: 'The letters that were issued about a request, and the kinds that can be made of it.',
  input: z.strictObject(one),
  output: z.object({
    ...about,
    letters: z.array(LetterRow),
    offers: z.array(LetterOffer),
    /** The node's language, then the receiver's. */
    languages: Languages,
  }),
})

export const previewLetter = query('requests/preview-letter', {
  summary: 'A letter as it would be issued, with every gap marked.',
  input: z.strictObject(wanted),
  output: LetterPreview.extend(about),
})

export const issueLetter = command('requests/issue-letter', {
  summary: 'Issues a letter about a request, with a code by which anyone can check it.',
  input: z.strictObject(wanted),
  output: LetterFile.extend({ ...about, letter: LetterId, code: z.string() }),
})

export const openLetter = query('requests/open-letter', {
  summary: 'The very bytes of a letter that was issued, to print or send again.',
  input: z.strictObject({ letter: LetterId }),
  output: LetterFile.extend(about),
})

export type OpenedLetter = Pick<z.infer<typeof openLetter.output>, 'number' | 'pdf'>

export const withdrawLetter = command('requests/withdraw-letter', {
  summary: 'Takes a letter back; whoever checks it from now on is told.',
  input: z.strictObject({ letter: LetterId, why: LetterWithdrawReason }),
  output: z.object(about),
})

export const BatchId = z.uuid().brand<'BatchId'>()
export type BatchId = z.infer<typeof BatchId>

/** As many letters as one officer may ask for at once. */
export const mostLetters = 500

export const findForLetters = query('requests/find-for-letters', {
  summary: 'The open requests of one kind to one state that have no letter of this kind yet.',
  input: z.strictObject({ kind: LetterKind, request: RequestKind, state: State }),
  output: z.object({ requests: z.array(RequestId).max(mostLetters) }),
})

export const issueLetters = command('requests/issue-letters', {
  summary: 'Issues letters about many requests, one after the other, in the background.',
  input: z.strictObject({
    kind: LetterKind,
    languages: Languages,
    fill: Fill.default({}),
    requests: z.array(RequestId).min(1).max(mostLetters),
  }),
  output: z.object({ batch: BatchId, total: z.number().int(), cases: z.array(CaseId) }),
})

export const getLetterBatch = query('requests/get-letter-batch', {
  summary: 'How far many letters are: those that are issued, and why the others are not.',
  input: z.strictObject({ batch: BatchId }),
  output: z.object({
    batch: BatchId,
    total: z.number().int(),
    issued: z.array(z.object({ request: RequestId, letter: LetterId, number: z.string() })),
    refused: z.array(z.object({ request: RequestId, problem: z.string(), facts: z.array(z.string()) })),
  }),
})
