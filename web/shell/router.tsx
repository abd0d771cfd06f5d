import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import type { DeskPage } from '../kit/desk-page.ts'
import { questions } from '../kit/questions.ts'
import { pages } from '../pages.ts'
import { askAhead } from './ask-ahead.ts'
import { Guarded } from './guarded.tsx'
import { lazyPage } from './lazy-page.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NoSuchPage })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const routeOf = (page: DeskPage) => {
  const component = lazyPage(page)
  return createRoute({
    getParentRoute: () => (page.open ? root : inside),
    path: page.path,
    component: page.open ? component : () => <Guarded page={page} component={component} />,
    staticData: { title: page.title },
    loader: ({ params }) => askAhead(questions, page, { ids: params as Record<string, string>, component }),
  })
}

export const router = createRouter({
  basepath: '/desk',
  routeTree: root.addChildren([
    inside.addChildren(pages.filter(({ open }) => !open).map(routeOf)),
    ...pages.filter(({ open }) => open).map(routeOf),
  ]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 20,
  // The old page stays until the new one is here; only a slow one shows its bars, so nothing flickers.
  defaultPendingMs: 150,
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    title?: string
  }
}
