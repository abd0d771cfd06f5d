import { useSay } from '../../../web/kit/i18n.ts'
import type { Entry, EntryField } from '../contract.ts'

/** What leaves: the fields that name nobody and those that were ticked; nothing else is printed or saved. */
export function given({ definition, values, released }: Entry): { name: EntryField; value: string }[] {
  return definition.fields.flatMap(({ name, release }) => {
    const value = values[name]
    return value && (release === 'Free' || (release === 'Ask' && released.includes(name))) ? [{ name, value }] : []
  })
}

/** The entry as it is printed, to be typed into the network's own system. */
export function Slip({ entry }: { entry: Entry }) {
  const say = useSay()
  return (
    <section className="net-slip" aria-hidden="true">
      <p>{say('networks:entry.prepared-only')}</p>
      <dl>
        {given(entry).map(({ name, value }) => (
          <div key={name}>
            <dt>{say(`networks:field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
