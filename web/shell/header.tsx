import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconLanguage, IconSearch, IconSunMoon } from '@tabler/icons-react'
import { useFrame } from '../kit/frame.ts'
import { changeLanguage, languages, useLanguage, useSay } from '../kit/i18n.ts'
import { K } from '../kit/marks.tsx'
import { openPalette } from './palette-store.ts'
import { Bell } from './bell.tsx'
import { NewReport } from './new-report.tsx'

/** Where the officer is, the way to anything else, and what has just happened. */
export function Header() {
  const say = useSay()
  const { title, crumbs } = useFrame()
  return (
    <div className="head">
      <div className="head-t">
        {crumbs && <div className="crumbs">{crumbs}</div>}
        <h1>{title}</h1>
      </div>
      <button type="button" className="head-s" onClick={openPalette} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <span className="ell grow">{say('web:shell.search')}</span>
        <span className="nowrap head-sk" aria-hidden="true">
          <K>Ctrl</K> <K>K</K>
        </span>
      </button>
      <div className="head-a">
        <Bell />
        <LanguageSwitch />
        <LightSwitch />
        <NewReport />
      </div>
    </div>
  )
}

function LanguageSwitch() {
  const say = useSay()
  const language = useLanguage()
  const next = languages[(languages.indexOf(language) + 1) % languages.length]!
  const name = say('web:shell.language', { language: say(`web:language.${next}`) })
  return (
    <button type="button" className="head-i" aria-label={name} title={name} onClick={() => void changeLanguage(next)}>
      <IconLanguage size={19} stroke={1.75} />
    </button>
  )
}

function LightSwitch() {
  const say = useSay()
  // Without `keepTransitions` Mantine injects a <style>, which the policy refuses.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const now = useComputedColorScheme('light')
  const next = now === 'light' ? 'dark' : 'light'
  return (
    <button
      type="button"
      className="head-i"
      aria-label={say(`web:shell.${next}`)}
      title={say(`web:shell.${next}`)}
      onClick={() => setColorScheme(next)}
    >
      <IconSunMoon size={19} stroke={1.75} />
    </button>
  )
}
