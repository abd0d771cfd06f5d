import { Button } from '@mantine/core'
import { useState } from 'react'
import { tongues, type Tongue } from '../../platform/portal/contract.ts'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Tag, type Tone } from '../../../web/kit/marks.tsx'
import { Page as Frame } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { listTongues, type TongueLine } from '../tongues/contract.ts'
import { LanguageCard } from './language-card.tsx'
import { Places } from './places.tsx'
import { Wide } from './wide.tsx'

const tones: Readonly<Record<TongueLine['state'], Tone>> = {
  Source: 'mute',
  Draft: 'warn',
  Again: 'warn',
  Reviewed: 'ok',
}

/** What the portal says in each language, part by part: how much is there, and who read it. */
export function Page() {
  const say = useSay()
  const [open, setOpen] = useState<Tongue>()
  const found = useAsk(listTongues, {})
  return (
    <Frame title={say('directory:desk.languages')}>
      <Places here="languages" />
      <div className="dir-body dir-top">
        <p className="muted">{say('directory:tongue.lead')}</p>
        <Answered of={found} rows={12}>
          {({ lines }) => (
            <>
              {open && (
                <LanguageCard
                  key={open}
                  tongue={open}
                  lines={lines.filter(({ language }) => language === open)}
                  close={() => setOpen(undefined)}
                />
              )}
              <Languages
                lines={lines}
                open={(tongue) => {
                  setOpen(tongue)
                  document.querySelector('main')?.scrollTo({ top: 0 })
                }}
              />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  )
}

function Languages({ lines, open }: { lines: readonly TongueLine[]; open: (tongue: Tongue) => void }) {
  const say = useSay()
  const slices = [...new Set(lines.map(({ slice }) => slice))]
  return (
    <Card bleed title={say('directory:tongue.all')}>
      <Wide label={say('directory:tongue.all')}>
        <table className="dir-table">
          <thead>
            <tr>
              <th scope="col">{say('directory:tongue.language')}</th>
              {slices.map((slice) => (
                <th scope="col" key={slice}>
                  {say(`directory:tongue.part.${slice}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(Object.keys(tongues) as Tongue[]).map((tongue) => {
              const own = lines.filter(({ language }) => language === tongue)
              const source = own.every(({ state }) => state === 'Source')
              return (
                <tr key={tongue}>
                  <th scope="row">
                    {source ? (
                      <span lang={tongue}>{tongues[tongue]}</span>
                    ) : (
                      <Button variant="default" size="compact-sm" lang={tongue} onClick={() => open(tongue)}>
                        {tongues[tongue]}
                      </Button>
                    )}
                  </th>
                  {own.map(({ slice, state, said, wanted }) => (
                    <td key={slice} className="nowrap">
                      <Tag tone={tones[state]}>{say(`directory:tongue.state.${state}`)}</Tag>{' '}
                      <small className="muted">
                        {said}/{wanted}
                      </small>
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
    </Card>
  )
}
