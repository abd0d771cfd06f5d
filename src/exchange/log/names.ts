import type { TreeTables } from '../../platform/tree.ts'

/** How a state's log is called in its checkpoints: not by its address, which may change while the log goes on. */
export const originOf = (state: string): string => `suar-exchange/${state}`

/** How a state is called where it cosigns the log of another. */
export const witnessOf = (state: string): string => `suar-witness/${state}`

/** The state whose log this is, if it is one. */
export const stateOfLog = (origin: string): string | undefined => /^suar-exchange\/([A-Z]{2})$/.exec(origin)?.[1]

export const logTree: TreeTables = {
  leaf: 'exchange.log_leaf',
  node: 'exchange.log_node',
  checkpoint: 'exchange.log_checkpoint',
}

/** The state that signed a cosignature line. */
export const stateOfWitness = (line: string): string => /^— suar-witness\/([A-Z]{2}) /.exec(line)?.[1] ?? ''

/** The digest of a text, as PostgreSQL reckons it. */
export const digestInSql = (text: string): string =>
  `translate(encode(sha256(convert_to(${text}, 'UTF8')), 'base64'), '+/=', '-_')`
