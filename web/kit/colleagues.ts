import { listColleagues } from '../../src/access/contract.ts'
import { useAsk } from './ask.ts'

/** Names a colleague of one's own agency; whoever works elsewhere stays unnamed. */
export function useColleague(): (officer: string | null) => string | undefined {
  const { data } = useAsk(listColleagues, {})
  return (officer) => data?.officers.find(({ id }) => id === officer)?.name
}
