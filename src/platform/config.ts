import { z } from 'zod'
import { MailAddress } from './mail/contract.ts'
import { readSmtpUrl } from './mail/read-smtp-url.ts'
import { readNetworks } from './visitor-address.ts'

/** Knows which two letters are a country. */
const states = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

const port = z.coerce.number().int().min(1).max(65533) // a region takes three in a row
const database = z.url({ protocol: /^postgres(ql)?$/ })

const minutes = (least: number) => z.coerce.number().int().min(least).max(10_080)
const networks = z.string().transform((text, context) => {
  const list = readNetworks(text)
  if (!list) context.addIssue({ code: 'custom', message: 'networks' })
  return list ?? z.NEVER
})

/** Every variable of the environment that the program reads, with what it means. */
export const Config = z.object({
  /** First port of the region; the second and third state take the next two. */
  SUAR_PORT: port.default(7001),
  /** The address to listen on. */
  SUAR_HOST: z.string().default('127.0.0.1'),
  /** Where databases, keys and sealed files are kept. */
  SUAR_DATA: z.string().min(1).default('./data'),
  /** The number that people in danger call, in international form. Without it the portal shows that of the directory. */
  SUAR_DANGER_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{5,14}$/)
    .optional(),
  /** How many cases each state of the demo region begins with. */
  SUAR_DEMO_CASES: z.coerce.number().int().min(1).max(5000).default(300),
  /** The state of a single node, ISO 3166-1 alpha-2. */
  SUAR_STATE: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .refine((code) => /^[A-Z]{2}$/.test(code) && states.of(code) !== undefined)
    .optional(),
  /** How people reach this node; needed for passkeys and letters. */
  SUAR_ORIGIN: z.url().optional(),
  /** The proxies in front of the node, as networks; what anybody else says of a visitor's address is not believed. */
  SUAR_TRUSTED_PROXIES: networks.optional(),
  /** The header that these proxies write. */
  SUAR_PROXY_HEADER: z.enum(['x-forwarded-for', 'forwarded']).default('x-forwarded-for'),
  /** After so many unused minutes an officer has to sign in again. */
  SUAR_SESSION_IDLE_MINUTES: minutes(5).default(480),
  /** After so many minutes she has to sign in again in any case. */
  SUAR_SESSION_LONGEST_MINUTES: minutes(5).default(720),
  /** An RFC 3161 authority that stamps the hourly head of the exchange's transparency log. Without it there are no stamps. */
  SUAR_TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The server that takes over our mail, with name and password; `smtps:`, or `smtp:` with STARTTLS. Without it no mail leaves. */
  SUAR_SMTP_URL: z
    .string()
    .refine((text) => readSmtpUrl(text) !== undefined)
    .optional(),
  /** The address that our mail comes from. */
  SUAR_MAIL_FROM: MailAddress.optional(),
  /** The database as the migrating role sees it. Without it an own PostgreSQL is started. */
  DATABASE_URL: database.optional(),
  /** The same database as the role of officers sees it: row-level security applies. */
  DATABASE_APP_URL: database.optional(),
  /** The same database as the role of the node itself sees it. */
  DATABASE_SYSTEM_URL: database.optional(),
  /** Where new master keys are made: in files of the data folder, or in a PKCS#11 device. */
  SUAR_KEYS: z.enum(['file', 'pkcs11']).default('file'),
  /** The driver of the PKCS#11 device, a shared library. */
  SUAR_PKCS11_MODULE: z.string().min(1).optional(),
  /** The label of the token in the device. */
  SUAR_PKCS11_TOKEN: z.string().min(1).optional(),
  /** The user's PIN of the token. */
  SUAR_PKCS11_PIN: z.string().min(1).optional(),
})
export type Config = z.infer<typeof Config>

/** Raised with one line for each variable that is wrong; the program then ends with exit code 2. */
export class WrongConfig extends Error {
  override name = 'WrongConfig'
}

type Name = keyof Config

/** What to write instead. */
const advice: Record<Name, string> = {
  SUAR_DANGER_NUMBER: 'the number in international form without spaces, such as +999215550112',
  SUAR_DEMO_CASES: 'a number from 1 to 5000, such as 300',
  SUAR_PORT: 'a port number from 1 to 65533, such as 7001',
  SUAR_HOST: 'the address to listen on, such as 127.0.0.1',
  SUAR_DATA: 'the path of a folder, such as ./data',
  SUAR_STATE: 'the two capital letters of a state, such as ID',
  SUAR_ORIGIN: 'the address at which people reach this node, such as https://suar.example',
  SUAR_TRUSTED_PROXIES: 'networks in CIDR form or addresses, parted by commas, such as 10.0.0.0/8,2001:db8::/32',
  SUAR_PROXY_HEADER: 'x-forwarded-for or forwarded',
  SUAR_SESSION_IDLE_MINUTES: 'a number of minutes from 5 to 10080, such as 480',
  SUAR_SESSION_LONGEST_MINUTES: 'a number of minutes from 5 to 10080, such as 720',
  SUAR_TSA_URL: 'the address of a time-stamping authority, such as https://tsa.example',
  SUAR_SMTP_URL: 'the address of a mail server without options, such as smtps://name:password@mail.example:465',
  SUAR_MAIL_FROM: 'one plain address, such as suar@ministry.example',
  DATABASE_URL: 'the address of a PostgreSQL database, such as postgres://owner@localhost/suar',
  DATABASE_APP_URL: 'its address for the role of officers, such as postgres://suar_app@localhost/suar',
  DATABASE_SYSTEM_URL: 'its address for the role of the node, such as postgres://suar_system@localhost/suar',
  SUAR_KEYS: 'file or pkcs11',
  SUAR_PKCS11_MODULE: 'the path of the device driver, such as /usr/lib/softhsm/libsofthsm2.so',
  SUAR_PKCS11_TOKEN: 'the label of the token, such as suar',
  SUAR_PKCS11_PIN: 'the PIN of the user of the token',
}
const ofDatabase = ['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEM_URL'] as const
const ofDevice = ['SUAR_PKCS11_MODULE', 'SUAR_PKCS11_TOKEN', 'SUAR_PKCS11_PIN'] as const
const ofMail = ['SUAR_SMTP_URL', 'SUAR_MAIL_FROM'] as const
const secret: readonly Name[] = [...ofDatabase, 'SUAR_PKCS11_PIN', 'SUAR_SMTP_URL']

/** Throws `WrongConfig` with one sentence for each variable that is wrong; a secret is never repeated. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Config.safeParse(environment)
  const wrong = parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => path[0] as Name))]
  const sentences = wrong.map((name) => `${name} ${isNow(name, environment[name])}: write ${advice[name]}.`)
  const missing = (names: readonly Name[], why: string) =>
    names
      .filter((name) => environment[name] === undefined)
      .map((name) => `${name} is missing, and ${why}: write ${advice[name]}.`)
  if (environment['SUAR_KEYS'] === 'pkcs11') sentences.push(...missing(ofDevice, 'SUAR_KEYS is "pkcs11"'))
  for (const together of [ofDatabase, ofMail]) {
    const set = together.find((name) => environment[name] !== undefined)
    if (set) sentences.push(...missing(together, `${set} is set`))
  }
  if (parsed.success && parsed.data.SUAR_SESSION_IDLE_MINUTES > parsed.data.SUAR_SESSION_LONGEST_MINUTES)
    sentences.push(
      'SUAR_SESSION_IDLE_MINUTES is more than SUAR_SESSION_LONGEST_MINUTES: write the same number or a smaller one.',
    )
  if (!parsed.success || sentences.length > 0) throw new WrongConfig(sentences.join('\n'))
  return parsed.data
}

function isNow(name: Name, value: string | undefined): string {
  if (value === undefined) return 'is missing'
  if (value.trim() === '') return 'is empty'
  return secret.includes(name) ? 'is not what it must be' : `is ${JSON.stringify(value.slice(0, 80))}`
}
