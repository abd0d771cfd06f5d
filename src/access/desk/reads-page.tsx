import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { TextField } from '../../../web/kit/form.tsx'
import { SearchChoice } from '../../../web/kit/search-choice.tsx'
import { useGo, useIds } from '../../../web/kit/go.tsx'
import { useActionWords } from '../../../web/kit/happened.ts'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { Page } from '../../../web/kit/page.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { listNamedOfficers, listReads, type OfficerId } from '../contract.ts'
import { TableRegion } from './table-region.tsx'
import './account.css'

type Question = { case: string } | { officer: OfficerId }
type Read = z.output<typeof listReads.output>['reads'][number]
const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim())

/** Who looked at a case, or what one officer looked at: acts and times, nothing of the case itself. */
function ReadsPage() {
  const say = useSay()
  const { case: one } = useIds<'case'>()
  const [officer, setOfficer] = useState<string | null>(null)
  const question: Question | undefined = one ? { case: one } : officer ? { officer: officer as OfficerId } : undefined
  return (
    <Page title={say('access:reads.title')}>
      <div className="pane">
        <Choose one={one} officer={officer} setOfficer={setOfficer} />
        {question ? (
          <Reads key={JSON.stringify(question)} question={question} />
        ) : (
          <Empty>{say('access:reads.ask')}</Empty>
        )}
      </div>
    </Page>
  )
}

function Choose({
  one,
  officer,
  setOfficer,
}: {
  one: string | undefined
  officer: string | null
  setOfficer: (officer: string | null) => void
}) {
  const say = useSay()
  const go = useGo()
  const watches = useMay()('access.audit')
  const officers = useAsk(listNamedOfficers, {}, { when: watches })
  const [text, setText] = useState(one ?? '')
  const look = () => isId(text) && go('/reads/$case', { case: text.trim().toLowerCase() })
  return (
    <form
      className="pane-bar"
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <div className="grow">
        <TextField label={say('access:reads.case')} value={text} change={setText} />
      </div>
      <Button type="submit" variant="default" disabled={!isId(text)}>
        {say('access:reads.look')}
      </Button>
      {watches && (
        <div className="grow">
          <SearchChoice
            label={say('access:reads.officer')}
            choices={(officers.data?.officers ?? []).map(({ id, name, post }) => ({
              value: id,
              label: post ? `${name} · ${post}` : name,
            }))}
            value={officer}
            change={(next) => {
              setOfficer(next)
              if (one) go('/reads')
            }}
          />
        </div>
      )}
    </form>
  )
}

function Reads({ question }: { question: Question }) {
  const say = useSay()
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined])
  const title = 'case' in question ? say('access:reads.of-case') : say('access:reads.of-officer')
  return (
    <Card title={title} bleed>
      <TableRegion label={title}>
        <table>
          <thead>
            <tr>
              <th>{say('access:reads.when')}</th>
              <th>{say('access:reads.who')}</th>
              <th>{say('access:reads.what')}</th>
              <th>{say('access:reads.cases')}</th>
            </tr>
          </thead>
          {pages.map((before, index) => (
            <Portion
              key={before ?? 'first'}
              question={question}
              before={before}
              isLast={index === pages.length - 1}
              more={(id) => setPages([...pages, id])}
            />
          ))}
        </table>
      </TableRegion>
    </Card>
  )
}

function Portion({
  question,
  before,
  isLast,
  more,
}: {
  question: Question
  before: string | undefined
  isLast: boolean
  more: (before: string) => void
}) {
  const say = useSay()
  const reads = useAsk(listReads, { ...question, ...(before && { before }) })
  const rows = reads.data?.reads ?? []
  return (
    <tbody>
      {rows.map((read) => (
        <Row key={read.id} read={read} />
      ))}
      {(!reads.data || (rows.length === 0 && !before)) && (
        <tr>
          <td colSpan={4}>
            <Answered of={reads} rows={4}>
              {() => <Empty>{say('access:reads.none')}</Empty>}
            </Answered>
          </td>
        </tr>
      )}
      {isLast && reads.data?.more && (
        <tr>
          <td colSpan={4}>
            <Button size="compact-sm" variant="default" onClick={() => more(rows.at(-1)!.id)}>
              {say('access:reads.more')}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Row({ read: { at, officer, agency, action, cases } }: { read: Read }) {
  const actionWords = useActionWords()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <tr>
      <td className="num nowrap">{formatTime(at, { language, state })}</td>
      <td>
        {officer.name}
        <small>{[officer.post, agency].filter(Boolean).join(' · ')}</small>
      </td>
      <td>{actionWords(action)}</td>
      <td>
        {cases.map((one) => (
          <div key={one}>
            <Mono>{one}</Mono>
          </div>
        ))}
      </td>
    </tr>
  )
}

export { ReadsPage as Page }
