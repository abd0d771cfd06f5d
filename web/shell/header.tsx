import { IconLanguage, IconSearch, IconSunMoon } from '@tabler/icons-react'
import { useFrame } from '../kit/frame.ts'
import { useSay } from '../kit/i18n.ts'
import { K } from '../kit/marks.tsx'
import { openPalette } from './palette-store.ts'
import { Bell } from './bell.tsx'
import { NewReport } from './new-report.tsx'
import { useOtherLanguage, useOtherLight } from './switches.ts'

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
  const { name, change } = useOtherLanguage()
  return (
    <button type="button" className="head-i head-w" aria-label={name} title={name} onClick={change}>
      <IconLanguage size={19} stroke={1.75} />
    </button>
  )
}

function LightSwitch() {
  const { name, change } = useOtherLight()
  return (
    <button type="button" className="head-i head-w" aria-label={name} title={name} onClick={change}>
      <IconSunMoon size={19} stroke={1.75} />
    </button>
  )
}
