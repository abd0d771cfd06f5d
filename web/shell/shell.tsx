import { Outlet, useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAsk } from '../kit/ask.ts'
import { useFrame } from '../kit/frame.ts'
import { useSay } from '../kit/i18n.ts'
import { KeyBar } from '../kit/keys.tsx'
import { ProblemError } from '../kit/problem.ts'
import { useSignedOut } from '../kit/session.ts'
import { ErrorNote, Skeleton } from '../kit/states.tsx'
import { whoAmI } from '../kit/who-am-i.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { SignInOver } from './sign-in-over.tsx'
import { Strip } from './strip.tsx'
import { useShellKeys } from './shell-keys.tsx'

/** The desk around every page: asks who is there, and lays the sign-in over the page when nobody is. */
export function Shell() {
  const me = useAsk(whoAmI, {})
  const signedOut = useSignedOut()
  const stranger = me.error instanceof ProblemError && me.error.status === 401
  if (!me.data && stranger) return <SignInOver />
  if (!me.data && me.error) return <ErrorNote error={me.error} again={() => void me.refetch()} />
  if (!me.data) return <Skeleton rows={6} />
  return (
    <>
      <div className="shell" inert={signedOut}>
        <Desk />
      </div>
      {signedOut && <SignInOver />}
    </>
  )
}

function Desk() {
  const say = useSay()
  const { keys } = useFrame()
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title })
  useShellKeys()
  useEffect(() => {
    // The tab and the history of the browser name the kind of page, never a case or a person.
    document.title = title ? `${say(title)} · Suar` : 'Suar'
  }, [title, say])
  return (
    <>
      <a className="skip" href="#page">
        {say('web:shell.skip')}
      </a>
      <Navigation />
      <div className="shell-side">
        <Strip />
        <Header />
        <main className="main" id="page" tabIndex={-1}>
          <Outlet />
        </main>
        <KeyBar keys={keys} />
      </div>
    </>
  )
}
