import { CaseId, getCase } from '../../../casework/contract.ts'
import { useAsk } from '../../../../web/kit/ask.ts'
import { Card, Gate } from '../../../../web/kit/card.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { Answered } from '../../../../web/kit/states.tsx'
import { getSafety } from '../../safety/contract.ts'
import { Flags } from './flags.tsx'
import { PersonCard } from './person-card.tsx'
import './safety.css'

/** How safe each person of a case is, and how she may be reached. */
function SafetyPage() {
  const say = useSay()
  const { case: id } = useIds<'case'>()
  const file = useAsk(getCase, { case: CaseId.parse(id) })
  const asked = useAsk(getSafety, { case: CaseId.parse(id) }, { every: 60 })
  return (
    <Page
      title={say('assistance:safety.title')}
      crumbs={
        <Go to="/cases/$case" ids={{ case: id! }}>
          {say('assistance:consent.case')}
        </Go>
      }
      tlp={file.data?.tlp}
      className="sf-page"
    >
      <Answered of={asked} rows={8}>
        {({ people, flags, familyInvolved }) => {
          const codeOf = (person: string | null) => file.data?.people.find((one) => one.id === person)?.code ?? ''
          return (
            <>
              {familyInvolved && (
                <Gate opens={say('assistance:safety.gate-opens')}>{say('assistance:safety.gate')}</Gate>
              )}
              <Card title={say('assistance:safety.flags')} bleed>
                <Flags flags={flags} codeOf={codeOf} />
              </Card>
              {people.map((of) => (
                <PersonCard key={of.person} of={of} code={codeOf(of.person)} family={familyInvolved} />
              ))}
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

export { SafetyPage as Page }
