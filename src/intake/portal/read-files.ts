import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { Problem } from '../../platform/problem.ts'
import { keepFile, nameFile } from '../keep-file.ts'
import type { IntakeHost } from '../visit.ts'

export const largest = 200 * 1024 * 1024
export const mostFiles = 5
/** Beyond these not even the name is kept. */
const mostNamed = 25

export interface Delivered {
  readonly form: URLSearchParams
  readonly files: readonly Awaited<ReturnType<typeof keepFile>>[]
}

/** Reads a form with files. Each file is sealed while it arrives; one that fails is named and the rest is kept. */
export async function readFiles(host: IntakeHost, request: Request, report: string): Promise<Delivered> {
  const form = new URLSearchParams()
  const keeping: ReturnType<typeof keepFile>[] = []
  const parser = parserFor(request)
  parser.on('field', (name, value) => form.append(name, value))
  parser.on('file', (_, stream, { filename }) => {
    stream.on('error', () => undefined) // told to keepFile when it reads on
    if (filename && keeping.length < mostFiles)
      return void keeping.push(
        keepFile(host, { report, name: filename, stream, tooLarge: () => stream.truncated === true }),
      )
    if (filename) keeping.push(nameFile(host, { report, name: filename, state: 'TooMany' }))
    stream.resume()
  })
  const done = Promise.withResolvers<void>()
  parser.on('close', done.resolve).on('error', done.reject)
  const body = Readable.fromWeb((request.body ?? new Blob().stream()) as ReadableStream)
  body.on('error', () => parser.destroy(new Error('broken off'))).pipe(parser)
  try {
    await done.promise
  } catch {
    await Promise.allSettled(keeping)
    throw new Problem('broken-off', 400)
  }
  return { form, files: await Promise.all(keeping) }
}

function parserFor(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      // A file as large as the limit already counts as cut.
      limits: { fileSize: largest + 1, files: mostNamed, fields: 20, fieldSize: 64 * 1024, headerPairs: 50 },
      defParamCharset: 'utf8',
    })
  } catch {
    throw new Problem('not-a-form', 415)
  }
}
