import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65535)

/** Every variable of the environment that the program reads, with what it means. */
export const Config = z.object({
  /** First port of the region; the second and third state take the next two. */
  SUAR_PORT: port.default(7001),
  /** The address to listen on. */
  SUAR_HOST: z.string().default('127.0.0.1'),
  /** Where databases, keys and sealed files are kept. */
  SUAR_DATA: z.string().min(1).default('./data'),
  /** The state of a single node, ISO 3166-1 alpha-2. */
  SUAR_STATE: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters, such as ID')
    .optional(),
  /** How people reach this node; needed for passkeys and letters. */
  SUAR_ORIGIN: z.url().optional(),
  /** The database as the migrating role sees it. Without it an own PostgreSQL is started. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
})
export type Config = z.infer<typeof Config>

/** Raised with one line for each variable that is wrong; the program then ends with exit code 2. */
export class WrongConfig extends Error {
  override name = 'WrongConfig'
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Config.safeParse(environment)
  if (parsed.success) return parsed.data
  throw new WrongConfig(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`).join('\n'))
}
