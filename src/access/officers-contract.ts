import { z } from 'zod'
import { command, query } from '../platform/contract.ts'
import { Agency, AgencyId, Language, OfficerId } from './contract.ts'

// What the node's administrator does. Nobody but this slice and its desk needs it.
export const PostId = z.uuid().brand<'PostId'>()
const when = z.iso.datetime()
const words = (most: number) => z.string().trim().min(1).max(most)
const Email = z.email().max(254).toLowerCase()
const done = z.object({ done: z.literal(true) })
const Post = z.object({ id: PostId, title: z.string(), role: z.string(), agency: AgencyId, closed: z.boolean() })
const Holding = z.object({
  post: PostId,
  title: z.string(),
  role: z.string(),
  agency: z.string(),
  since: when,
  until: when.nullable(),
})

export const listOfficers = query('access/list-officers', {
  summary: 'Lists the officers of this state with their present posts.',
  input: z.object({ includeEnded: z.boolean().default(false) }),
  output: z.object({
    officers: z.array(
      z.object({
        id: OfficerId,
        name: z.string(),
        email: z.string(),
        joined: when.nullable(),
        secondFactor: z.boolean(),
        holding: Holding.nullable(),
      }),
    ),
  }),
})

export const listPosts = query('access/list-posts', {
  summary: 'Lists the agencies of this state, their posts, and what each role may do.',
  input: z.object({}),
  output: z.object({
    agencies: z.array(Agency),
    posts: z.array(Post),
    roles: z.array(z.object({ code: z.string(), rights: z.array(z.string()) })),
  }),
})

export const listRoles = query('access/list-roles', {
  summary: 'Shows what each role may do, where it comes from, and who holds it in your agency.',
  input: z.object({}),
  output: z.object({
    roles: z.array(
      z.object({
        code: z.string(),
        /** Its number in the list of roles of the domain model; null for a role of this node's own making. */
        source: z.string().nullable(),
        rights: z.array(z.string()),
        holders: z.array(z.object({ id: OfficerId, name: z.string(), post: z.string() })),
      }),
    ),
  }),
})

export const setAgency = command('access/set-agency', {
  summary: 'Adds an agency, or changes its name, kind or place.',
  input: z.object({ id: AgencyId.optional(), name: words(160), kind: words(60), place: words(80).optional() }),
  output: z.object({ id: AgencyId }),
})

export const setPost = command('access/set-post', {
  summary: 'Adds a post to an agency, or changes its title and role, or closes it.',
  input: z.object({
    id: PostId.optional(),
    agency: AgencyId,
    title: words(120),
    role: words(60),
    closed: z.boolean().default(false),
  }),
  output: z.object({ id: PostId }),
})

export const inviteOfficer = command('access/invite-officer', {
  summary: 'Invites an officer to a post by a one-time link, which is shown once.',
  input: z.object({ name: words(120), email: Email, post: PostId, language: Language.default('id') }),
  output: z.object({ officer: OfficerId, path: z.string(), expires: when }),
})

export const renewLink = command('access/renew-link', {
  summary: 'Gives an officer who lost her way in a new one-time link; her former secrets end when she uses it.',
  input: z.object({ officer: OfficerId }),
  output: z.object({ path: z.string(), expires: when }),
})

export const givePost = command('access/give-post', {
  summary: 'Gives an officer another post from now on; her present one ends.',
  input: z.object({ officer: OfficerId, post: PostId, until: when.optional() }),
  output: done,
})

export const endHolding = command('access/end-holding', {
  summary: "Ends an officer's post at once: from her next request she may do nothing.",
  input: z.object({ officer: OfficerId }),
  output: done,
})
