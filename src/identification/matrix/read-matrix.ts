import { getPerson } from '../../casework/index.ts'
import { getDataKey, openJson, type DataKey } from '../../platform/seal.ts'
import { minorOf } from '../age/minor-of.ts'
import type { Catalogue } from '../screening/catalogue.contract.ts'
import { standing, type GivenAnswer, type KeptAnswer } from '../screening/contract.ts'
import { answersOf, cataloguesOf, type Ctx, type ScreeningRow } from '../screening/keep.ts'
import type { IdentificationTables } from '../tables.ts'
import { BackingId, type Backing, type CounterSign, type Matrix } from './contract.ts'
import { definitionsFor } from './definitions.ts'

/** What was said of one person, box by box: the answers of every interview, and what officers put beside them. */
export async function readMatrix(context: Ctx, person: string): Promise<Matrix> {
  const { db, vault, state } = context
  const found = await getPerson(context, person)
  const sittings = await db
    .selectFrom('identification.screening')
    .selectAll()
    .where('person', '=', person)
    .orderBy('begun_at')
    .execute()
  const rows = await db
    .selectFrom('identification.backing')
    .selectAll()
    .where('person', '=', person)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const said: Said[] = []
  for (const sitting of sittings) said.push(...(await saidIn(context, sitting)))
  const key = rows.length > 0 ? await getDataKey(db, vault, found.case) : undefined
  return {
    person: found.id,
    case: found.case,
    minor: await minorOf(context, found),
    definitions: definitionsFor(state),
    backings: [...said.flatMap(backingsOf), ...rows.map((row) => toBacking(row, key!))],
    against: counterSigns(said),
  }
}

interface Said {
  readonly screening: string
  readonly answer: KeptAnswer
  readonly catalogues: readonly Catalogue[]
}

async function saidIn(context: Ctx, sitting: ScreeningRow): Promise<Said[]> {
  const answers = await answersOf(context, sitting)
  if (answers.length === 0) return []
  const catalogues = await cataloguesOf(context.db, sitting.catalogues)
  const kept = new Map(answers.map((answer) => [answer.id, answer]))
  return standing(answers).map(({ id }: GivenAnswer) => ({
    screening: sitting.id,
    answer: kept.get(id)!,
    catalogues,
  }))
}

/** An indicator speaks for each of its boxes when it is told, and against them when it is denied. */
function backingsOf({ screening, answer, catalogues }: Said): Backing[] {
  if (answer.said === 'Unknown') return []
  const item = catalogues.flatMap(({ items }) => items).find(({ code }) => code === answer.code)
  return (item?.boxes ?? []).map((box) => ({
    id: null,
    box,
    side: answer.said === 'Yes' ? 'For' : 'Against',
    ground: { kind: 'Answer', id: answer.id },
    screening,
    code: answer.code,
    title: item!.words,
    said: answer.from,
    words: answer.note,
    at: answer.at,
    by: answer.by,
    struck: null,
  }))
}

function counterSigns(said: readonly Said[]): CounterSign[] {
  const told = said.flatMap(({ answer, catalogues }) => {
    const sign = catalogues.flatMap(({ against }) => against).find(({ code }) => code === answer.code)
    return sign && answer.said === 'Yes' ? [{ code: sign.code, title: sign.words, from: answer.from }] : []
  })
  return [...Map.groupBy(told, ({ code }) => code)].map(([code, all]) => ({
    code,
    title: all[0]!.title,
    said: [...new Set(all.map(({ from }) => from))],
  }))
}

type Row = IdentificationTables['identification.backing']

const toBacking = (row: Row, key: DataKey): Backing => {
  const { said, words } = openJson<{ said: string; words: string }>(key, 'backing', row.content)
  return {
    id: BackingId.parse(row.id),
    box: row.box,
    side: row.side,
    ground: { kind: row.kind, id: row.ground },
    screening: null,
    code: null,
    title: null,
    said,
    words,
    at: row.at.toISOString(),
    by: row.by,
    struck: row.struck_at && {
      at: row.struck_at.toISOString(),
      by: row.struck_by!,
      why: openJson<string>(key, 'struck', row.struck_why!),
    },
  }
}
