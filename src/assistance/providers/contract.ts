import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'

export const ProviderId = z.uuid().brand<'ProviderId'>()
export type ProviderId = z.infer<typeof ProviderId>
/** For whom a provider is fit. */
export const Serves = z.enum(['Women', 'Men', 'Trans', 'Children', 'Families'])

const told = {
  name: z.string().trim().min(2).max(200),
  district: z.string().trim().min(1).max(100),
  types: z.array(z.string().max(40)).min(1).max(20),
  serves: z.array(Serves).min(1),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(20),
  /** By telephone or screen too, whatever the district. */
  remote: z.boolean(),
  capacity: z.int().min(0).max(10_000).nullable(),
  phone: z.string().trim().max(60).nullable(),
  /** When somebody last asked whether this is still true. */
  verifiedOn: z.iso.date().nullable(),
  closed: z.boolean(),
}
export const Provider = z.object({ id: ProviderId, ...told })
export type Provider = z.infer<typeof Provider>

export const keepProvider = command('assistance/keep-provider', {
  summary:
    'Add or change somebody who gives services: what, for whom, in which languages, how many, and who asked when.',
  input: z.strictObject({ id: ProviderId.nullable(), ...told }),
  output: Provider,
})
export const listProviders = query('assistance/list-providers', {
  summary: 'Who gives services, by kind and place.',
  input: z.strictObject({
    type: z.string().max(40).optional(),
    district: z.string().max(100).optional(),
    limit: z.int().min(1).max(500).default(200),
  }),
  output: z.object({ providers: z.array(Provider), more: z.boolean() }),
})
