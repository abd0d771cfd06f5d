import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { findCaseByCode, getCase, searchPeople, type CaseId, type PersonId } from '../../casework/contract.ts'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { TextField } from '../../../web/kit/form.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono } from '../../../web/kit/marks.tsx'
import { Answered, Empty, ErrorNote } from '../../../web/kit/states.tsx'
import { linkToCase, unlinkFromCase, type RequestView } from '../contract.ts'

interface Chosen {
  readonly case: CaseId
  readonly person: PersonId | null
  /** `ID-26-0417 P-01`. */
  readonly said: string
}

const isCode = (text: string) => /^[a-z]{2}-\d{2}-\d{4,7}$/i.test(text)

/** The case of ours that a request belongs to, found by a name or its number among those the officer may see. */
export function LinkToCase({ view }: { view: RequestView }) {
  const say = useSay()
  const { name, alias } = view.values
  const [text, setText] = useState(() => String(name ?? alias ?? ''))
  const [wanted, setWanted] = useState<string>()
  const [chosen, setChosen] = useState<Chosen>()
  const link = useTell(linkToCase, ['casework'])
  const search = () => {
    setChosen(undefined)
    setWanted(text.trim())
  }
  return (
    <div className="xk">
      <h3>{say('requests:case.ours')}</h3>
      <form
        className="xk-f"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim().length >= 2) search()
        }}
      >
        <TextField
          label={say('requests:case.search')}
          hint={say('requests:case.search-hint')}
          value={text}
          change={setText}
        />
        <Button type="submit" variant="default" size="sm" disabled={text.trim().length < 2}>
          {say('requests:case.find')}
        </Button>
      </form>
      {wanted !== undefined &&
        (isCode(wanted) ? (
          <ByCode
            key={wanted}
            code={wanted}
            chosen={chosen}
            choose={setChosen}
            // Theirs may be about somebody who is not in the case yet; ours was about somebody of it.
            mayBeNobody={view.side === 'In'}
          />
        ) : (
          <ByName key={wanted} name={wanted} chosen={chosen} choose={setChosen} />
        ))}
      {chosen && (
        <>
          <Go to="/cases/$case" ids={{ case: chosen.case }}>
            {say('requests:case.look-first')}
          </Go>
          <Button
            size="sm"
            loading={link.isPending}
            onClick={() => link.mutate({ request: view.id, case: chosen.case, person: chosen.person })}
          >
            {say('requests:case.link', { to: chosen.said })}
          </Button>
        </>
      )}
      {link.error && <ErrorNote error={link.error} />}
    </div>
  )
}

interface ChoiceProps {
  readonly chosen: Chosen | undefined
  readonly choose: (chosen: Chosen | undefined) => void
}

function ByName({ name, chosen, choose }: ChoiceProps & { name: string }) {
  const say = useSay()
  const found = useAsk(searchPeople, { name, limit: 8 })
  return (
    <Answered of={found} rows={3}>
      {({ hits }) =>
        hits.length === 0 ? (
          <Empty>{say('requests:case.none')}</Empty>
        ) : (
          <Choices
            label={say('requests:case.who')}
            chosen={chosen}
            choose={choose}
            choices={hits.map((hit) => ({
              case: hit.case,
              person: hit.person,
              said: `${hit.caseCode} ${hit.personCode}`,
              words: hit.name,
            }))}
          />
        )
      }
    </Answered>
  )
}

/** The case is found first; then whom of it the request is about, by codes and masked names. */
function ByCode({ code, chosen, choose, mayBeNobody }: ChoiceProps & { code: string; mayBeNobody: boolean }) {
  const say = useSay()
  const found = useAsk(findCaseByCode, { code })
  const id = found.data?.case
  const file = useAsk(getCase, { case: id! }, { when: id !== undefined })
  if (found.error) return <Empty>{say('requests:case.none')}</Empty>
  return (
    <Answered of={file} rows={3}>
      {({ id: caseId, code: number, title, people }) => (
        <>
          <p className="t2">
            <Go to="/cases/$case" ids={{ case: caseId }}>
              <Mono>{number}</Mono>
            </Go>{' '}
            {title}
          </p>
          <Choices
            label={say('requests:case.who')}
            chosen={chosen}
            choose={choose}
            choices={[
              ...people.map((one) => ({
                case: caseId,
                person: one.id,
                said: `${number} ${one.code}`,
                words: one.maskedName ?? say('casework:file.nameless'),
              })),
              ...(mayBeNobody
                ? [{ case: caseId, person: null, said: number, words: say('requests:case.nobody-yet') }]
                : []),
            ]}
          />
        </>
      )}
    </Answered>
  )
}

function Choices({
  label,
  choices,
  chosen,
  choose,
}: ChoiceProps & { label: string; choices: readonly (Chosen & { words: string })[] }) {
  return (
    <Radio.Group
      label={label}
      value={chosen?.said ?? ''}
      onChange={(said) => choose(choices.find((one) => one.said === said))}
    >
      <div className="xk-l">
        {choices.map(({ said, words }) => (
          <Radio key={said} value={said} label={`${said} · ${words}`} />
        ))}
      </div>
    </Radio.Group>
  )
}

/** It was tied to the wrong case: what is undone is said before it is done. */
export function UnlinkForm({ view, done }: { view: RequestView; done: () => void }) {
  const say = useSay()
  const unlink = useTell(unlinkFromCase, ['casework'])
  return (
    <div className="xf">
      <p className="t2">{say('requests:case.unlink-says')}</p>
      <Button
        size="sm"
        variant="default"
        loading={unlink.isPending}
        onClick={() => unlink.mutate({ request: view.id }, { onSuccess: done })}
      >
        {say('requests:case.unlink')}
      </Button>
      {unlink.error && <ErrorNote error={unlink.error} />}
    </div>
  )
}
