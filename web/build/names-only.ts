import type { Plugin } from 'vite'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly callee?: { readonly name?: string }
  readonly arguments?: readonly Node[]
}

/**
 * What a contract says of itself, what goes in and what comes out, is read by the node and by the checker of types; in
 * the browser only its name is called. So the second half of `command('slice/verb', …)` and of `query(…)` stays at home.
 */
export function namesOnly(): Plugin {
  return {
    name: 'suar-names-only',
    transform(code, id) {
      if (!id.endsWith('contract.ts')) return undefined
      const halves: Node[] = []
      const look = (value: unknown): void => {
        if (Array.isArray(value)) return value.forEach(look)
        if (typeof value !== 'object' || value === null) return
        const { type, callee, arguments: given } = value as Node
        if (type === 'CallExpression' && /^(command|query)$/.test(callee?.name ?? '') && given?.[1])
          halves.push(given[1])
        else Object.values(value).forEach(look)
      }
      look(this.parse(code))
      // A schema that no desk code asks for the words of is dropped with it.
      const named = halves.reduceRight((left, { start, end }) => `${left.slice(0, start)}{}${left.slice(end)}`, code)
      return named.replaceAll(/^((?:export )?const \w+ = )(?=z\.)/gm, '$1/* @__PURE__ */ ')
    },
  }
}
