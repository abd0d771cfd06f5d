import { isLanguage } from '../../platform/i18n.ts'
import type { Words } from '../../platform/portal/catalogue.ts'
import type { Tongue } from '../../platform/portal/contract.ts'
import { slicesOutside, wantedOf } from '../../platform/portal/said-words.ts'
import { noSuchWords } from '../problems.ts'

/** The sentences of this part; the house writes Indonesian and English itself, and they are changed with the program. */
export function mustBeTranslated({ language, slice }: { language: Tongue; slice: string }): Words {
  if (isLanguage(language) || !slicesOutside().includes(slice)) throw noSuchWords(language, slice)
  return wantedOf(slice, language)
}
