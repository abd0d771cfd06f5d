import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTell } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { type CaseFile, unlinkCases } from '../contract.ts'
import type { Action } from './action.ts'
import { useAgencies } from './who.ts'

/** Who takes part, by what the case can be found again, and which cases belong to it. */
export function AroundTab({ file, act }: { file: CaseFile; act: (action: Action) => void }) {
  const say = useSay()
  const may = useMay()
  const agencies = useAgencies()
  const { agency: own } = useMe()
  // Her own part may be given back; of another's the node decides who leads the case.
  const mayEnd = ({ agency, compartment }: CaseFile['participants'][number]) =>
    agency === own?.id || file.compartments.includes(compartment)
  const standing = file.participants.filter(({ until }) => until === null)
  const write = (does: string, action: Action) =>
    may('casework.write') && (
      <Button size="compact-sm" variant="default" onClick={() => act(action)}>
        {does}
      </Button>
    )
  const codeOf = (person: string | null) => file.people.find(({ id }) => id === person)?.code
  return (
    <div className="cs-around">
      <Card
        title={say('casework:file.participants')}
        right={write(say('casework:do.invite'), { kind: 'invite' })}
        bleed
      >
        <ul className="rows">
          {standing.map((part) => (
            <li key={`${part.agency} ${part.compartment}`}>
              <b className="grow">{agencies.find(({ id }) => id === part.agency)?.name ?? '…'}</b>
              <Tag outline>{say(`casework:compartment.${part.compartment}`)}</Tag>
              {may('casework.write') && mayEnd(part) && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  className="quiet"
                  onClick={() => act({ kind: 'end-part', part })}
                >
                  {say('casework:do.end-part')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Card
        title={say('casework:file.identifiers')}
        right={write(say('casework:do.identifier'), { kind: 'identifier' })}
        bleed
      >
        {file.identifiers.length === 0 ? (
          <Empty>{say('casework:file.no-identifiers')}</Empty>
        ) : (
          <ul className="rows">
            {file.identifiers.map((one) => (
              <li key={one.id}>
                <div className="grow">
                  <Mono>{one.normalised}</Mono>
                  <small>
                    {[say(`casework:identifier.${one.kind}`), codeOf(one.person), one.remark]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </div>
                <Tag outline>{say(`casework:compartment.${one.compartment}`)}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Joined file={file} act={act} link={write(say('casework:do.link'), { kind: 'link' })} />
    </div>
  )
}

function Joined({ file, act, link }: { file: CaseFile; act: (action: Action) => void; link: ReactNode }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const may = useMay()
  const unlink = useTell(unlinkCases)
  const standing = file.merges.filter(({ undoneAt }) => undoneAt === null)
  return (
    <Card title={say('casework:file.joined')} right={link} bleed>
      {file.links.length + file.merges.length === 0 ? (
        <Empty>{say('casework:file.no-links')}</Empty>
      ) : (
        <ul className="rows">
          {file.merges.map((merge) => (
            <li key={merge.id}>
              <div className="grow">
                <span>
                  <Mono>{merge.absorbedCode}</Mono>{' '}
                  {say(merge.undoneAt ? 'casework:file.parted' : 'casework:file.merged')}
                </span>
                <small>
                  {merge.reason} ·{' '}
                  <span className="num">{formatTime(merge.undoneAt ?? merge.at, { language, state })}</span>
                </small>
              </div>
              {merge === standing.at(-1) && may('casework.merge') && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => act({ kind: 'undo-merge', merge: merge.id })}
                >
                  {say('casework:do.undo-merge')}
                </Button>
              )}
            </li>
          ))}
          {file.links.map((one) => (
            <li key={one.id}>
              <div className="grow">
                <Go to="/cases/$case" ids={{ case: one.other.id }}>
                  <Mono>{one.other.code}</Mono> {one.other.title}
                </Go>
                <small>
                  {say(`casework:link.${one.kind}`)} · {one.reason}
                </small>
              </div>
              {may('casework.write') && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  className="quiet"
                  onClick={() => unlink.mutate({ link: one.id })}
                >
                  {say('casework:do.unlink')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {unlink.error && <ErrorNote error={unlink.error} />}
    </Card>
  )
}
