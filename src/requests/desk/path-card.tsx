import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { Go, useGo } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { linkToCase, upgradeRequest, type Path, type RequestView, type Way } from '../contract.ts'

/** From a message between officers to a note to a formal request: what it came from, what came of it, and the next. */
export function PathCard({ view, path }: { view: RequestView; path: Path | undefined }) {
  const say = useSay()
  if (!path || (path.chain.length < 2 && path.ways.length === 0)) return null
  return (
    <Card title={say('requests:path.title')} right={<Tag outline>{say(`requests:path.manner.${path.manner}`)}</Tag>}>
      {path.chain.length > 1 && <Chain view={view} path={path} />}
      {path.left.length > 0 && (
        <p className="muted sm">
          {say('requests:path.left', { fields: path.left.map((name) => say(`requests:field.${name}`)).join(', ') })}
        </p>
      )}
      {path.ways.length > 0 && <Raise view={view} ways={path.ways} />}
      <SameCase view={view} path={path} />
    </Card>
  )
}

function Chain({ view, path }: { view: RequestView; path: Path }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <ol className="xc">
      {path.chain.map(({ id, kind, manner, status, sentAt }) => (
        <li key={id} aria-current={id === view.id ? 'step' : undefined}>
          <span className="xc-m">{say(`requests:path.manner.${manner}`)}</span>
          {id === view.id ? (
            <b>{say(`requests:kind.${kind}`)}</b>
          ) : (
            <Go to="/exchange/$request" ids={{ request: id }}>
              {say(`requests:kind.${kind}`)}
            </Go>
          )}
          <span className="muted sm">
            {say(`requests:status.${status}`)}
            {sentAt && `, ${formatDate(sentAt, { language, state })}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

const keyOf = ({ kind, note }: Way) => `${kind} ${String(note)}`

/** A new draft with all that is known; the earlier one stays as it is. */
function Raise({ view, ways }: { view: RequestView; ways: readonly Way[] }) {
  const say = useSay()
  const go = useGo()
  const raise = useTell(upgradeRequest, ['casework'])
  const [wanted, setWanted] = useState(keyOf(ways[0]!))
  const way = ways.find((each) => keyOf(each) === wanted) ?? ways[0]!
  const label = ({ kind, note }: Way) =>
    note
      ? say('requests:path.as-note', { kind: say(`requests:kind.${kind}`) })
      : kind === view.kind
        ? say('requests:path.again', { kind: say(`requests:kind.${kind}`) })
        : say(`requests:kind.${kind}`)
  return (
    <div className="xf">
      <ChoiceField
        label={say('requests:path.raise')}
        hint={say('requests:path.keeps')}
        choices={ways.map((each) => ({ value: keyOf(each), label: label(each) }))}
        value={keyOf(way)}
        change={(value) => value && setWanted(value)}
      />
      <Button
        variant="default"
        size="sm"
        loading={raise.isPending}
        onClick={() =>
          raise.mutate(
            { request: view.id, ...way },
            { onSuccess: ({ request }) => go('/exchange/$request', { request }) },
          )
        }
      >
        {say('requests:path.begin')}
      </Button>
      {raise.error && <ErrorNote error={raise.error} />}
    </div>
  )
}

/** Theirs was raised: the case in which the earlier one lies is one press away. */
function SameCase({ view, path }: { view: RequestView; path: Path }) {
  const say = useSay()
  const tie = useTell(linkToCase, ['casework'])
  const earlier = path.chain.findLast(({ id, case: of }) => id !== view.id && of !== null)?.case
  if (!view.may.includes('link-to-case') || earlier == null) return null
  return (
    <div className="xf">
      <Button
        variant="default"
        size="sm"
        loading={tie.isPending}
        onClick={() => tie.mutate({ request: view.id, case: earlier })}
      >
        {say('requests:path.same-case')}
      </Button>
      {tie.error && <ErrorNote error={tie.error} />}
    </div>
  )
}
