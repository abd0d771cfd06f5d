import { createTransport } from 'nodemailer'
import type { MailTrouble } from './contract.ts'
import { isThisMachine, type MailServer } from './read-smtp-url.ts'

/** One mail to one address; what it says beside its own words is the same for all. */
export interface Letter {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export interface Sender {
  readonly server: MailServer
  /** The address it comes from, and the host whose node it is. */
  readonly from: string
  readonly host: string
}

/** `said`: the code of the server, never its sentence, which may repeat an address. */
export type Carried =
  | { readonly is: 'Taken' }
  | { readonly is: 'Refused'; readonly trouble: MailTrouble; readonly said: string }
  | { readonly is: 'NotNow'; readonly trouble: MailTrouble; readonly said: string; readonly perhapsTaken: boolean }

/** After so long a server that only just keeps talking is left. */
export const longest = 120_000
const connection = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 45_000, dnsTimeout: 15_000 }

/**
 * Hands one mail to the server. Its Message-ID is that of the mail, so that a receiver who gets it twice can tell.
 * Without TLS nothing is said to a server that is not this machine.
 */
export async function carry({ server, from, host }: Sender, letter: Letter, until: AbortSignal): Promise<Carried> {
  const watch = watchForTheEnd()
  const here = isThisMachine(server.host)
  const transport = createTransport({
    ...connection,
    host: server.host,
    port: server.port,
    secure: server.secure,
    ...(here && !server.secure ? { ignoreTLS: true } : { requireTLS: !server.secure }),
    ...(server.user && { auth: { user: server.user.name, pass: server.user.password } }),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    name: host,
    logger: watch.logger,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const leaving = transport.sendMail({
      envelope: { from, to: [letter.to] },
      from: { name: '', address: from },
      to: { name: '', address: letter.to },
      subject: letter.subject,
      messageId: `<${letter.id}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      text: letter.text,
      textEncoding: 'base64',
      xMailer: false,
    })
    leaving.catch(() => undefined)
    await Promise.race([leaving, broken(until)])
    return { is: 'Taken' }
  } catch (error) {
    return judge(error as SmtpError, watch.isWhole())
  } finally {
    transport.close()
  }
}

/** Once the server has been given all of it, silence no longer means that it did not arrive. Nothing is logged. */
function watchForTheEnd() {
  let whole = false
  const hear = (entry: unknown) => void ((entry as { tnx?: string }).tnx === 'message' && (whole = true))
  const logger = { level: hear, trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear }
  return { logger, isWhole: () => whole }
}

const broken = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' }))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })

interface SmtpError extends Error {
  readonly code?: string
  /** What the system said, such as `ECONNREFUSED`. */
  readonly originalCode?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
}

/** A 5xx to the address or to the text is the last word; all else may be better in a while. */
function judge(error: SmtpError, whole: boolean): Carried {
  const { code = '', command = '', responseCode = 0, response = '' } = error
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''
  const said = [responseCode || code, status].filter(Boolean).join(' ')
  const last = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  if (last) return { is: 'Refused', trouble: refusal(responseCode, status), said }
  return { is: 'NotNow', trouble: delay(error), said, perhapsTaken: whole && responseCode === 0 }
}

/** RFC 3463: the second number says what it is about. */
function refusal(code: number, status: string): MailTrouble {
  if (status.startsWith('5.1') || (status === '' && [550, 551, 553].includes(code))) return 'NoSuchAddress'
  if (status === '5.2.2' || (status === '' && code === 552)) return 'MailboxFull'
  if (status.startsWith('5.7')) return 'NotWanted'
  return 'RefusedOtherwise'
}

function delay({ code, originalCode = '', command, responseCode = 0 }: SmtpError): MailTrouble {
  const certificate = code === 'ESOCKET' && !/^E(?:CONN|HOST|NET|PIPE|TIMEDOUT|ADDR)/.test(originalCode)
  if (code === 'ETLS' || certificate) return 'NoEncryption'
  if (code === 'EAUTH') return 'NoSignIn'
  if (command === 'MAIL FROM' && responseCode >= 500) return 'SenderRefused'
  return responseCode > 0 ? 'NotNow' : 'NoAnswer'
}
