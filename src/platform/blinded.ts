import type { PlatformTables, SystemContext } from './handle.ts'

/** A column in which a slice keeps blind tokens or proofs, and how it makes them anew under the newest blind epoch. */
export interface Blinded<Tables> {
  /** `casework.identifier` */
  readonly table: string
  /** What begins with the mark of the epoch: the token, the proof, or the mark alone. */
  readonly column: string
  /** The column by which its rows are walked; one with an index. */
  readonly by: string
  /** How the kinds begin that the slice gives to `blind`, `blinds` or `proofOf` for this column. */
  readonly kinds: readonly string[]
  /**
   * `inPlace`: a row holds one token, and whoever looks asks for the tokens of all living epochs.
   * `beside`: rows are joined by their tokens, so writers write those of all living epochs, whoever joins takes the
   * oldest living one, and the rows of an epoch that was given up are taken away.
   */
  readonly way: 'inPlace' | 'beside'
  /** Makes the tokens of these rows anew, each once, in the caller's transaction. What opens no more gets a token that meets nothing, or goes. */
  readonly renew: (
    context: Pick<SystemContext<Tables & PlatformTables>, 'db' | 'vault'>,
    rows: readonly string[],
  ) => Promise<void>
}
