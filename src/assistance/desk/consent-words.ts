import { useLanguage, useSay, type Language, type Say } from '../../../web/kit/i18n.ts'
import { all } from '../contract.ts'

/** Who receives, in words: states by name, networks by theirs, agencies as such. */
export function recipientIn(say: Say, language: Language, recipient: string): string {
  if (recipient === all) return say('assistance:bounds.everyone')
  const [kind, name = ''] = recipient.split(/:(.*)/)
  if (kind === 'state') return new Intl.DisplayNames(language, { type: 'region' }).of(name) ?? name
  if (kind === 'network') return name
  return say(`assistance:recipient.${kind}`)
}

export const groupIn = (say: Say, group: string): string =>
  group === all ? say('assistance:bounds.everything') : say(`transfers:category.${group}`)

export function useRecipient(): (recipient: string) => string {
  const say = useSay()
  const language = useLanguage()
  return (recipient) => recipientIn(say, language, recipient)
}
