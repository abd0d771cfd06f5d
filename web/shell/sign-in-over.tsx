import { lazy, Suspense } from 'react'
import { pages } from '../pages.ts'

const door = pages.find(({ path, open }) => open && path === '/sign-in')
const SignIn = lazy(async () => ({ default: door ? (await door.load()).Page : () => null }))

/** The sign-in over whatever page the officer was on. The page below keeps its state, so no draft is lost. */
export function SignInOver() {
  return (
    <div className="over">
      <Suspense>
        <SignIn />
      </Suspense>
    </div>
  )
}
