import { useSay } from '../../../web/kit/i18n.ts'

/** A code in words where there are some; the register keeps codes of whatever sends, and need not know them all. */
export function useTold() {
  const say = useSay()
  const told = (key: string, code: string) => {
    const words = say(key)
    return words === key ? code : words
  }
  const roomWord = (code: string) => told(`requests:room.kind.${code}`, code)
  return {
    kind: (code: string) => told(`requests:kind.${code}`, told(`transfers:kind.${code}`, code)),
    step: (code: string) =>
      code === 'NotStated' ? '' : told(`requests:step.${code}`, told(`requests:letters.kind.${code}`, roomWord(code))),
    purpose: (code: string) => told(`transfers:purpose.${code}`, code),
    field: (code: string) => told(`requests:field.${code}`, code),
  }
}
