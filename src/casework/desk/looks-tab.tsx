import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { Card } from '../../../web/kit/card.tsx'
import { Go } from '../../../web/kit/go.tsx'
import { useActionWords } from '../../../web/kit/happened.ts'
import { useKnows, useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, Empty } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import { type CaseFile, whoLooked } from '../contract.ts'
import { useNameOf } from './who.ts'

/** Who looked at this case or changed it, in a log that nobody can rewrite unseen. */
export function LooksTab({ file }: { file: CaseFile }) {
  const say = useSay()
  const may = useMay()
  const knows = useKnows()
  const language = useLanguage()
  const { state } = useMe()
  const actionWords = useActionWords()
  const nameOf = useNameOf()
  const [trail, setTrail] = useState<readonly string[]>([])
  const before = trail.at(-1)
  const looks = useAsk(whoLooked, { case: file.id, ...(before && { before }) }, { keep: true })
  return (
    <Card
      className="cs-wide"
      bleed
      title={say('casework:file-tab.looks')}
      right={
        may('access.reads') ? (
          <Go to="/reads/$case" ids={{ case: file.id }}>
            {say('casework:file.reads')}
          </Go>
        ) : (
          say('casework:file.looks-word')
        )
      }
    >
      <Answered of={looks} rows={8}>
        {({ looks: shown, next }) =>
          shown.length === 0 ? (
            <Empty>{say('casework:file.no-looks')}</Empty>
          ) : (
            <>
              <table className="looks">
                <thead>
                  <tr>
                    <th>{say('casework:file.look-when')}</th>
                    <th>{say('casework:file.look-who')}</th>
                    <th>{say('casework:file.look-what')}</th>
                    <th>{say('casework:file.look-why')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((look) => (
                    <tr key={look.id}>
                      <td className="num">{formatTime(look.at, { language, state })}</td>
                      <td>{nameOf(look.officer)}</td>
                      <td>{actionWords(look.action)}</td>
                      <td>
                        {look.reason && knows(`casework:reason.${look.reason}`)
                          ? say(`casework:reason.${look.reason}`)
                          : ''}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {next && (
                <div className="cs-bar">
                  <Button size="compact-sm" variant="default" onClick={() => setTrail([...trail, next])}>
                    {say('casework:file.earlier')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Answered>
    </Card>
  )
}
