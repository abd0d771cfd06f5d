import { useAsk } from '../../../web/kit/ask.ts'
import { ChoiceField } from '../../../web/kit/form.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { listOriginators } from '../contract.ts'

export interface ChosenOriginator {
  readonly state: string
  readonly unit: string
}

interface Choosing {
  readonly of: string
  readonly value: ChosenOriginator
  readonly change: (value: ChosenOriginator) => void
}

/** Whose facts they are, and whose yes is asked for: states that share the case stand first, units as the directory has them. */
export function OriginatorChoice({ of, value, change }: Choosing) {
  const say = useSay()
  const language = useLanguage()
  const { data } = useAsk(listOriginators, { case: of as never })
  const states = data?.states ?? []
  const units = states.find(({ state }) => state === value.state)?.units ?? []
  return (
    <>
      <ChoiceField
        label={say('networks:entry.originator')}
        hint={say('networks:entry.originator-hint')}
        empty={say('networks:entry.ours')}
        value={value.state}
        change={(state) => change({ state: state ?? '', unit: '' })}
        choices={states.map(({ state, name, sharesTheCase }) => ({
          value: state,
          label: sharesTheCase ? say('networks:entry.shares-the-case', { state: name[language] }) : name[language],
        }))}
      />
      {value.state && (
        <ChoiceField
          label={say('networks:entry.unit')}
          empty={units.length === 0 ? say('networks:entry.no-unit') : say('networks:entry.any-unit')}
          value={value.unit}
          change={(unit) => change({ ...value, unit: unit ?? '' })}
          choices={units.map(({ code, name }) => ({ value: code, label: name[language] }))}
        />
      )}
    </>
  )
}
