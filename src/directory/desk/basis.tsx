import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { useSay } from '../../../web/kit/i18n.ts'
import { Mono, Tag } from '../../../web/kit/marks.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import type { RequestType } from '../contract.ts'
import { weighBasis } from '../law/contract.ts'
import { Verified } from './standing.tsx'
import { Wide } from './wide.tsx'
import { useWords } from './words.ts'

interface Asking {
  readonly from: string
  readonly to: string
  readonly date: string
  readonly type: RequestType
}

/** Every clause made for this type of request, with the reason why it carries it or not. */
export function Basis({ asking }: { asking: Asking }) {
  const say = useSay()
  const words = useWords()
  const found = useAsk(weighBasis, asking, { keep: true })
  return (
    <Card bleed title={say('directory:basis.title', { type: say(`directory:type.${asking.type}`) })}>
      <Answered of={found}>
        {({ clauses }) => (
          <Wide label={say('directory:basis.clause')}>
            <table className="dir-table">
              <thead>
                <tr>
                  <th scope="col">{say('directory:basis.clause')}</th>
                  <th scope="col">{say('directory:basis.carries')}</th>
                  <th scope="col">{say('directory:column.source')}</th>
                </tr>
              </thead>
              <tbody>
                {clauses.map((one) => (
                  <tr key={one.clause}>
                    <th scope="row">
                      <Mono>{one.clause}</Mono> {words(one.title)}
                      <small>{words(one.text)}</small>
                    </th>
                    <td>
                      <Tag tone={one.fits ? 'ok' : 'mute'}>
                        {say(`directory:reason.${one.reason}`, { states: one.missing.join(', ') })}
                      </Tag>
                    </td>
                    <td>
                      <Verified is={one.verified} source={one.source} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </Answered>
    </Card>
  )
}
