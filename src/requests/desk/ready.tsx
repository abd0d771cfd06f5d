import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSay } from '../../../web/kit/i18n.ts'
import { singlesOut, type FieldValues, type Path, type RequestView } from '../contract.ts'
import { unreadIn } from './article-six-card.tsx'
import type { HeadValues } from './draft-head.tsx'

export interface DraftState {
  readonly view: RequestView
  readonly head: HeadValues
  readonly values: FieldValues
  readonly path: Path | undefined
}

/** One thing that must stand before it leaves; `closed` is what the button says while it does not. */
interface Item {
  readonly name: string
  readonly ok: boolean
  readonly closed: string
  readonly children?: ReactNode
}

type Say = ReturnType<typeof useSay>

export const missingOf = ({ view, values }: Pick<DraftState, 'view' | 'values'>): string[] =>
  view.form.filter(({ name, required }) => required && values[name] === undefined).map(({ name }) => name)

/** All that must stand, in the order in which it is asked for when it leaves. */
export function readiness(draft: DraftState, say: Say): Item[] {
  const { view, head, values, path } = draft
  const missing = missingOf(draft)
  const named = head.tlp === 'RED' ? [] : singlesOut(values)
  const open = view.gates.filter((gate) => !gate.open)
  const foreign = view.originators.filter(({ standing }) => standing !== 'Allowed')
  const old = [...new Set(view.translations.flatMap((each) => each.old))]
  const fields = (names: readonly string[]) => names.map((name) => say(`requests:field.${name}`)).join(', ')
  const items: (Item | false)[] = [
    {
      name: say('requests:ready.fields', { done: requiredIn(view) - missing.length, all: requiredIn(view) }),
      ok: missing.length === 0,
      closed: say('requests:draft.fill', { count: missing.length }),
      children: missing.length > 0 && <Missing names={missing} />,
    },
    articleSixOf(path, say),
    {
      name: say('requests:ready.marking', { tlp: head.tlp }),
      ok: named.length === 0,
      closed: say('requests:draft.needs-red'),
      children: named.length > 0 && say('requests:draft.named', { fields: fields(named) }),
    },
    {
      name: say('requests:ready.basis', { count: view.legalBasis.length }),
      ok: view.legalBasis.length > 0,
      closed: say('requests:draft.needs-basis'),
    },
    // Which yes, and how to get it, the gate above says.
    view.gates.length > 0 && {
      name: say('requests:ready.consent'),
      ok: open.length === 0,
      closed: say('requests:draft.gate-closed'),
    },
    view.originators.length > 0 && {
      name: say('requests:ready.originator'),
      ok: foreign.length === 0,
      closed: say('requests:ready.needs-originator'),
      children: foreign.map((each) => `${each.state}: ${fields(each.fields)}`).join(' · '),
    },
    view.translations.length > 0 && {
      name: say('requests:ready.translation'),
      ok: old.length === 0,
      closed: say('requests:ready.needs-translation'),
      children: fields(old),
    },
  ]
  return items.filter((item) => item !== false)
}

const requiredIn = ({ form }: RequestView) => form.filter(({ required }) => required).length

/** Gate G6, where the kind stands under it. */
function articleSixOf(path: Path | undefined, say: Say): Item | false {
  if (!path?.articleSix) return false
  const needed = path.articleSix.items.flatMap(({ fields }) => fields).filter((field) => field.needed)
  const empty = needed.filter(({ state }) => state === 'Missing' || state === 'SaysNothing').length
  const unread = unreadIn(path)
  return {
    name: say('requests:ready.article', { done: needed.length - empty - unread, all: needed.length }),
    ok: empty + unread === 0,
    closed: unread > 0 ? say('requests:article.confirm-first', { count: unread }) : say('requests:article.closed'),
  }
}

/** What stands and what does not, each with what is in the way. */
export function Ready({ items, children }: { items: readonly Item[]; children: ReactNode }) {
  const say = useSay()
  return (
    <ul className="xrd" aria-label={say('requests:ready.title')}>
      {items.map(({ name, ok, children }) => (
        <li key={name} className={ok ? 'xrd-ok' : 'xrd-no'}>
          {ok ? (
            <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconCircleDashed size={16} stroke={1.75} aria-hidden="true" />
          )}
          <div>
            <span>
              {name} <small className="xrd-say">{say(ok ? 'requests:ready.there' : 'requests:ready.not-yet')}</small>
            </span>
            {!ok && children && <div className="sm">{children}</div>}
          </div>
        </li>
      ))}
      <li className="muted sm">{children}</li>
    </ul>
  )
}

/** Each leads to its place in the form. */
function Missing({ names }: { names: readonly string[] }) {
  const say = useSay()
  const goTo = (name: string) =>
    document.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea, select)`)?.focus()
  return (
    <span className="xrd-miss">
      {names.map((name) => (
        <Button key={name} size="compact-xs" variant="default" onClick={() => goTo(name)}>
          {say(`requests:field.${name}`)}
        </Button>
      ))}
    </span>
  )
}
