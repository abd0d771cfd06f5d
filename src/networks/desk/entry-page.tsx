import { useAsk } from '../../../web/kit/ask.ts'
import { Go, useIds } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { getEntry } from '../contract.ts'
import { Agreed } from './agreed.tsx'
import { EntryForm } from './entry-form.tsx'
import { Filing } from './filing.tsx'
import { Slip } from './slip.tsx'
import './networks.css'

/** One entry: filled in, released field by field, printed, and its reference written down. */
export function Page() {
  const say = useSay()
  const { entry: id = '' } = useIds<'entry'>()
  const found = useAsk(getEntry, { entry: id as never })
  return (
    <Frame
      title={found.data ? say(`networks:form.${found.data.form}`) : say('networks:entry.title')}
      crumbs={<Go to="/networks">{say('networks:desk.title')}</Go>}
      tlp="RED"
    >
      <div className="net-pane">
        <Answered of={found} rows={12}>
          {(entry) => (
            <>
              <EntryForm key={entry.version} entry={entry} />
              <Agreed entry={entry} />
              <Filing entry={entry} />
              <Slip entry={entry} />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  )
}
