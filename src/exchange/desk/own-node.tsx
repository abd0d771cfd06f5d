import { Button } from '@mantine/core'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { useMe } from '../../../web/kit/session.ts'
import { makeKeys, proposeMembers, type Change } from '../members/contract.ts'
import { Changes } from './change-words.tsx'
import { Refusal } from './refusal.tsx'
import { SaveText } from '../../../web/kit/save-text.tsx'
import { Spoken } from './spoken.tsx'

interface Props {
  readonly own: { readonly words: string; readonly digest: string; readonly card: string } | null
  readonly changes: readonly Change[]
  readonly operate: boolean
  readonly listed: boolean
}

/** This node's card for the others, its keys, and what the list does not say of it yet. */
export function OwnNode({ own, changes, operate, listed }: Props) {
  const say = useSay()
  const { state } = useMe()
  const make = useTell(makeKeys)
  const propose = useTell(proposeMembers)
  return (
    <Card title={say('exchange:members.own', { state })}>
      <div className="ex-sheet">
        {own ? (
          <Spoken words={own.words} code={`suar:card:${state}:${own.digest}`} />
        ) : (
          <p>{say('exchange:members.no-keys')}</p>
        )}
        {changes.length > 0 && (
          <>
            <h3>{say('exchange:members.not-said')}</h3>
            <Changes of={changes} />
          </>
        )}
        {own && changes.length === 0 && listed && <p className="muted">{say('exchange:members.all-said')}</p>}
        <Refusal error={make.error ?? propose.error} />
        <div className="ex-acts">
          {operate && changes.length > 0 && (
            <Button
              size="compact-sm"
              loading={propose.isPending}
              onClick={() => propose.mutate({ steps: [{ do: 'renew-own' }] })}
            >
              {say('exchange:members.propose-own')}
            </Button>
          )}
          {operate && (
            <Button size="compact-sm" variant="default" loading={make.isPending} onClick={() => make.mutate({})}>
              {say(own ? 'exchange:members.next-keys' : 'exchange:members.first-keys')}
            </Button>
          )}
          {own && (
            <SaveText text={`${own.card}\n`} name={`suar-${state.toLowerCase()}.card`}>
              {say('exchange:members.save-card')}
            </SaveText>
          )}
        </div>
      </div>
    </Card>
  )
}
