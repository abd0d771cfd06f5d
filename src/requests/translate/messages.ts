import { z } from 'zod'
import { RequestId, TextLanguage } from '../contract.ts'
import { Made, Rendered } from './contract.ts'

/** What texts of one message of the request say in another language. The original stays what counts. */
export const translationMessage = 'requests.translation@1.0'
export const TranslationBody = z.strictObject({
  request: RequestId,
  /** The message whose texts these are, of either side. */
  message: z.uuid(),
  language: TextLanguage,
  made: Made,
  translator: z.string().min(1).max(200),
  texts: Rendered,
  post: z.string().min(1).max(200),
  at: z.iso.datetime(),
})
export type TranslationBody = z.infer<typeof TranslationBody>
