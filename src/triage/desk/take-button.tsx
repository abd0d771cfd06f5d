import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { useKeys } from '../../../web/kit/keys.tsx'
import { K } from '../../../web/kit/marks.tsx'
import { useMay } from '../../../web/kit/session.ts'
import { takeItem } from '../contract.ts'
import type { Opened } from './opened.ts'

/** Takes a report as one's own, or hands it back, so that no two officers call the same mother. */
export function TakeButton({ opened: { item } }: { opened: Opened }) {
  const say = useSay()
  const may = useMay()
  const take = useTell(takeItem)
  const mine = item.owner?.mine === true
  const able = may('triage.decide') && item.state !== 'decided'
  const run = () => able && take.mutate({ report: item.report, mine: !mine })
  useKeys([{ code: 'KeyA', does: '', run }])
  if (!able) return null
  return (
    <Button size="compact-sm" variant="default" className="ib-take" loading={take.isPending} onClick={run}>
      {say(mine ? 'triage:foot.return' : 'triage:foot.take')} <K>A</K>
    </Button>
  )
}
