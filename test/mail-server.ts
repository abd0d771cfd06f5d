import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'

/** What came in: the envelope, and the message as its bytes were. */
export interface Arrived {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly secure: boolean
}

type Say = (refusal?: Error | null) => void

/** What the server does instead of taking a mail over; whatever is not named it takes. */
interface Manners {
  readonly rcpt?: (address: string) => string | undefined
  /** Called when all of a mail has come; it answers when, and as, it likes. */
  readonly data?: (answer: Say) => void
}

/** A real mail server on this machine. With `tls` it has a certificate that its own root signed, which this process trusts. */
export function useMailServer({ tls = false, secure = false, ...more }: { tls?: boolean } & SMTPServerOptions = {}) {
  const arrived: Arrived[] = []
  let manners: Manners = {}
  let server: SMTPServer
  const lines = new Set<Socket>()

  beforeAll(async () => {
    const certificate: Partial<ReturnType<typeof makeCertificate>> = tls ? makeCertificate() : {}
    if (certificate.ca) setDefaultCACertificates([...getCACertificates('default'), certificate.ca])
    server = new SMTPServer({
      ...certificate,
      secure,
      authOptional: true,
      disableReverseLookup: true,
      ...(!tls && { disabledCommands: ['STARTTLS'] }),
      closeTimeout: 100,
      ...more,
      onRcptTo({ address }, _session, done) {
        const refusal = manners.rcpt?.(address)
        done(refusal === undefined ? undefined : said(refusal))
      },
      onData(stream, session, done) {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          arrived.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString(),
            secure: session.secure,
          })
          if (manners.data) manners.data(done as Say)
          else done()
        })
      },
    })
    server.on('error', () => undefined) // a client that hangs up
    server.server.on('connection', (line: Socket) => void lines.add(line).size)
    await new Promise<void>((listening) => void server.listen(0, '0.0.0.0', listening))
  })
  afterAll(async () => {
    await new Promise<void>((closed) => server.close(() => closed()))
  })

  return {
    arrived,
    port: () => (server.server.address() as AddressInfo).port,
    /** What a node needs to send by it, asked for when it sends. */
    of: (from: string) => ({
      get url() {
        return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
      },
      from,
    }),
    /** How it behaves from now on. */
    behaves(next: Manners) {
      manners = next
    },
    /** Cuts every line, as a machine does that loses its power. */
    cut() {
      for (const line of lines) line.destroy()
    },
  }
}

/** `550 5.1.1 No such user` as the error that makes the server say just that. */
export const said = (sentence: string): Error =>
  Object.assign(new Error(sentence.slice(4)), { responseCode: Number(sentence.slice(0, 3)) })

/** For 127.0.0.1 and for 0.0.0.0, by which a machine reaches itself under a name that is not its own. */
function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'suar-smtp-'))
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=Synthetic mail server']
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1,IP:0.0.0.0']
  const { status, stderr } = spawnSync('openssl', [...words, ...names, '-keyout', 'key', '-out', 'pem'], {
    cwd: folder,
  })
  if (status !== 0) throw new Error(stderr.toString())
  const [key, cert] = ['key', 'pem'].map((name) => readFileSync(join(folder, name), 'utf8'))
  rmSync(folder, { recursive: true })
  return { key: key!, cert: cert!, ca: cert! }
}

/** The text of a mail, and its headers by name. */
export function readMail(raw: string) {
  const [head = '', body = ''] = raw.split(/\r\n\r\n/)
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const coded = headers.get('content-transfer-encoding') === 'base64'
  return { headers, text: coded ? Buffer.from(body, 'base64').toString() : body.trimEnd() }
}
