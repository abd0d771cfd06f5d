import { html } from '../../platform/portal/html.ts'
import type { Say } from '../../platform/i18n.ts'
import { icon } from '../../platform/portal/icons.ts'
import type { Fragments } from '../contract.ts'
import type { Visit } from '../visit.ts'
import type { Parts, Turn } from './place.ts'
import { mayReadByDefault, readers, steps, typedFrom, type Question } from './questions.ts'
import { back, gauge, progress } from './step-page.ts'

/** All that will be sent, before it is sent. */
export function reviewPage(turn: Turn, { fragments }: Pick<Visit, 'fragments'>, files: readonly string[]): Parts {
  const { say, language } = turn
  const shown = steps.filter(({ slug }) => slug !== 'izin')
  const body = html`<main id="isi">
    ${back(turn, 'periksa')}${progress(turn, 'periksa')}
    <h1>${say('intake:review.title')}</h1>
    <p class="kecil">${say('intake:review.hint')}</p>
    <dl>
      ${shown.map(({ slug, questions }) => {
        const answers = slug === 'lampiran' ? files : answersOf(fragments, questions, say)
        return row(turn, slug, answers)
      })}
    </dl>
    <div class="kartu">
      <h2>${say('intake:review.readers')}</h2>
      <dl class="polos">${readersOf(turn, fragments)}</dl>
    </div>
    <form method="post" action="/${language}/tulis/kirim">
      <button class="tombol">${say('intake:review.send')}${icon('ArrowRight')}</button
      ><button class="tipis" formaction="/${language}/tulis/hapus">${say('intake:review.discard')}</button>
    </form>
  </main>`
  return { style: gauge, body }
}

function row({ say, language }: Turn, slug: string, answers: readonly string[]) {
  const [first = say('intake:review.empty'), ...rest] = answers
  return html`<div>
    <dt>${say(`intake:name.${slug}`)}</dt>
    <dd>${first}${rest.map((line) => html`<br /><small>${line}</small>`)}</dd>
    <dd class="ubah">
      <a href="/${language}/tulis/${slug}"
        >${say('intake:review.change')}<span class="sr"> ${say(`intake:name.${slug}`)}</span></a
      >
    </dd>
  </div>`
}

/** The answers of a step in the words of its form. */
export function answersOf(fragments: Fragments, questions: readonly Question[], say: Say): string[] {
  const typed = typedFrom(fragments, questions)
  return questions
    .filter(({ name }) => typed[name] !== '')
    .map((question) => {
      const value = typed[question.name]!
      if (question.kind === 'choice') return say(`intake:option.${question.name}.${value}`)
      return question.kind === 'tick' ? say(`intake:question.${question.name}`) : value
    })
}

function readersOf({ say, language }: Turn, { mayRead }: Fragments) {
  const grouped = Map.groupBy(readers, (reader) => mayRead?.[reader] ?? mayReadByDefault(reader))
  return [...grouped].map(
    ([may, group], index) =>
      html`<div>
        <dt>${say(`intake:option.mayRead.${may}`)}</dt>
        <dd>${group.map((reader) => say(`intake:question.mayRead-${reader}`)).join(', ')}</dd>
        ${
          index === 0
            ? html`<dd class="ubah">
                <a href="/${language}/tulis/izin"
                  >${say('intake:review.change')}<span class="sr"> ${say('intake:review.readers')}</span></a
                >
              </dd>`
            : ''
        }
      </div>`,
  )
}
