/**
 * Who leads a case that several states share: exactly one, whatever is lost, doubled, overtaken, or restored from an old
 * backup. Pure: what a node knows, and what it does with one message. docs/decisions/0021-one-state-leads.md says why.
 */

/** Written by the state that led before, and by nobody else: `writer` at its `life` says that `owner` leads from now on. */
export interface LeadRecord {
  readonly epoch: number
  readonly owner: string
  readonly writer: string
  /** Which life of the writer: a restored node begins a new one, and its old one is not believed any more. */
  readonly life: number
}

export interface Knowledge {
  readonly self: string
  readonly life: number
  readonly record: LeadRecord
  /** Our open offer. */
  readonly offer: { readonly id: string; readonly to: string } | null
  /** What we said yes to; the other side writes the record. */
  readonly accepted: { readonly id: string; readonly from: string; readonly epoch: number } | null
  /** The record that we wrote is in its owner's hands. */
  readonly taken: boolean
  /** The latest life seen of each other state; what an earlier one said does not count. */
  readonly lives: Readonly<Record<string, number>>
  /** Restored: what the others told so far. Until it is closed we help, and decide nothing alone. */
  readonly inquiry: Inquiry | null
}

export interface Inquiry {
  readonly others: readonly string[]
  readonly heard: Readonly<Record<string, Told>>
  /** The latest record of all that were told. It stays, whoever forgets it: somebody may have it from us. */
  readonly latest: LeadRecord
  /** A later one whose writer was restored since: the writer is told of it, and stands by it or denies it. */
  readonly disputed: LeadRecord | null
}

/**
 * How much an answer is worth: `Raw`, of a node that was restored itself; `Heard`, of one that has heard all others;
 * `Sure`, of one that never forgot, or has closed its inquiry.
 */
type Worth = 'Raw' | 'Heard' | 'Sure'

interface Told {
  readonly worth: Worth
  readonly life: number
  readonly epoch: number
}

export type Word =
  | { readonly kind: 'Offer'; readonly id: string; readonly record: LeadRecord }
  | { readonly kind: 'Accept' | 'Decline'; readonly id: string; readonly record: LeadRecord }
  | { readonly kind: 'Record'; readonly record: LeadRecord; readonly closed: string | null }
  | { readonly kind: 'Taken'; readonly epoch: number }
  | { readonly kind: 'Restored' }
  | { readonly kind: 'Known'; readonly record: LeadRecord; readonly worth: Worth; readonly asked: number }

export interface Letter {
  readonly from: string
  readonly to: string
  readonly life: number
  readonly word: Word
}

export type Reaction = readonly [Knowledge, readonly Letter[]]

export const begin = (self: string, owner: string): Knowledge => ({
  self,
  life: 1,
  record: { epoch: 1, owner, writer: owner, life: 1 },
  offer: null,
  accepted: null,
  taken: true,
  lives: {},
  inquiry: null,
})

/** It alone may close the case or hand it on. At most one state at any moment. */
export const leads = ({ self, record, inquiry }: Knowledge): boolean => inquiry === null && record.owner === self

/** It must help and watch the clocks. At least one state at any moment: two may help, never nobody. */
export const cares = ({ self, record, accepted, inquiry }: Knowledge): boolean =>
  record.owner === self || accepted !== null || inquiry !== null

const letter = ({ self: from, life }: Knowledge, to: string, word: Word): Letter => ({ from, to, life, word })

/** A state that leads, and has no other offer open, offers the lead. */
export function offer(known: Knowledge, { id, to }: { id: string; to: string }): Reaction | undefined {
  if (!leads(known) || known.offer !== null || to === known.self) return undefined
  const after = { ...known, offer: { id, to } }
  return [after, outstanding(after)]
}

/** Until the other's yes has arrived and was written, the offer is ours to take back. */
export function withdraw(known: Knowledge): Reaction | undefined {
  if (known.offer === null) return undefined
  const { id, to } = known.offer
  const after = { ...known, offer: null }
  return [after, [letter(after, to, { kind: 'Record', record: after.record, closed: id })]]
}

/** Our answer to an offer that is on the table. A yes binds; the lead comes with the record. */
export function answer(known: Knowledge, { id, from, yes }: { id: string; from: string; yes: boolean }): Reaction {
  const accepted = yes ? { id, from, epoch: known.record.epoch + 1 } : null
  const after = { ...known, accepted }
  return [after, [letter(after, from, { kind: yes ? 'Accept' : 'Decline', id, record: after.record })]]
}

/** A backup was played in: a new life begins, and every other state is asked what it knows. */
export function restore(backup: Knowledge, { life, others }: { life: number; others: readonly string[] }): Reaction {
  // An offer of ours may have been taken back since; whoever still leads makes a new one.
  const after = { ...backup, life, offer: null, inquiry: { others, heard: {}, latest: backup.record, disputed: null } }
  return [after, outstanding(after)]
}

/** What must reach the others, and is said again until it has. */
export function outstanding(known: Knowledge): Letter[] {
  const { self, record, offer: open, accepted, taken, inquiry } = known
  if (inquiry) return doubted(inquiry).map((to) => letter(known, to, { kind: 'Restored' }))
  return [
    ...(open ? [letter(known, open.to, { kind: 'Offer', id: open.id, record })] : []),
    ...(accepted ? [letter(known, accepted.from, { kind: 'Accept', id: accepted.id, record })] : []),
    ...(record.writer === self && record.owner !== self && !taken
      ? [letter(known, record.owner, { kind: 'Record', record, closed: null })]
      : []),
  ]
}

/** What one letter changes. An offer that is left on the table comes back as `offered`, for a person to answer. */
export function hear(before: Knowledge, { from, life, word }: Letter): Reaction {
  const lastLife = before.lives[from] ?? 0
  // What it said in an earlier life it may have forgotten, and somebody may have been told otherwise since.
  if (life < lastLife) return [before, []]
  const known = life > lastLife ? seeNewLife(before, from, life) : before
  switch (word.kind) {
    case 'Restored':
      return [
        known,
        [
          letter(known, from, {
            kind: 'Known',
            record: standBy(known, best(known)),
            worth: worthOf(known),
            asked: life,
          }),
        ],
      ]
    case 'Known':
      if (known.inquiry === null || word.asked !== known.life) return [known, []]
      return hearTold(known, { from, told: { worth: word.worth, life, epoch: word.record.epoch }, record: word.record })
    case 'Offer':
      return [adopt(known, word.record), []]
    case 'Accept':
      return hearYes(known, { from, id: word.id })
    case 'Decline':
      return [isOpen(known, { from, id: word.id }) ? { ...known, offer: null } : known, []]
    case 'Record': {
      const after = closeYes(adopt(known, word.record), word.closed)
      const holds = after.record.epoch >= word.record.epoch && word.record.owner === after.self
      return [after, holds ? [letter(after, from, { kind: 'Taken', epoch: word.record.epoch })] : []]
    }
    case 'Taken':
      return [known.record.epoch === word.epoch && known.record.owner === from ? { ...known, taken: true } : known, []]
  }
}

const isOpen = ({ offer: open }: Knowledge, { from, id }: { from: string; id: string }) =>
  open !== null && open.id === id && open.to === from

/** The one atomic move: whoever leads writes that the other leads, in the transaction in which the yes is read. */
function hearYes(known: Knowledge, { from, id }: { from: string; id: string }): Reaction {
  if (known.inquiry) return [known, []]
  if (!leads(known) || !isOpen(known, { from, id }))
    return [known, [letter(known, from, { kind: 'Record', record: known.record, closed: id })]]
  const { self, life, record } = known
  const moved: LeadRecord = { epoch: record.epoch + 1, owner: from, writer: self, life }
  const after = { ...known, record: moved, offer: null, taken: false }
  return [after, outstanding(after)]
}

/** A later record counts, if its writer stands by it. While we are unsure we believe nobody before all have spoken. */
function adopt(known: Knowledge, record: LeadRecord): Knowledge {
  if (known.inquiry || !isLater(known, record)) return known
  const yes = known.accepted && known.accepted.epoch > record.epoch ? known.accepted : null
  return { ...known, record, offer: null, accepted: yes, taken: true }
}

const isLater = ({ self, lives, record: mine }: Knowledge, { epoch, writer, life }: LeadRecord): boolean =>
  epoch > mine.epoch && writer !== self && life >= (lives[writer] ?? 0)

const closeYes = (known: Knowledge, id: string | null): Knowledge =>
  known.accepted !== null && known.accepted.id === id ? { ...known, accepted: null } : known

/** What it told in an earlier life it may have forgotten: it is asked again. */
function seeNewLife(known: Knowledge, from: string, life: number): Knowledge {
  const lives = { ...known.lives, [from]: life }
  if (known.inquiry === null) return { ...known, lives }
  const { [from]: _forgotten, ...heard } = known.inquiry.heard
  return { ...known, lives, inquiry: { ...known.inquiry, heard } }
}

/** Who has not told yet, or told only what an old backup of its own says. */
const doubted = ({ others, heard, disputed }: Inquiry) =>
  others.filter((state) => (heard[state]?.worth ?? 'Raw') === 'Raw' || state === disputed?.writer)

const worthOf = ({ inquiry }: Knowledge): Worth =>
  inquiry === null ? 'Sure' : inquiry.others.every((state) => inquiry.heard[state]) ? 'Heard' : 'Raw'

const best = ({ record, inquiry }: Knowledge): LeadRecord => inquiry?.disputed ?? inquiry?.latest ?? record

/** Of two records of one epoch the one of the writer's later life counts: it wrote that when nobody knew the other. */
const isAfter = (one: LeadRecord, other: LeadRecord) =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.writer === other.writer && one.life > other.life)

/** A told record counts when it is later and its writer stands by it, or is ourselves, who forgot it. */
function weigh({ self, lives }: Knowledge, inquiry: Inquiry, told: LeadRecord): Inquiry {
  const believed = told.writer === self || told.life >= (lives[told.writer] ?? 0)
  const latest = believed && isAfter(told, inquiry.latest) ? told : inquiry.latest
  const dispute = !believed && (inquiry.disputed === null || isAfter(told, inquiry.disputed)) ? told : inquiry.disputed
  const settled = dispute === null || dispute.epoch <= latest.epoch || isDenied(inquiry, dispute)
  return { ...inquiry, latest, disputed: settled ? null : dispute }
}

/** Its writer, restored since, has asked everybody and knows nothing of it. */
function isDenied({ heard }: Inquiry, { writer, life, epoch }: LeadRecord): boolean {
  const said = heard[writer]
  return said?.worth === 'Sure' && said.life > life && said.epoch < epoch
}

/** What we wrote in an earlier life and stand by, we say in this one, so that it is believed. */
const standBy = ({ self, life }: Knowledge, record: LeadRecord): LeadRecord =>
  record.writer === self ? { ...record, life } : record

/** One more has told. When all have, and each of them had heard all, the latest of it stands. */
function hearTold(
  before: Knowledge,
  { from, told, record }: { from: string; told: Told; record: LeadRecord },
): Reaction {
  const open = before.inquiry!
  const inquiry = weigh(before, { ...open, heard: { ...open.heard, [from]: told } }, record)
  const known = { ...before, inquiry }
  if (doubted(inquiry).length > 0) return [known, []]
  const { self } = known
  const stands = best(known)
  const after: Knowledge = {
    ...known,
    record: standBy(known, stands),
    inquiry: null,
    taken: stands.writer !== self || stands.owner === self,
    accepted: known.accepted && known.accepted.epoch > stands.epoch ? known.accepted : null,
  }
  return [after, outstanding(after)]
}
