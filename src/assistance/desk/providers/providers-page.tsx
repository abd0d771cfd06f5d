import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { ChoiceField } from '../../../../web/kit/form.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../../web/kit/session.ts'
import { Answered, Empty } from '../../../../web/kit/states.tsx'
import { formatDate } from '../../../../web/kit/time.ts'
import { listProviders, type Provider } from '../../providers/contract.ts'
import { ServiceType } from '../../services/contract.ts'
import { ProviderForm } from './provider-form.tsx'
import '../safety/safety.css'

type Act = { readonly what: 'add' } | { readonly what: 'change'; readonly provider: Provider }

/** Whoever may be offered to a person: what, for whom, how many, and when somebody last asked. */
function ProvidersPage() {
  const say = useSay()
  const may = useMay()
  const [type, setType] = useState<string | null>(null)
  const [act, setAct] = useState<Act>()
  const asked = useAsk(listProviders, type === null ? {} : { type }, { keep: true })
  const done = () => setAct(undefined)
  const add = may('assistance.services') && (
    <Button size="compact-sm" variant="default" onClick={() => setAct({ what: 'add' })}>
      {say('assistance:providers.add')}
    </Button>
  )
  return (
    <Page title={say('assistance:providers.title')} className="sf-page">
      <ChoiceField
        label={say('assistance:providers.kind')}
        choices={ServiceType.options.map((value) => ({ value, label: say(`assistance:service-type.${value}`) }))}
        empty={say('assistance:providers.all')}
        value={type}
        change={setType}
      />
      <Card title={say('assistance:providers.title')} right={add} bleed>
        <Answered of={asked} rows={8}>
          {({ providers, more }) => (
            <>
              {providers.length === 0 && <Empty>{say('assistance:providers.none')}</Empty>}
              <ul className="sf-list">
                {providers.map((provider) => (
                  <Line key={provider.id} provider={provider} change={() => setAct({ what: 'change', provider })} />
                ))}
              </ul>
              {more && <p className="muted sf-gate">{say('assistance:providers.more')}</p>}
            </>
          )}
        </Answered>
      </Card>
      {may('assistance.services') && (
        <p className="sf-acts">
          <Go to="/beds">{say('assistance:beds.title')}</Go>
        </p>
      )}
      <Drawer title={act ? say(`assistance:providers.${act.what}`) : ''} open={act !== undefined} close={done}>
        {act && <ProviderForm provider={act.what === 'change' ? act.provider : undefined} done={done} />}
      </Drawer>
    </Page>
  )
}

function Line({ provider, change }: { provider: Provider; change: () => void }) {
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { state } = useMe()
  const { name, district, types, serves, languages, capacity, phone, verifiedOn, closed } = provider
  const asked = verifiedOn
    ? say('assistance:providers.asked-on', { date: formatDate(verifiedOn, { language, state }) })
    : say('assistance:providers.not-asked')
  return (
    <li>
      <p className="row">
        <b>
          {name}, {district}
        </b>
        {closed && <Tag tone="mute">{say('assistance:providers.is-closed')}</Tag>}
        <Tag tone={verifiedOn ? 'ok' : 'warn'}>{asked}</Tag>
      </p>
      <p>{types.map((type) => say(`assistance:service-type.${type}`)).join(', ')}</p>
      <p className="muted">
        {[
          serves.map((group) => say(`assistance:group.${group}`)).join(', '),
          languages.join(', '),
          capacity !== null && say('assistance:providers.places', { n: capacity }),
          phone,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {may('assistance.services') && (
        <div className="sf-acts">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${say('assistance:providers.change')}: ${name}`}
            onClick={change}
          >
            {say('assistance:providers.change')}
          </Button>
        </div>
      )}
    </li>
  )
}

export { ProvidersPage as Page }
