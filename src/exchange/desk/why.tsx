import { useKnows, useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'

/** What a code means, in a sentence; a code of another slice stands as it is. */
export function Why({ code }: { code: string }) {
  const say = useSay()
  const knows = useKnows()
  const what = code.replace('exchange/', '')
  return knows(`exchange:code.${what}`) ? say(`exchange:code.${what}`) : <Mono>{code}</Mono>
}
