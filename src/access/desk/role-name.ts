import { useKnows, useSay } from '../../../web/kit/i18n.ts'

/** The name of a role in the officer's language; a role of this node's own making keeps its code. */
export function useRoleName(): (code: string) => string {
  const say = useSay()
  const knows = useKnows()
  return (code) => (knows(`access:role.${code}`) ? say(`access:role.${code}`) : code)
}
