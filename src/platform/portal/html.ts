import { html as plain, raw } from 'hono/html'

/** What `html` makes: escaped, and safe to put into another. */
export type Markup = ReturnType<typeof plain>

const squeezed = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

/** `html` of hono, without the indentation of our sources; what people typed is left as it is. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  let short = squeezed.get(strings)
  if (!short) {
    const parts = strings.map((part) => part.replaceAll(/\s*\n\s*/g, '\n'))
    short = Object.assign(parts, { raw: parts }) as unknown as TemplateStringsArray
    squeezed.set(strings, short)
  }
  return plain(short, ...values)
}

export { raw }
