import { useSay } from '../../../../web/kit/i18n.ts'
import { Tag } from '../../../../web/kit/marks.tsx'
import type { Translation } from '../../contract.ts'
import { useLanguageName } from '../languages.ts'
import './translate.css'

interface SideProps {
  readonly original: string
  /** The language of the original; empty where nobody said it. */
  readonly language: string
  readonly name: string
  readonly translations: readonly Translation[]
}

/** The original first, and beside it what it says in another language, with who made that. Alone it stands as it is. */
export function SideBySide({ original, language, name, translations }: SideProps) {
  const say = useSay()
  const nameOf = useLanguageName()
  const rendered = translations.filter(({ texts }) => texts[name] !== undefined)
  const lang = language || undefined
  if (rendered.length === 0) return <span lang={lang}>{original}</span>
  return (
    <div className="xt">
      <div>
        <small>
          {language
            ? say('requests:translate.original', { language: nameOf(language) })
            : say('requests:translate.original-only')}
        </small>
        <p lang={lang}>{original}</p>
      </div>
      {rendered.map((each) => (
        <div key={each.id} className="xt-other">
          <small>
            {say(`requests:translate.by.${each.made}`, { language: nameOf(each.language), who: each.translator })}
          </small>
          <p lang={each.language}>{each.texts[name]}</p>
          <Marks of={each} name={name} />
        </div>
      ))}
    </div>
  )
}

function Marks({ of, name }: { of: Translation; name: string }) {
  const say = useSay()
  const old = of.old.includes(name)
  if (of.made !== 'Machine' && of.shared && !old) return null
  return (
    <span className="row">
      {of.made === 'Machine' && <Tag tone="warn">{say('requests:translate.machine')}</Tag>}
      {!of.shared && <Tag outline>{say('requests:translate.here')}</Tag>}
      {old && <Tag tone="bad">{say('requests:translate.old')}</Tag>}
    </span>
  )
}
