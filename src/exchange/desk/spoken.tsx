import { renderSVG } from 'uqr'
import { useSay } from '../../../web/kit/i18n.ts'

/** Eight words to be read over a telephone, and the same as a picture for a camera. */
export function Spoken({ words, code }: { words: string; code: string }) {
  const say = useSay()
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(code, { border: 0 }))}`
  return (
    <div className="ex-spoken">
      <img src={picture} alt={say('exchange:members.picture')} />
      <div>
        <small>{say('exchange:members.words')}</small>
        <ol>
          {words.split(' ').map((word, at) => (
            <li key={`${at}${word}`}>{word}</li>
          ))}
        </ol>
      </div>
    </div>
  )
}
