import { useState } from 'react'
import { useSay } from '../../../web/kit/i18n.ts'
import { TextField } from '../../../web/kit/form.tsx'
import { families, type RequestKind } from '../contract.ts'

interface Props {
  readonly value: RequestKind
  readonly change: (kind: RequestKind) => void
}

/** The kinds of request by family, with a search: twenty-three are too many for one list. */
export function ChooseKind({ value, change }: Props) {
  const say = useSay()
  const [wanted, want] = useState('')
  const fits = (kind: RequestKind) => {
    const words = `${say(`requests:kind.${kind}`)} ${say(`requests:about.${kind}`)} ${kind}`.toLowerCase()
    return wanted
      .toLowerCase()
      .split(/\s+/)
      .every((part) => words.includes(part))
  }
  const groups = Object.entries(families)
    .map(([family, kinds]) => ({ family, kinds: (kinds as readonly RequestKind[]).filter(fits) }))
    .filter(({ kinds }) => kinds.length > 0)
  return (
    <fieldset className="xk">
      <legend>{say('requests:new.kind')}</legend>
      <TextField label={say('requests:new.search')} value={wanted} change={want} />
      <div className="xk-groups">
        {groups.map(({ family, kinds }) => (
          <section key={family} aria-label={say(`requests:family.${family}`)}>
            <h3>{say(`requests:family.${family}`)}</h3>
            {kinds.map((kind) => (
              <div key={kind} className="xk-kind">
                <input
                  id={`kind-${kind}`}
                  type="radio"
                  name="kind"
                  checked={kind === value}
                  aria-describedby={`about-${kind}`}
                  onChange={() => change(kind)}
                />
                <label htmlFor={`kind-${kind}`}>
                  {say(`requests:kind.${kind}`)}
                  <small id={`about-${kind}`}>{say(`requests:about.${kind}`)}</small>
                </label>
              </div>
            ))}
          </section>
        ))}
        {groups.length === 0 && <p className="muted">{say('requests:new.none')}</p>}
      </div>
    </fieldset>
  )
}
