import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Clock } from '../../../../web/kit/clock.tsx'
import { Drawer } from '../../../../web/kit/drawer.tsx'
import { ChoiceField, TickField } from '../../../../web/kit/form.tsx'
import { Go } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { useMay } from '../../../../web/kit/session.ts'
import { Answered, Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { leaveBed, listBeds, MeantFor, type Bed, type Restriction } from '../../shelter/contract.ts'
import { GiveForm, RestrictForm, ReviewForm } from './bed-forms.tsx'
import { KeepBedForm } from './keep-bed-form.tsx'
import '../safety/safety.css'

type Act =
  | { readonly what: 'add' }
  | { readonly what: 'give' | 'restrict' | 'change'; readonly bed: Bed }
  | { readonly what: 'review'; readonly restriction: Restriction }

/** Every bed of every shelter: for whom, free or taken, and what restricts the one who sleeps there. */
function BedsPage() {
  const say = useSay()
  const [meantFor, setMeantFor] = useState<string | null>(null)
  const [free, setFree] = useState(false)
  const [act, setAct] = useState<Act>()
  const asked = useAsk(
    listBeds,
    { free, ...(meantFor && { meantFor: MeantFor.parse(meantFor) }) },
    { every: 60, keep: true },
  )
  const done = () => setAct(undefined)
  return (
    <Page title={say('assistance:beds.title')} className="sf-page">
      <div className="sf-acts">
        <Button size="compact-sm" variant="default" onClick={() => setAct({ what: 'add' })}>
          {say('assistance:beds.add')}
        </Button>
        <Go to="/providers">{say('assistance:providers.title')}</Go>
      </div>
      <div className="sf-two">
        <ChoiceField
          label={say('assistance:beds.for')}
          choices={MeantFor.options.map((value) => ({ value, label: say(`assistance:group.${value}`) }))}
          empty={say('assistance:beds.all')}
          value={meantFor}
          change={setMeantFor}
        />
        <TickField label={say('assistance:beds.free')} value={free} change={setFree} />
      </div>
      <Answered of={asked} rows={8}>
        {({ houses, more }) => (
          <>
            {houses.length === 0 && <Empty>{say('assistance:beds.none')}</Empty>}
            {houses.map(({ id, name, district, beds }) => (
              <Card key={id} title={`${name}, ${district}`}>
                <div className="sf-beds">
                  {beds.map((bed) => (
                    <BedCard key={bed.id} bed={bed} act={setAct} />
                  ))}
                </div>
              </Card>
            ))}
            {more && <p className="muted">{say('assistance:beds.more')}</p>}
          </>
        )}
      </Answered>
      <Drawer title={act ? say(`assistance:beds.${act.what}`) : ''} open={act !== undefined} close={done}>
        {act?.what === 'add' && <KeepBedForm done={done} />}
        {act?.what === 'change' && <KeepBedForm bed={act.bed} done={done} />}
        {act?.what === 'give' && <GiveForm bed={act.bed} done={done} />}
        {act?.what === 'restrict' && <RestrictForm bed={act.bed} done={done} />}
        {act?.what === 'review' && <ReviewForm restriction={act.restriction} done={done} />}
      </Drawer>
    </Page>
  )
}

function BedCard({ bed, act }: { bed: Bed; act: (act: Act) => void }) {
  const say = useSay()
  const may = useMay()
  const leave = useTell(leaveBed, ['casework'])
  const { stay } = bed
  const free = bed.takenSince === null && !bed.closed
  return (
    <article className="sf-bed">
      <p className="row">
        <b>{bed.name}</b>
        <span>{say(`assistance:group.${bed.meantFor}`)}</span>
        <Tag tone={bed.closed ? 'mute' : free ? 'ok' : 'info'}>
          {say(bed.closed ? 'assistance:beds.is-closed' : free ? 'assistance:beds.is-free' : 'assistance:beds.taken')}
        </Tag>
      </p>
      {stay && (
        <p>
          <Go to="/cases/$case" ids={{ case: stay.case }}>
            {stay.personCode}
          </Go>{' '}
          <Mono>{stay.caseCode}</Mono>
        </p>
      )}
      {stay && !stay.meant && (
        <p>
          <Tag tone="warn">{say('assistance:beds.not-meant')}</Tag> {stay.reason}
        </p>
      )}
      {stay?.restrictions.map((restriction) => (
        <div key={restriction.id}>
          <p className="row">
            <Tag tone="bad">{say(`assistance:restriction.${restriction.kind}`)}</Tag>
            {restriction.reviewDue && <Clock due={restriction.reviewDue} from={restriction.since} />}
          </p>
          <p className="muted">{restriction.reviews.at(-1)?.reason ?? restriction.reason}</p>
          <Button size="compact-sm" variant="default" onClick={() => act({ what: 'review', restriction })}>
            {say('assistance:beds.review')}
          </Button>
        </div>
      ))}
      {may('assistance.services') && (
        <div className="sf-acts">
          {free && (
            <Button size="compact-sm" variant="default" onClick={() => act({ what: 'give', bed })}>
              {say('assistance:beds.give')}
            </Button>
          )}
          {stay && (
            <Button size="compact-sm" variant="default" onClick={() => act({ what: 'restrict', bed })}>
              {say('assistance:beds.restrict')}
            </Button>
          )}
          {stay && (
            <Button
              size="compact-sm"
              variant="default"
              loading={leave.isPending}
              onClick={() => leave.mutate({ stay: stay.id })}
            >
              {say('assistance:beds.leave')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${say('assistance:beds.change')}: ${bed.name}`}
            onClick={() => act({ what: 'change', bed })}
          >
            {say('assistance:beds.change')}
          </Button>
        </div>
      )}
      {leave.error && <ErrorNote error={leave.error} />}
    </article>
  )
}

export { BedsPage as Page }
