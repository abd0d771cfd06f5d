import { lazy, Suspense, useEffect, useRef } from 'react'
import { pages } from '../pages.ts'

const door = pages.find(({ path, open }) => open && path === '/sign-in')
const SignIn = lazy(async () => ({ default: door ? (await door.load()).Page : () => null }))

/**
 * The sign-in over whatever page the officer was on. The page below keeps its state, so no draft is lost. A modal
 * dialog of the browser itself: it lies over every drawer and palette, and nothing below it can be reached or read.
 */
export function SignInOver() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => void (before instanceof HTMLElement && setTimeout(() => before.focus()))
  }, [])
  return (
    <dialog className="over" ref={dialog} closedby="none" onCancel={(event) => event.preventDefault()}>
      <Suspense>
        <SignIn />
      </Suspense>
    </dialog>
  )
}
