import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { me as whoAmI } from '../../src/access/contract.ts'
import { useAsk } from '../kit/ask.ts'
import { useFrame } from '../kit/frame.ts'
import { useSay } from '../kit/i18n.ts'
import { KeyBar } from '../kit/keys.tsx'
import { PanelsGiven } from '../kit/panels.tsx'
import { ProblemError } from '../kit/problem.ts'
import { useSignedOut } from '../kit/session.ts'
import { ErrorNote, Skeleton } from '../kit/states.tsx'
import { panels } from '../pages.ts'
import { Header } from './header.tsx'
import { useLockWhenIdle } from './idle.ts'
import { leave } from './leave.ts'
import { Navigation } from './navigation.tsx'
import { SignInOver } from './sign-in-over.tsx'
import { PrintMarks } from './print-marks.tsx'
import { Strip } from './strip.tsx'
import { useOverlay } from './palette-store.ts'
import { useShellKeys } from './shell-keys.tsx'

const Overlays = lazy(async () => ({ default: (await import('./overlays.tsx')).Overlays }))

/** The desk around every page: asks who is there, and lays the sign-in over the page when nobody is. */
export function Shell() {
  const me = useAsk(whoAmI, {})
  const { refetch } = me
  const signedOut = useSignedOut()
  useSameOfficer(me.data?.id, signedOut)
  useEffect(() => {
    // The sign-in page said that she is in: ask the node who she is now.
    if (!signedOut) void refetch()
  }, [signedOut, refetch])
  const stranger = me.error instanceof ProblemError && me.error.status === 401
  if (!me.data && stranger) return <SignInOver />
  if (!me.data) return <NotIn error={me.error} again={() => void me.refetch()} />
  return (
    <>
      <div className="shell" inert={signedOut}>
        <Desk />
      </div>
      {signedOut && <SignInOver />}
    </>
  )
}

/** Before it is known who is there: bars, or why it cannot be known, and the way out for a post that may do nothing. */
function NotIn({ error, again }: { error: Error | null; again: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  return (
    <main className="not-in">
      {error ? <h1 className="name">Suar</h1> : <p className="name">Suar</p>}
      {error ? <ErrorNote error={error} again={again} /> : <Skeleton rows={6} />}
      {error instanceof ProblemError && (
        <button type="button" className="bell-go" onClick={() => void leave(client)}>
          {say('web:shell.sign-out')}
        </button>
      )}
    </main>
  )
}

function Desk() {
  const say = useSay()
  const { keys } = useFrame()
  const title = useMatches({ select: (matches) => matches.at(-1)?.staticData.title })
  const overlay = useOverlay()
  useShellKeys()
  useLockWhenIdle()
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
        <header className="top">
          <Strip />
          <Header />
        </header>
        <main className="main" id="page" tabIndex={-1}>
          <PanelsGiven value={panels}>
            <Outlet />
          </PanelsGiven>
        </main>
        <KeyBar keys={keys} />
        <PrintMarks />
      </div>
      <Suspense>{overlay !== 'none' && <Overlays />}</Suspense>
    </>
  )
}

/** Somebody else signed in over the page of an officer who left: nothing of hers may stay. */
function useSameOfficer(id: string | undefined, signedOut: boolean): void {
  const first = useRef(id)
  useEffect(() => {
    if (signedOut || !id) return
    if (first.current && first.current !== id) location.assign('/desk/')
    first.current = id
  }, [id, signedOut])
}
