import { endpoint as dropTranslation } from './drop-translation.ts'
import { translationMessage } from './messages.ts'
import { endpoint as saveTranslation } from './save-translation.ts'
import { endpoint as shareTranslation } from './share-translation.ts'
import { takeTranslation } from './take-translation.ts'

/** What translations add to the slice. */
export const endpoints = [saveTranslation, shareTranslation, dropTranslation]
export const messages = { [translationMessage.split('@')[0]!]: takeTranslation }
