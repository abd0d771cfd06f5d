import { handle } from '../../platform/handle.ts'
import { decide, type Ctx } from '../decide.ts'
import { deciderHearsNoAppeal, noSuchAppeal } from '../problems.ts'
import { decideAppeal } from './contract.ts'
import { getAppeal } from './keep.ts'

/** Another looks again, at all of it. PostgreSQL holds that it is another. */
export const endpoint = handle(decideAppeal, {
  needs: 'identification.decide',
  audit: ({ appeal, status, body }, output) => ({
    subject: output.person,
    cases: [output.case],
    detail: { appeal, status, body },
  }),
  broken: {
    decisions_follow_one_another: ({ appeal }) => noSuchAppeal(appeal),
    heard_once: ({ appeal }) => noSuchAppeal(appeal),
    the_appeal_stands: ({ appeal }) => noSuchAppeal(appeal),
    who_decides_does_not_hear_the_appeal: ({ appeal }) => deciderHearsNoAppeal(appeal),
  },

  async run(context: Ctx, { appeal, ...input }) {
    const { person } = await getAppeal(context, appeal)
    return decide(context, { ...input, person, appeal }, 'appeal')
  },
})
