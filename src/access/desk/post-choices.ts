import type { z } from 'zod'
import type { listPosts } from '../officers-contract.ts'

type Posts = z.output<typeof listPosts.output>

/** Open posts, by agency and title. */
export function postChoices(posts: Posts['posts'], agencies: Posts['agencies']) {
  const nameOf = new Map(agencies.map(({ id, name }) => [id as string, name]))
  return posts
    .filter(({ closed }) => !closed)
    .map(({ id, title, agency }) => ({ value: id as string, label: `${nameOf.get(agency) ?? ''} · ${title}` }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
