import { listAgencies, listColleagues } from '../../access/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'

/** Names colleagues of one's own agency; officers of others stay "another agency", the node itself "Suar". */
export function useNameOf(): (officer: string | null) => string {
  const say = useSay()
  const { data } = useAsk(listColleagues, {})
  return (officer) => {
    if (officer === null) return say('casework:file.the-node')
    return data?.officers.find(({ id }) => id === officer)?.name ?? say('casework:file.another-agency')
  }
}

/** Names the agencies of this state. */
export function useAgencies(): readonly { id: string; name: string }[] {
  return useAsk(listAgencies, {}).data?.agencies ?? []
}
