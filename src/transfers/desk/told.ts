import { useSay } from '../../../web/kit/i18n.ts'

/** A code in words where there are some; the register keeps codes of whatever sends, and need not know them all. */
export function useTold() {
  const say = useSay()
  /** The first of these keys that has words, else the code itself. */
  const told = (code: string, ...keys: readonly string[]) =>
    keys.map((key) => [key, say(key)] as const).find(([key, words]) => words !== key)?.[1] ?? code
  return {
    kind: (code: string) => told(code, `requests:kind.${code}`, `transfers:kind.${code}`, `networks:form.${code}`),
    step: (code: string) =>
      code === 'NotStated'
        ? ''
        : told(
            code,
            `requests:step.${code}`,
            `requests:letters.kind.${code}`,
            `requests:room.kind.${code}`,
            `requests:roster.standing.${code}`,
            `networks:status.${code}`,
          ),
    purpose: (code: string) => told(code, `transfers:purpose.${code}`),
    field: (code: string) => told(code, `requests:field.${code}`, `networks:field.${code}`),
  }
}
