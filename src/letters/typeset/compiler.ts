import { createRequire } from 'node:module'

/** The little of Typst's compiler for Node that a letter needs. */
interface Compiler {
  readonly compile: (what: { mainFileContent: string; inputs: Record<string, string> }) => Compiled
  readonly pdf: (document: Document, options: { pdfStandard: 'ua-1'; creationTimestamp: number }) => Buffer
  readonly plainSvg: (document: Document) => string
  readonly query: (document: Document, what: { selector: string }) => unknown
  readonly fetchDiagnostics: (error: object) => readonly { readonly message?: string }[]
  /** Forgets what was used last longer ago than so many letters. */
  readonly evictCache: (age: number) => void
}

interface Document {
  readonly numOfPages: number
}

interface Compiled {
  readonly result: Document | null
  readonly takeDiagnostics: () => object | null
}

interface Typst {
  readonly NodeCompiler: {
    readonly create: (options: { workspace: string; fontArgs: { fontBlobs: readonly Buffer[] }[] }) => Compiler
  }
}

/** A native module: it is required, for there is nothing to import but its functions. */
export function openCompiler(workspace: string, fontBlobs: readonly Buffer[]): Compiler {
  const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as Typst
  return NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] })
}

/** What the typesetter says is about our template; a sheet is text, and text cannot be wrong. */
export function saidBy(compiler: Compiler, made: Compiled): string {
  const error = made.takeDiagnostics()
  const said = error ? compiler.fetchDiagnostics(error) : []
  return `typst: ${said.map(({ message }) => message).join('; ')}`
}
