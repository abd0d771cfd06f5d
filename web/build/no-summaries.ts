import type { Plugin } from 'vite'

const summary = /\bsummary:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g

/** The sentence that heads a contract's page of reference: read there, and by nobody in the browser. */
export function noSummaries(): Plugin {
  return {
    name: 'suar-no-summaries',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('contract.ts') ? code.replaceAll(summary, "summary: ''") : undefined),
  }
}
