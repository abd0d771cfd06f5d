import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconEyeQuestion } from '@tabler/icons-react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card, Gate } from '../../../web/kit/card.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Tag } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatDate } from '../../../web/kit/time.ts'
import { confirmItems, type ArticleItem, type Path, type RequestId } from '../contract.ts'

type Field = ArticleItem['fields'][number]

const marks = {
  Said: IconCircleCheck,
  Unconfirmed: IconEyeQuestion,
  SaysNothing: IconAlertTriangle,
  Missing: IconCircleDashed,
} as const

interface CardProps {
  readonly request: RequestId
  readonly path: Path | undefined
  /** The version that stands on the screen, and whether all of it is saved. */
  readonly seen?: number
  readonly unsaved?: boolean
}

/** Needed items that were filled in for her and that nobody has read: until then it cannot go. */
export const unreadIn = (path: Path | undefined): number =>
  (path?.articleSix?.items ?? [])
    .flatMap(({ fields }) => fields)
    .filter((field) => field.needed && field.state === 'Unconfirmed').length

/** Gate G6: each item of Article 6, what fills it, where that came from and who stands for it. */
export function ArticleSixCard({ request, path, seen, unsaved = false }: CardProps) {
  const say = useSay()
  const confirm = useTell(confirmItems)
  if (!path?.articleSix) return null
  const { items, source, verified } = path.articleSix
  const needed = items.flatMap(({ fields }) => fields).filter((field) => field.needed)
  const empty = needed.filter(({ state }) => state === 'Missing' || state === 'SaysNothing').length
  const unread = unreadIn(path)
  return (
    <Card
      title={say('requests:article.title')}
      right={
        <span title={source} className="row">
          {!verified && <Tag outline>{say('requests:page.not-verified')}</Tag>}
        </span>
      }
    >
      {empty + unread > 0 ? (
        <Gate>
          <b>{say('requests:article.closed')}</b>{' '}
          {[
            empty > 0 && say('requests:article.empty', { count: empty }),
            unread > 0 && say('requests:article.unread', { count: unread }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Gate>
      ) : (
        <p className="gate c-ok">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
          <span>{say('requests:article.whole')}</span>
        </p>
      )}
      <ol className="x6">
        {items.map((item) => (
          <Item key={item.letter} item={item} />
        ))}
      </ol>
      {path.toConfirm.length > 0 && (
        <Button
          fullWidth
          variant="default"
          size="sm"
          disabled={unsaved || seen === undefined}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ request, version: seen!, fields: path.toConfirm })}
        >
          {say('requests:article.confirm', { count: path.toConfirm.length })}
        </Button>
      )}
      {confirm.error && <ErrorNote error={confirm.error} />}
    </Card>
  )
}

function Item({ item: { letter, needed, fields } }: { item: ArticleItem }) {
  const say = useSay()
  // What applies to no case is no gap.
  const shown = fields.filter((field) => field.needed || field.state !== 'Missing')
  return (
    <li>
      <p>
        <b>({letter})</b> {say(`requests:article.item.${letter}`)}
        {!needed && <span className="muted sm"> {say('requests:article.optional')}</span>}
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((field) => (
            <Line key={field.name} field={field} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** The letter stands before the item already. */
const itsLetter = /^\([a-k]\) /

function Line({ field: { name, state, origin, confirmedBy, confirmedAt } }: { field: Field }) {
  const say = useSay()
  const language = useLanguage()
  const me = useMe()
  const Mark = marks[state]
  const when = confirmedAt && formatDate(confirmedAt, { language, state: me.state })
  return (
    <li className={`x6-${state}`}>
      <Mark size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {say(`requests:field.${name}`).replace(itsLetter, '')}: {say(`requests:article.state.${state}`)}
        {(origin ?? confirmedBy) !== null && (
          <small className="muted">
            {origin && say(`requests:article.origin.${origin}`)}
            {confirmedBy && ` ${say('requests:article.by', { post: confirmedBy, when })}`}
          </small>
        )}
      </span>
    </li>
  )
}
