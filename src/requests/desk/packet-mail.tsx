import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { mailAgain, noteMailReturned, type MailContact, type MailTo, type Packet } from '../contract.ts'
import type { z } from 'zod'

interface Choosing {
  readonly contacts: readonly MailContact[]
  readonly send: (to: z.infer<typeof MailTo>) => void
  readonly sending: boolean
  readonly label: string
}

/** The address stands there before anything leaves, with the day on which somebody last checked it. */
export function ChooseAddress({ contacts, send, sending, label }: Choosing) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const key = ({ authority, address }: MailContact) => `${authority} ${address}`
  const [chosen, choose] = useState<string | null>(contacts[0] ? key(contacts[0]) : null)
  const to = contacts.find((each) => key(each) === chosen)
  if (contacts.length === 0) return <p className="sm">{say('requests:packet.mail.no-address')}</p>
  return (
    <div className="xf">
      <ChoiceField
        label={say('requests:packet.mail.to')}
        choices={contacts.map((each) => ({ value: key(each), label: each.name[language] }))}
        value={chosen}
        change={choose}
      />
      {to && (
        <span className="sm">
          <Mono>{to.address}</Mono>{' '}
          {to.good && (
            <span className={to.verifiedAt ? 'muted' : 'c-warn'}>
              {to.verifiedAt
                ? say('requests:packet.mail.verified', { at: formatTime(to.verifiedAt, { language, state }) })
                : say('requests:packet.mail.never-verified')}
            </span>
          )}
          {!to.good && <span className="c-bad">{say('requests:packet.mail.bad-address')}</span>}
        </span>
      )}
      <Button
        variant="default"
        size="sm"
        disabled={!to?.good}
        loading={sending}
        onClick={() => to && send({ authority: to.authority, address: to.address })}
      >
        {label}
      </Button>
    </div>
  )
}

/** By mail, or why not. */
export function ByMail({ mailFrom, ...choosing }: Omit<Choosing, 'label'> & { readonly mailFrom: string | null }) {
  const say = useSay()
  return (
    <section className="xp-mail">
      <h3>{say('requests:packet.mail.title')}</h3>
      {mailFrom === null ? (
        <p className="sm muted">{say('requests:packet.mail.none-set-up')}</p>
      ) : (
        <>
          <p className="sm">{say('requests:packet.mail.lead', { from: mailFrom })}</p>
          <ChooseAddress {...choosing} label={say('requests:packet.mail.send')} />
        </>
      )}
    </section>
  )
}

interface OfPacket {
  readonly packet: Packet
  readonly contacts: readonly MailContact[]
  /** She may act, and the link still opens. */
  readonly may: boolean
}

/** How far the mail is, why it is no further, and what can be done about it. */
export function MailOfPacket({ packet, contacts, may }: OfPacket) {
  const say = useSay()
  const language = useLanguage()
  const { state: own } = useMe()
  const again = useTell(mailAgain)
  const returned = useTell(noteMailReturned)
  const { mail } = packet
  if (!mail) return null
  const { state, trouble, address, post, movedAt, perhapsTwice } = mail
  const bad = state === 'Refused' || state === 'GivenUp' || state === 'Returned'
  return (
    <>
      <span className="sm">{say('requests:packet.mail.by', { address, post })}</span>
      <span className={bad ? 'sm c-bad' : 'sm'}>
        {say(`requests:packet.mail.state.${state}`, { at: formatTime(movedAt, { language, state: own }) })}{' '}
        {trouble && say(`requests:packet.mail.trouble.${trouble}`)}
      </span>
      {perhapsTwice && <span className="sm c-warn">{say('requests:packet.mail.twice')}</span>}
      {may && (state === 'Refused' || state === 'GivenUp') && (
        <ChooseAddress
          contacts={contacts}
          sending={again.isPending}
          send={(to) => again.mutate({ packet: packet.id, to })}
          label={say('requests:packet.mail.again')}
        />
      )}
      {may && state === 'Sent' && !packet.openedAt && (
        <span>
          <Button
            variant="default"
            size="compact-sm"
            loading={returned.isPending}
            onClick={() => returned.mutate({ packet: packet.id })}
          >
            {say('requests:packet.mail.returned')}
          </Button>
        </span>
      )}
      {again.error && <ErrorNote error={again.error} />}
      {returned.error && <ErrorNote error={returned.error} />}
    </>
  )
}
