import { createContext, lazy, Suspense, use, type ComponentType } from 'react'
import type { Panel, PanelProps } from './desk-page.ts'
import { useMay } from './session.ts'

const Given = createContext<readonly Panel[]>([])

/** The shell gives what the slices laid out; a page shows what belongs on it. */
export const PanelsGiven = Given.Provider

const bodies = new Map<Panel, ComponentType<PanelProps>>()

function bodyOf(panel: Panel): ComponentType<PanelProps> {
  let body = bodies.get(panel)
  if (!body) bodies.set(panel, (body = lazy(async () => ({ default: (await panel.load()).Panel }))))
  return body
}

/** The cards of other slices on this page, by the rights of the officer. */
export function Panels({ on, ...about }: PanelProps & Pick<Panel, 'on'>) {
  const may = useMay()
  return use(Given)
    .filter((panel) => panel.on === on && may(panel.needs))
    .map((panel) => {
      const Body = bodyOf(panel)
      return (
        <Suspense key={`${panel.needs} ${panel.order}`}>
          <Body {...about} />
        </Suspense>
      )
    })
}
