import { CaseId, PersonId } from '../../casework/contract.ts'
import { getCase, getPerson, recordEvent, type CaseworkTables } from '../../casework/index.ts'
import { handle, type Context } from '../../platform/handle.ts'
import { Problem } from '../../platform/problem.ts'
import { getDataKey, openJson, sealJson } from '../../platform/seal.ts'
import { notYet } from '../problems.ts'
import type { AssistanceTables } from '../tables.ts'
import { addPaper, handPaper, listPapers, PaperId, type Paper } from './contract.ts'

type Ctx = Context<AssistanceTables & CaseworkTables>
type Told = Pick<Paper['steps'][number], 'who' | 'why' | 'receipt'>
type Held = Told & Pick<Paper['steps'][number], 'holder' | 'since'>

export const noSuchPaper = (paper: string) => new Problem('assistance/no-such-paper', 404, { paper })

async function addStep(context: Ctx, { paper, caseId, held }: { paper: string; caseId: string; held: Held }) {
  const { db, vault, officer, now } = context
  const { holder, since, ...told } = held
  if (Date.parse(since) > now.getTime()) throw notYet()
  const content = sealJson(await getDataKey(db, vault, caseId), 'paper', told satisfies Told)
  await db
    .insertInto('assistance.paper_step')
    .values({ paper, holder, since: new Date(since), content, officer: officer.id, at: now })
    .execute()
}

const add = handle(addPaper, {
  needs: 'assistance.position',
  audit: ({ person, kind, holder }, output) => ({ subject: person, cases: [output.case], detail: { kind, holder } }),

  async run(context: Ctx, { person, kind, ...held }) {
    const { db, officer, now, newId } = context
    const { case: caseId } = await getPerson(context, person)
    const id = newId()
    await db
      .insertInto('assistance.paper')
      .values({ id, person, case_id: caseId, kind, recorded_by: officer.id, recorded_at: now })
      .execute()
    await addStep(context, { paper: id, caseId, held })
    const detail = { person, kind, holder: held.holder }
    await recordEvent(context, { case: caseId, kind: 'assistance.paper-moved', compartment: 'protection', detail })
    return { paper: PaperId.parse(id), case: caseId }
  },
})

const hand = handle(handPaper, {
  needs: 'assistance.position',
  audit: ({ paper, holder }, output) => ({ subject: paper, cases: [output.case], detail: { holder } }),

  async run(context: Ctx, { paper, ...held }) {
    const row = await context.db.selectFrom('assistance.paper').selectAll().where('id', '=', paper).executeTakeFirst()
    if (!row) throw noSuchPaper(paper)
    await addStep(context, { paper, caseId: row.case_id, held })
    const detail = { person: row.person, kind: row.kind, holder: held.holder }
    await recordEvent(context, { case: row.case_id, kind: 'assistance.paper-moved', compartment: 'protection', detail })
    return { paper, case: CaseId.parse(row.case_id) }
  },
})

const list = handle(listPapers, {
  needs: 'casework.read',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),

  async run(context: Ctx, { case: id }) {
    const { db, vault } = context
    await getCase(context, id)
    const papers = await db
      .selectFrom('assistance.paper')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('recorded_at')
      .execute()
    if (papers.length === 0) return { case: id, papers: [] }
    const key = await getDataKey(db, vault, id)
    const ids = papers.map((paper) => paper.id)
    const steps = await db
      .selectFrom('assistance.paper_step')
      .selectAll()
      .where('paper', 'in', ids)
      .orderBy('number')
      .execute()
    const byPaper = Map.groupBy(steps, ({ paper }) => paper)
    return {
      case: id,
      papers: papers.map((paper) => ({
        id: PaperId.parse(paper.id),
        person: PersonId.parse(paper.person),
        case: id,
        kind: paper.kind,
        holder: paper.holder,
        fromLeg: paper.from_leg,
        steps: (byPaper.get(paper.id) ?? []).map(({ number, holder, since, content, officer, at }) => ({
          number,
          holder,
          since: since.toISOString(),
          ...(content ? openJson<Told>(key, 'paper', content) : { who: '', why: '', receipt: '' }),
          by: officer,
          at: at.toISOString(),
        })),
      })),
    }
  },
})

export const endpoints = [add, hand, list]
