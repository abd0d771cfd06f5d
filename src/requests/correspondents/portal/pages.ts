import { html, type Markup } from '../../../platform/portal/html.ts'
import { icon } from '../../../platform/portal/icons.ts'
import type { PageParts } from '../../../platform/portal/page.ts'
import type { Words } from '../../../platform/portal/words.ts'
import { answerCatalogue } from '../../answers.ts'
import { catalogue, type FieldName } from '../../catalogue.ts'
import { DeclineReason, type FieldForm, type FieldValues, type RequestKind } from '../../contract.ts'
import { definitions } from '../../definitions.ts'
import { formOf } from '../../fields.ts'
import type { Receipt } from '../answer-link.ts'
import type { PacketContent } from '../content.ts'
import { OutsideStep } from '../contract.ts'

const style = `dl{margin:0 0 1rem}dt{font-weight:600;margin-top:.6rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.karcis b{overflow-wrap:anywhere}`

const frame = ({ language, say }: Words, body: Markup): PageParts => ({
  language,
  style,
  body: html`<main id="isi">
    <h1>${say('requests:packet.page.title')}</h1>
    ${body}
  </main>`,
})

/** The same for every address, whether something lies behind it or not. */
export const askPage = (words: Words, token: string, wrong = false): PageParts => {
  const { say, language } = words
  return frame(
    words,
    html`${
        wrong
          ? html`<div class="kartu awas" role="alert">
              <h2 class="galat">${say('requests:packet.page.closed')}</h2>
            </div>`
          : ''
      }
      <p>${say('requests:packet.page.line')}</p>
      <form method="post" action="/${language}/packet/${token}">
        <p>
          <label class="label" for="k">${say('requests:packet.page.code')}</label
          ><input
            type="text"
            id="k"
            name="code"
            placeholder="XXXX-XXXX-XXXX"
            maxlength="40"
            autocomplete="off"
            spellcheck="false"
            required
          />
        </p>
        <p class="kecil">${say('requests:packet.page.once')}</p>
        <p class="aksi"><button class="tombol">${say('requests:packet.page.open')}${icon('ShieldCheck')}</button></p>
      </form>`,
  )
}

export const notePage = (words: Words, text: string): PageParts =>
  frame(words, html`<div class="kartu awas" role="alert"><p>${text}</p></div>`)

export function openedPage(words: Words, content: PacketContent, answerKey: string): PageParts {
  const { say, language } = words
  const { request, kind, authority, fields, tlp, caveats, legalBasis } = content
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const date = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`
  const head: (readonly [string, string])[] = [
    [say('requests:packet.page.from'), `${authority}, ${names.of(content.from) ?? content.from}`],
    [say('requests:packet.page.number'), request],
    [say('requests:packet.page.sent'), date(content.sentAt)],
    ...(content.answerDue ? [[say('requests:packet.page.due'), date(content.answerDue)] as const] : []),
    [
      say('requests:packet.page.marking'),
      [`TLP:${tlp}`, ...caveats.map((each) => say(`requests:caveat.${each}`))].join('. '),
    ],
    [say('requests:packet.page.basis'), legalBasis.map(({ clause }) => clause).join(', ')],
  ]
  return frame(
    words,
    html`<p class="kartu">${say('requests:packet.page.keep')}</p>
      <h2>${say(`requests:kind.${kind}`)}</h2>
      <dl>
        ${[...head, ...said(words, fields)].map(
          ([term, text]) =>
            html`<dt>${term}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
      ${answerForm(words, { kind, answerKey, typed: {} })}`,
  )
}

function said({ say, language }: Words, fields: FieldValues): [string, string][] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return Object.entries(fields).map(([name, value]) => {
    const shape = catalogue[name as FieldName]
    const text =
      shape.kind === 'choice'
        ? say(`requests:value.${value}`)
        : shape.kind === 'yes-no'
          ? say(value === true ? 'requests:value.yes' : 'requests:value.no')
          : shape.kind === 'country'
            ? (names.of(String(value)) ?? String(value))
            : String(value)
    return [say(`requests:field.${name}`), text]
  })
}

interface Answering {
  readonly kind: RequestKind
  readonly answerKey: string
  readonly typed: Readonly<Record<string, string>>
}

/** Not whole: what was typed stands there again; the request itself is not shown a second time. */
export const againPage = (words: Words, answering: Answering): PageParts =>
  frame(
    words,
    html`<div class="kartu awas" role="alert">
        <h2 class="galat">${words.say('requests:packet.page.incomplete')}</h2>
      </div>
      ${answerForm(words, answering)}`,
  )

function answerForm(words: Words, { kind, answerKey, typed }: Answering): Markup {
  const { say, language } = words
  return html`<h2>${say('requests:packet.page.answer')}</h2>
    <form method="post" action="/${language}/packet-answer">
      <input type="hidden" name="key" value="${answerKey}" /><input type="hidden" name="kind" value="${kind}" />
      ${select(words, { name: 'step', label: say('requests:packet.page.step'), typed, required: true, options: OutsideStep.options.map((each) => [each, say(`requests:packet.step.${each}`)]) })}
      ${select(words, { name: 'reason', label: say('requests:packet.page.reason'), typed, options: DeclineReason.options.map((each) => [each, say(`requests:reason.${each}`)]) })}
      ${area({ name: 'text', label: say('requests:packet.page.text'), typed, required: true })}
      <h3>${say('requests:packet.page.result')}</h3>
      ${formOf(answerCatalogue, definitions[kind].answer).map((field) => answerField(words, field, typed))}
      ${line({ name: 'by', label: say('requests:packet.page.by'), typed, required: true })}
      <p class="aksi"><button class="tombol">${say('requests:packet.page.send')}</button></p>
    </form>`
}

interface Input {
  readonly name: string
  readonly label: string
  readonly typed: Readonly<Record<string, string>>
  readonly required?: boolean
}

function answerField(words: Words, { name, kind, options = [] }: FieldForm, typed: Answering['typed']): Markup {
  const { say } = words
  const input = { name: `f-${name}`, label: say(`requests:field.${name}`), typed }
  if (kind === 'choice')
    return select(words, { ...input, options: options.map((each) => [each, say(`requests:value.${each}`)]) })
  if (kind === 'yes-no')
    return select(words, {
      ...input,
      options: [
        ['true', say('requests:value.yes')],
        ['false', say('requests:value.no')],
      ],
    })
  return kind === 'text' ? area(input) : line(input)
}

const select = ({ say }: Words, { name, label, typed, required, options }: Input & { options: [string, string][] }) =>
  html`<p>
    <label class="label" for="${name}">${label}</label
    ><select id="${name}" name="${name}" ${required ? 'required' : ''}>
      <option value="">${say('requests:packet.page.choose')}</option>
      ${options.map(([value, word]) => html`<option value="${value}" ${typed[name] === value ? 'selected' : ''}>${word}</option>`)}
    </select>
  </p>`

const area = ({ name, label, typed, required }: Input) =>
  html`<p>
    <label class="label" for="${name}">${label}</label
    ><textarea id="${name}" name="${name}" rows="4" maxlength="4000" ${required ? 'required' : ''}>
${typed[name] ?? ''}</textarea>
  </p>`

const line = ({ name, label, typed, required }: Input) =>
  html`<p>
    <label class="label" for="${name}">${label}</label
    ><input
      type="text"
      id="${name}"
      name="${name}"
      maxlength="150"
      value="${typed[name] ?? ''}"
      autocomplete="off"
      ${required ? 'required' : ''}
    />
  </p>`

export const receiptPage = (words: Words, { number, mark, at }: Receipt): PageParts =>
  frame(
    words,
    html`<div class="kartu karcis" role="status">
        <h2>${words.say('requests:packet.page.received')}</h2>
        <p>${words.say('requests:packet.page.receipt')}</p>
        <p><b>${number}</b></p>
        <p><b>${mark}</b></p>
        <p>${at.toISOString().slice(0, 19).replace('T', ' ')} UTC</p>
      </div>
      <p>${words.say('requests:packet.page.receipt-line')}</p>`,
  )
