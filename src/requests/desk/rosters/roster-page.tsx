import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card, Next } from '../../../../web/kit/card.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../../web/kit/marks.tsx'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered, ErrorNote } from '../../../../web/kit/states.tsx'
import {
  getRosterPart,
  openCaseFromRow,
  sendRosterPart,
  strikeRosterPart,
  takeRosterPart,
  type RosterPartId,
} from '../../contract.ts'
import { tones } from './rosters-page.tsx'
import { Sum } from './sum.tsx'
import './rosters.css'

type Part = z.output<typeof getRosterPart.output>

/** One part: where it comes from, whether it adds up, who is on it, and the next step. */
function RosterPage() {
  const say = useSay()
  const { part = '' } = useIds<'part'>()
  const found = useAsk(getRosterPart, { part: part as RosterPartId }, { every: 60 })
  return (
    <Page
      title={say('requests:roster.part')}
      crumbs={<Go to="/exchange/rosters">{say('requests:roster.title')}</Go>}
      tlp="RED"
    >
      <div className="ro-pane">
        <Answered of={found} rows={8}>
          {(of) => (
            <>
              <Head of={of} />
              <Rows of={of} />
            </>
          )}
        </Answered>
      </div>
    </Page>
  )
}

function Head({ of }: { of: Part }) {
  const say = useSay()
  return (
    <Card
      title={say(`requests:roster.side.${of.side}`, { state: of.state })}
      right={<Tag tone={tones[of.standing]}>{say(`requests:roster.standing.${of.standing}`)}</Tag>}
    >
      <Sum of={of} />
      {of.withheld > 0 && <p>{say('requests:roster.withheld', { count: of.withheld })}</p>}
      <dl className="ro-facts">
        <dt>{say('requests:roster.how')}</dt>
        <dd>{say(`requests:roster.provenance.${of.provenance}`)}</dd>
        <dt>{say('requests:roster.maker')}</dt>
        <dd>{of.listMaker}</dd>
        <dt>{say('requests:roster.trust')}</dt>
        <dd>
          {of.reliability}
          {of.credibility} · {say(`requests:roster.reliability.${of.reliability}`)},{' '}
          {say(`requests:roster.credibility.${of.credibility}`)}
        </dd>
        <dt>{say('requests:roster.listed')}</dt>
        <dd>{[of.listedOn, of.place].filter(Boolean).join(', ') || '–'}</dd>
        <dt>{say('requests:roster.whole')}</dt>
        <dd>
          {say('requests:roster.rows', { count: of.wholeCount })} · <Mono>{of.wholeDigest}</Mono>
        </dd>
        <dt>{say('requests:roster.basis')}</dt>
        <dd>
          {of.legalBasis.map(({ clause, verified }) => (verified ? clause : `${clause} *`)).join(', ')}
          {of.legalBasis.some(({ verified }) => !verified) && ` (* ${say('requests:workbook.unverified')})`}
        </dd>
      </dl>
      <Steps of={of} />
    </Card>
  )
}

function Steps({ of: { id: part, may } }: { of: Part }) {
  const say = useSay()
  const send = useTell(sendRosterPart)
  const strike = useTell(strikeRosterPart)
  const take = useTell(takeRosterPart)
  const error = send.error ?? strike.error ?? take.error
  return (
    <div className="ro-steps">
      {may.includes('Approve') && (
        <Next loading={send.isPending} onClick={() => send.mutate({ part })}>
          {say('requests:roster.approve')}
        </Next>
      )}
      {may.includes('Take') && (
        <Next loading={take.isPending} onClick={() => take.mutate({ part })}>
          {say('requests:roster.take')}
        </Next>
      )}
      {may.includes('Strike') && (
        <Button size="sm" variant="default" loading={strike.isPending} onClick={() => strike.mutate({ part })}>
          {say('requests:roster.strike')}
        </Button>
      )}
      {error && <ErrorNote error={error} />}
    </div>
  )
}

function Rows({ of }: { of: Part }) {
  const say = useSay()
  return (
    <Card title={say('requests:roster.people', { count: of.rows.length })} bleed>
      <ul className="ro-list">
        {of.rows.map((row) => (
          <Person key={row.no} of={row} part={of.id} mayOpen={of.may.includes('OpenCase')} />
        ))}
      </ul>
    </Card>
  )
}

function Person({ of, part, mayOpen }: { of: Part['rows'][number]; part: RosterPartId; mayOpen: boolean }) {
  const say = useSay()
  const { mutate, isPending, error } = useTell(openCaseFromRow)
  const { no, name, sex, birthDate, birthplace, passportNumber, case: file } = of
  return (
    <li>
      <span className="row">
        <span className="muted num">{no}</span>
        <b>{name}</b>
      </span>
      <span>
        {[sex && say(`requests:value.${sex}`), birthDate, birthplace, passportNumber].filter(Boolean).join(' · ')}
      </span>
      {file ? (
        <Go to="/cases/$case" ids={{ case: file }}>
          {say('requests:roster.case')}
        </Go>
      ) : (
        mayOpen && (
          <Button
            size="compact-sm"
            variant="default"
            loading={isPending}
            aria-label={say('requests:roster.open-of', { no })}
            onClick={() => mutate({ part, no })}
          >
            {say('requests:roster.open')}
          </Button>
        )
      )}
      {error && <ErrorNote error={error} />}
    </li>
  )
}

export { RosterPage as Page }
