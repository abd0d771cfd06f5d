import { z } from 'zod'
import { command } from '../../platform/contract.ts'
import { one, Standing, State, TextLanguage } from '../codes/contract.ts'

/** Who rendered it: a named person or agency, or a machine whose draft a person has yet to read closely. */
export const Made = z.enum(['Person', 'Agency', 'Machine'])
export type Made = z.infer<typeof Made>

/** The texts by the name of their field; `text` for the free words of a step. */
export const Rendered = z.record(z.string().max(40), z.string().trim().min(1).max(8000))

export const Translation = z.object({
  id: z.uuid(),
  /** The message whose texts it renders; null in a draft. */
  of: z.uuid().nullable(),
  from: State,
  language: TextLanguage,
  made: Made,
  /** The post, agency or program that made it. */
  translator: z.string(),
  at: z.iso.datetime(),
  texts: Rendered,
  /** It crossed; else it stands on this node only. */
  shared: z.boolean(),
  /** Fields whose original has changed since. */
  old: z.array(z.string()),
})
export type Translation = z.infer<typeof Translation>

const id = { ...one, translation: z.uuid() }

export const saveTranslation = command('requests/save-translation', {
  summary: 'Keep a translation of the texts of a draft or of a message, here and beside the original.',
  input: z.strictObject({
    ...one,
    message: z.uuid().nullable(),
    language: TextLanguage,
    made: Made,
    translator: z.string().trim().min(1).max(200),
    texts: Rendered,
  }),
  output: Standing,
})

export const shareTranslation = command('requests/share-translation', {
  summary: 'Send a translation that stands here to the other state, where it stands beside the original too.',
  input: z.strictObject(id),
  output: Standing,
})

export const dropTranslation = command('requests/drop-translation', {
  summary: 'Throw away a translation that has not crossed.',
  input: z.strictObject(id),
  output: Standing,
})
