import type { Directory, DirectoryKey, Member } from '../protocol.ts'
import type { Change } from './contract.ts'
import { digestOfCard, speak } from './spoken.ts'

/** What is different between two lists, one line a difference; against nothing, everybody joins. */
export function changesBetween(before: Directory | undefined, after: Directory): Change[] {
  const known = new Map(before?.members.map((member) => [member.state, member]))
  const left = (before?.members ?? []).filter(({ state }) => !after.members.some((member) => member.state === state))
  return [
    ...left.map(({ state }) => change('dropped', state)),
    ...after.members.flatMap((member) => ofMember(known.get(member.state), member)),
    ...(before && before.quorum !== after.quorum
      ? [change('quorum', null, { before: String(before.quorum), after: String(after.quorum) })]
      : []),
  ]
}

const change = (what: Change['what'], state: string | null, values: Record<string, string> = {}): Change => ({
  what,
  state,
  values,
})

function ofMember(before: Member | undefined, after: Member): Change[] {
  const { state, endpoint, from, until } = after
  if (!before) {
    const joins = change('joins', state, { on: from, endpoint, words: speak(digestOfCard(after)) })
    return until === null ? [joins] : [joins, change('leaves', state, { on: until })]
  }
  return [
    ...(before.from === from ? [] : [change('joins-on', state, { on: from })]),
    ...(before.until === until
      ? []
      : [until === null ? change('stays', state) : change('leaves', state, { on: until })]),
    ...(before.endpoint === endpoint ? [] : [change('endpoint', state, { before: before.endpoint, after: endpoint })]),
    ...ofTypes(before, after),
    ...ofKeys(before, after),
  ]
}

function ofTypes(before: Member, { state, accepts }: Member): Change[] {
  const [more, less] = [minus(accepts, before.accepts), minus(before.accepts, accepts)]
  return [
    ...(more.length ? [change('takes', state, { types: more.join(', ') })] : []),
    ...(less.length ? [change('takes-no-more', state, { types: less.join(', ') })] : []),
  ]
}

const minus = (a: readonly string[], b: readonly string[]) => a.filter((each) => !b.includes(each))

function ofKeys(before: Member, { state, keys }: Member): Change[] {
  const known = new Map(before.keys.map((key) => [key.kid, key]))
  const gone = before.keys.filter(({ kid }) => !keys.some((key) => key.kid === kid))
  return [
    ...gone.map(({ kid }) => change('key-gone', state, { kid })),
    ...keys.flatMap((key) => ofKey(state, known.get(key.kid), key)),
  ]
}

function ofKey(state: string, before: DirectoryKey | undefined, { x, use, kid, ...key }: DirectoryKey): Change[] {
  if (!before) return [change('key-new', state, { kid })]
  if (before.x !== x || before.use !== use) return [change('key-replaced', state, { kid })]
  if (before.revokedAt === null && key.revokedAt !== null) return [change('key-revoked', state, { kid })]
  if (before.revokedAt !== null && key.revokedAt === null) return [change('key-back', state, { kid })]
  if (before.validUntil === key.validUntil && before.validFrom === key.validFrom) return []
  return [change('key-dates', state, { kid, on: key.validFrom, until: key.validUntil ?? '' })]
}
