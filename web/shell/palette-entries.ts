import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { question } from '../kit/ask.ts'
import { useGo } from '../kit/go.tsx'
import { changeLanguage, languages, useLanguage, useSay } from '../kit/i18n.ts'
import { useMay } from '../kit/session.ts'
import { finders, pages } from '../pages.ts'
import { leave } from './leave.ts'
import { openHelp } from './palette-store.ts'

export interface Entry {
  readonly id: string
  readonly group: 'found' | 'pages' | 'actions'
  readonly label: string
  readonly note?: string | undefined
  readonly run: () => void
}

interface Offered {
  readonly entries: readonly Entry[]
  readonly looking: boolean
  readonly wrong: string | undefined
}

/** What the palette offers for a text: what the node found first, then pages, then things to do. */
export function usePaletteEntries(text: string): Offered {
  const wanted = text.trim().toLocaleLowerCase()
  const { found, looking } = useFound(text.trim())
  const rest = [...usePages(), ...useActions()].filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  return { entries: [...found, ...rest], looking, wrong: useWrong(text) }
}

/** Why a text that looks like a number of ours can lead nowhere: a digit is wrong. */
function useWrong(text: string): string | undefined {
  const say = useSay()
  const may = useMay()
  const faults = finders.map(({ needs, wrong }) => (may(needs) ? wrong?.(text.trim(), say) : undefined))
  return faults.find((fault) => fault !== undefined)
}

function useFound(text: string): { found: readonly Entry[]; looking: boolean } {
  const say = useSay()
  const go = useGo()
  const may = useMay()
  const settled = useDeferredValue(text)
  const asked = finders
    .filter(({ needs }) => may(needs))
    .flatMap((finder) => {
      const ask = settled.length < 2 ? undefined : finder.ask(settled)
      return ask ? [{ finder, ask }] : []
    })
  const answers = useQueries({ queries: asked.map(({ ask: [contract, input] }) => question(contract, input)) })
  const found = answers.flatMap(({ data }, index) =>
    data === undefined
      ? []
      : asked[index]!.finder.found(data as never, say).map(({ id, label, note, to, ids }) => ({
          id,
          group: 'found' as const,
          label,
          note,
          run: () => go(to, ids),
        })),
  )
  return { found, looking: answers.some(({ isFetching }) => isFetching) }
}

function usePages(): readonly Entry[] {
  const say = useSay()
  const go = useGo()
  const may = useMay()
  return pages
    .filter(({ path, open, needs }) => !open && !path.includes('$') && (!needs || may(needs)))
    .map(({ path, title, nav }) => ({
      id: path.replaceAll('/', '-'),
      group: 'pages' as const,
      label: say(title),
      note: nav && `g ${nav.key.slice(3).toLowerCase()}`,
      run: () => go(path),
    }))
}

function useActions(): readonly Entry[] {
  const say = useSay()
  const client = useQueryClient()
  const language = useLanguage()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const next = useComputedColorScheme('light') === 'light' ? 'dark' : 'light'
  const others = languages.filter((each) => each !== language)
  return [
    ...others.map((each) => ({
      id: `language-${each}`,
      group: 'actions' as const,
      label: say('web:shell.language', { language: say(`web:language.${each}`) }),
      run: () => void changeLanguage(each),
    })),
    { id: 'light', group: 'actions', label: say(`web:shell.${next}`), run: () => setColorScheme(next) },
    { id: 'help', group: 'actions', label: say('web:keys.title'), note: '?', run: () => setTimeout(openHelp) },
    { id: 'leave', group: 'actions', label: say('web:shell.sign-out'), run: () => void leave(client) },
  ]
}
