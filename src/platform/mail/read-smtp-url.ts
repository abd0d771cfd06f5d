/** The server that takes over our mail. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; otherwise by STARTTLS, which only a server on this machine may do without. */
  readonly secure: boolean
  readonly user?: { readonly name: string; readonly password: string }
}

/**
 * `smtps://name:password@mail.example:465` or `smtp://mail.example:587`; undefined when it is neither. Nothing but
 * these parts is taken: a query would reach options that turn encryption off.
 */
export function readSmtpUrl(text: string): MailServer | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined
  if (url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname)) return undefined
  const secure = url.protocol === 'smtps:'
  const [name, password] = [plain(url.username), plain(url.password)]
  if (name === undefined || password === undefined || (name === '') !== (password === '')) return undefined
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(name !== '' && { user: { name, password } }),
  }
}

function plain(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** Whether nobody but this machine hears what is said to it. */
export const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
