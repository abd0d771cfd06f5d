import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { changeLanguage, languages, useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Mark } from '../../../web/kit/marks.tsx'
import './gate.css'

/** The frame of the pages before the shell: no navigation, nothing of a case. */
export function Gate({ children }: { children: ReactNode }) {
  const say = useSay()
  const language = useLanguage()
  const next = languages[(languages.indexOf(language) + 1) % languages.length]!
  return (
    <div className="gate-page">
      <header className="gate-head">
        <Mark size={30} />
        <b>Suar</b>
        <span>{say('access:gate.desk')}</span>
        <button type="button" lang={next} onClick={() => void changeLanguage(next)}>
          {say(`access:language.${next}`)}
        </button>
      </header>
      <main className="gate-body">
        <div className="gate-card">{children}</div>
      </main>
      <footer className="gate-foot">{say('access:gate.foot')}</footer>
    </div>
  )
}

/** A form whose Enter key sends, and which never leaves the page. A new `focus` puts the cursor into its first field. */
export function GateForm({ send, focus, children }: { send: () => void; focus?: string; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (focus) form.current?.querySelector('input')?.focus()
  }, [focus])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <form className="gate-form" noValidate ref={form} onSubmit={submit}>
      {children}
    </form>
  )
}
