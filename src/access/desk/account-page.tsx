import { useState } from 'react'
import { useAsk } from '../../../web/kit/ask.ts'
import { useSay } from '../../../web/kit/i18n.ts'
import { Page } from '../../../web/kit/page.tsx'
import { Answered } from '../../../web/kit/states.tsx'
import { me } from '../contract.ts'
import { AppCard } from './app-card.tsx'
import { ChoicesCard } from './choices-card.tsx'
import { DevicesCard } from './devices-card.tsx'
import { PasskeysCard } from './passkeys-card.tsx'
import { PasswordCard } from './password-card.tsx'
import './account.css'

/** How the officer proves who she is, where she is signed in, and how she likes her desk. */
function AccountPage() {
  const say = useSay()
  const self = useAsk(me, {})
  // While the codes are on the screen the answer that she is enrolled must not take them away.
  const [enrolling, setEnrolling] = useState(false)
  return (
    <Page title={say('access:account.title')}>
      <Answered of={self} rows={6}>
        {({ email, secondFactor, may, language, shortcuts, phone }) => (
          <div className="account">
            {secondFactor.required && may.length === 1 && (
              <p className="owes wide" role="status">
                {say('access:account.owes')}
              </p>
            )}
            <AppCard enrolled={secondFactor.enrolled && !enrolling} hold={setEnrolling} />
            <PasskeysCard />
            <PasswordCard email={email} />
            <DevicesCard />
            <ChoicesCard language={language} shortcuts={shortcuts} phone={phone} />
          </div>
        )}
      </Answered>
    </Page>
  )
}

export { AccountPage as Page }
