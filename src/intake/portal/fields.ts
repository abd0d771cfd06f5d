import { html, raw, type Markup } from '../../platform/portal/html.ts'
import type { Say } from '../../platform/i18n.ts'
import { mayReadByDefault, type Mistake, type Question, type readers, type Typed } from './questions.ts'

interface Asking {
  readonly say: Say
  readonly typed: Typed
  readonly mistakes: readonly Mistake[]
  /** The first question of a page is its heading. */
  readonly heading: boolean
}

/** One question with its field, what was typed, and what is wrong with it. */
export function field(question: Question, asking: Asking): Markup {
  const mistake = asking.mistakes.find(({ name }) => name === question.name)
  if (question.kind === 'choice') return choice(question, asking, mistake)
  if (question.kind === 'tick') return tick(question.name, asking)
  return text(question, asking, mistake)
}

const idOf = (name: string) => name.replace('.', '-')

function choice(question: Question & { kind: 'choice' }, { say, typed, heading }: Asking, mistake?: Mistake): Markup {
  const { name, options } = question
  const id = idOf(name)
  const reader = name.startsWith('mayRead.') ? (name.slice(8) as (typeof readers)[number]) : undefined
  const chosen = typed[name] || (reader && mayReadByDefault(reader)) || ''
  const kind = reader ? 'mayRead' : name
  const described = [!reader && `${id}-h`, mistake && `${id}-g`].filter(Boolean).join(' ')
  return html`<fieldset${raw(reader ? ' class="tiga"' : mistake ? ' class="salah"' : '')}${raw(described && ` aria-describedby="${described}"`)}><legend>${
    heading ? html`<h1>${say(`intake:question.${id}`)}</h1>` : say(`intake:question.${id}`)
  }</legend>${reader ? '' : html`<p id="${id}-h" class="kecil">${say(`intake:hint.${id}`)}</p>`}${galat(mistake, say)}${options.map(
    (option, index) =>
      html`<label class="pilih"
        ><input
          type="radio"
          ${raw(index === 0 ? ` id="${id}"` : '')}
          name="${name}"
          value="${option}"
          ${raw(option === chosen ? ' checked' : '')}
        />
        ${say(`intake:option.${kind}.${option}`)}</label
      >`,
  )}</fieldset>`
}

function text(
  question: Question & { kind: 'line' | 'area' },
  { say, typed, heading }: Asking,
  mistake?: Mistake,
): Markup {
  const { name, kind, most } = question
  const label = html`<label for="${name}" ${raw(heading ? '' : ' class="label"')}
    >${say(`intake:question.${name}`)}</label
  >`
  const rest = raw(
    `id="${name}" name="${name}" maxlength="${most}" autocomplete="off" aria-describedby="${name}-h${mistake ? ` ${name}-g` : ''}"`,
  )
  return html`<div class="${mistake ? 'salah tanya' : 'tanya'}">
    ${heading ? html`<h1>${label}</h1>` : label}
    <p id="${name}-h" class="kecil">${say(`intake:hint.${name}`)}</p>
    ${galat(mistake, say)}${
      kind === 'area'
        ? html`<textarea ${rest} rows="4">${typed[name] ?? ''}</textarea>`
        : html`<input type="text" ${rest} value="${typed[name] ?? ''}" />`
    }
  </div>`
}

const tick = (name: string, { say, typed }: Asking): Markup =>
  html`<label class="pilih"
    ><input type="checkbox" name="${name}" value="1" ${raw(typed[name] === 'true' ? ' checked' : '')} /> ${say(
      `intake:question.${name}`,
    )}</label
  >`

const galat = (mistake: Mistake | undefined, say: Say): Markup | string =>
  mistake ? html`<p id="${idOf(mistake.name)}-g" class="galat">${say(`intake:mistake.${mistake.code}`)}</p>` : ''

/** The box on top of a page that says what must be looked at again. */
export function summaryOf(mistakes: readonly Mistake[], say: Say): Markup | string {
  if (mistakes.length === 0) return ''
  return html`<div class="kartu awas" role="alert">
    <h2 class="galat">${say('intake:mistake.title', { count: mistakes.length })}</h2>
    ${mistakes.map(
      ({ name, code }) =>
        html`<p>
          <a href="#${idOf(name)}">${say(`intake:mistake.${code}`)} (${say(`intake:question.${idOf(name)}`)})</a>
        </p>`,
    )}
  </div>`
}
