import type { RequestView, Translation } from '../../contract.ts'

/** A message whose texts can be rendered, and those texts. */
export interface Renderable {
  /** Null for the draft. */
  readonly message: string | null
  readonly step: string
  readonly from: string
  /** Null where nobody said it. */
  readonly language: string | null
  readonly texts: Readonly<Record<string, string>>
}

/** The draft, or each message of the log that holds free text, the newest last. */
export function renderableIn(view: RequestView, values: RequestView['values'] = view.values): Renderable[] {
  const kinds = new Map([...view.form, ...view.answerForm].map(({ name, kind }) => [name, kind]))
  const free = (fields: RequestView['values']) =>
    Object.fromEntries(
      Object.entries(fields).filter(
        (entry): entry is [string, string] => kinds.get(entry[0]) === 'text' && typeof entry[1] === 'string',
      ),
    )
  if (view.log.length === 0)
    return [{ message: null, step: 'Opening', from: '', language: view.language, texts: free(values) }]
  return view.log
    .map(({ message, step, from, language, fields, text, holds }) => {
      const said = step === 'Opening' ? heldBy(view, holds) : (fields ?? {})
      return { message, step, from, language, texts: { ...free(said), ...(text !== null && { text }) } }
    })
    .filter(({ texts }) => Object.keys(texts).length > 0)
}

const heldBy = ({ values }: RequestView, holds: readonly string[]): RequestView['values'] =>
  Object.fromEntries(Object.entries(values).filter(([name]) => holds.includes(name)))

/** Of each language the newest, for one message. */
export function translationsOfMessage(view: RequestView, message: string | null): Translation[] {
  const newest = new Map<string, Translation>()
  for (const each of view.translations.filter(({ of }) => of === message)) newest.set(each.language, each)
  return [...newest.values()]
}
