import { useCallback, useEffect, useState, type ComponentType } from 'react'
import { onlineManager } from '@tanstack/react-query'
import type { DeskPage } from '../kit/desk-page.ts'
import { moreWords, useSay } from '../kit/i18n.ts'
import { Page } from '../kit/page.tsx'
import { NoAnswer } from '../kit/problem.ts'
import { isNodeThere } from '../kit/questions.ts'
import { ErrorNote, Skeleton } from '../kit/states.tsx'

type Code = (() => React.ReactNode) & { preload: () => Promise<void> }

/**
 * A page whose code comes when it is first wanted. When it cannot come, the desk stays as it is, says so, and tries
 * again by itself as soon as the node is back; it never loads the whole document anew, which would lose what was typed.
 */
export function lazyPage(page: DeskPage): Code {
  let came: ComponentType | undefined
  // The start, the search and the pages for strangers say only what came first.
  const words = page.open || page.title.startsWith('web:') ? async () => undefined : moreWords
  const preload = () =>
    Promise.all([page.load(), words()]).then(
      ([code]) => (came = code.Page),
      () => void isNodeThere(),
    )
  function Lazy() {
    const [Come, setCome] = useState<ComponentType | undefined>(() => came)
    const [failed, setFailed] = useState(false)
    const fetchIt = useCallback(
      () =>
        void preload().then((code) => {
          setFailed(!code)
          if (code) setCome(() => code)
        }),
      [],
    )
    useEffect(() => {
      fetchIt()
      return onlineManager.subscribe((online) => online && fetchIt())
    }, [fetchIt])
    if (Come) return <Come />
    return <Coming page={page} again={failed ? fetchIt : undefined} />
  }
  return Object.assign(Lazy, { preload: () => preload().then(() => undefined) })
}

function Coming({ page, again }: { page: DeskPage; again: (() => void) | undefined }) {
  const say = useSay()
  const inside = again ? <ErrorNote error={new NoAnswer()} again={again} /> : <Skeleton rows={6} />
  return page.open ? inside : <Page title={say(page.title)}>{inside}</Page>
}
