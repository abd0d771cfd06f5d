import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { saveFile } from '../../../web/kit/save-file.ts'
import { useMe } from '../../../web/kit/session.ts'
import { ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import {
  HandedHow,
  handOverPacket,
  listPackets,
  makePacket,
  revokePacket,
  type MadePacket,
  type MailContact,
  type Packet,
  type RequestView,
} from '../contract.ts'
import { ByMail, MailOfPacket } from './packet-mail.tsx'
import { RecordAnswer } from './record-answer.tsx'

/** A state without a node: what was prepared, who handed it over, and what is known of it since. */
export function PacketsCard({ view }: { view: RequestView }) {
  const say = useSay()
  const { data } = useAsk(listPackets, { request: view.id }, { every: 30 })
  const make = useTell(makePacket)
  const [made, setMade] = useState<MadePacket>()
  if (!data?.byHand) return null
  const prepare = (way: 'Link' | 'File') => make.mutate({ request: view.id, way }, { onSuccess: setMade })
  return (
    <Card title={say('requests:packet.title')} className="xw-card">
      <p>{say('requests:packet.lead')}</p>
      {data.mayMake && (
        <div className="xa">
          <Button variant="default" size="sm" loading={make.isPending} onClick={() => prepare('Link')}>
            {say('requests:packet.make-link')}
          </Button>
          <Button variant="default" size="sm" loading={make.isPending} onClick={() => prepare('File')}>
            {say('requests:packet.make-file')}
          </Button>
        </div>
      )}
      {data.mayMake && (
        <ByMail
          mailFrom={data.mailFrom}
          contacts={data.contacts}
          sending={make.isPending}
          send={(mail) => make.mutate({ request: view.id, way: 'Link', mail }, { onSuccess: setMade })}
        />
      )}
      {make.error && <ErrorNote error={make.error} />}
      {made && <Made made={made} />}
      {data.packets.length === 0 && <p className="c-bad">{say('requests:packet.none')}</p>}
      <ol className="xc">
        {data.packets.map((packet) => (
          <Ladder key={packet.id} packet={packet} contacts={data.contacts} may={data.mayMake} />
        ))}
      </ol>
      {data.mayAnswer && <RecordAnswer view={view} />}
    </Card>
  )
}

/** The code is shown once: it goes another way than the link or the file. */
function Made({ made: { code, link, file } }: { made: MadePacket }) {
  const say = useSay()
  return (
    <div className="xq" role="status">
      {!link && !file && <p>{say('requests:packet.mail.made')}</p>}
      {link && (
        <p>
          {say('requests:packet.link')} <Mono>{link}</Mono>
        </p>
      )}
      {file && (
        <p>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => saveFile(file.name, file.text, 'application/jose')}
          >
            {say('requests:packet.save')}
          </Button>{' '}
          <Mono>{file.sha256.slice(0, 16)}</Mono>
        </p>
      )}
      <p>
        {say('requests:packet.code')} <b className="xq-code">{code}</b>
      </p>
      <p className="c-warn">{say('requests:packet.code-once')}</p>
    </div>
  )
}

interface OfPacket {
  readonly packet: Packet
  readonly contacts: readonly MailContact[]
  readonly may: boolean
}

function Ladder({ packet, contacts, may }: OfPacket) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const at = (time: string) => formatTime(time, { language, state })
  const { way, madeAt, post, handedAt, handedHow, handedPost, openedAt, answeredAt, revokedAt, revokedWhy } = packet
  const over = revokedAt !== null || answeredAt !== null
  return (
    <li>
      <b>{say(`requests:packet.way.${way}`)}</b>
      <span className="sm">{say('requests:packet.made', { post, at: at(madeAt) })}</span>
      {handedAt ? (
        <span className="sm">
          {say('requests:packet.handed', {
            post: handedPost,
            at: at(handedAt),
            how: say(`requests:packet.how.${handedHow}`),
          })}
        </span>
      ) : (
        !over && !packet.mail && <span className="sm c-bad">{say('requests:packet.not-handed')}</span>
      )}
      <MailOfPacket packet={packet} contacts={contacts} may={may && !over} />
      {openedAt && <span className="sm">{say('requests:packet.opened', { at: at(openedAt) })}</span>}
      {way === 'File' && <span className="muted sm">{say('requests:packet.file-unknown')}</span>}
      {way === 'Link' && packet.expiresAt && !openedAt && !over && (
        <span className="muted sm">{say('requests:packet.expires', { at: at(packet.expiresAt) })}</span>
      )}
      {packet.tries > 0 && <span className="sm c-bad">{say('requests:packet.tries', { count: packet.tries })}</span>}
      {answeredAt && <span className="sm">{say('requests:packet.answered', { at: at(answeredAt) })}</span>}
      {revokedAt && (
        <span className="sm c-bad">
          {say(`requests:packet.why.${revokedWhy}`)} {at(revokedAt)}
        </span>
      )}
      {may && !over && <Acts packet={packet} />}
    </li>
  )
}

function Acts({ packet }: { packet: Packet }) {
  const say = useSay()
  const hand = useTell(handOverPacket)
  const back = useTell(revokePacket)
  const [how, setHow] = useState<string | null>('Mail')
  return (
    <span className="xf">
      {!packet.handedAt && !packet.mail && (
        <>
          <ChoiceField
            label={say('requests:packet.how-label')}
            choices={HandedHow.options.map((value) => ({ value, label: say(`requests:packet.how.${value}`) }))}
            value={how}
            change={setHow}
          />
          <Button
            variant="default"
            size="compact-sm"
            loading={hand.isPending}
            onClick={() => hand.mutate({ packet: packet.id, how: HandedHow.parse(how) })}
          >
            {say('requests:packet.hand-over')}
          </Button>
        </>
      )}
      {packet.way === 'Link' && (
        <Button
          variant="default"
          size="compact-sm"
          loading={back.isPending}
          onClick={() => back.mutate({ packet: packet.id })}
        >
          {say('requests:packet.revoke')}
        </Button>
      )}
      {hand.error && <ErrorNote error={hand.error} />}
      {back.error && <ErrorNote error={back.error} />}
    </span>
  )
}
