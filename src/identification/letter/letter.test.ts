import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import { bare, readPdf } from '../../../test/read-pdf.ts'
import {
  decideAppeal,
  fileAppeal,
  issueDecisionLetter,
  listDecisionLetters,
  openDecisionLetter,
  previewDecisionLetter,
  recordDetermination,
  recordScreening,
} from '../contract.ts'

const node = useNode()
const reasons = 'Two witnesses saw her come and go; a protected source says otherwise.'
const plain = 'เราพูดกับพยานสองคน และเห็นหนังสือเดินทางของท่าน'
const said = { body: 'CompetentAuthority', reasons, appealTold: true, appealUntil: '2026-12-24' } as const

async function aRefused() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  await node
    .rows(
      "insert into access.agency (id, name, kind, place) select id, 'Tim Identifikasi', 'Identification', 'Jakarta' from (values ('00000000-0000-7000-8000-a00000000003'::uuid)) as a (id) on conflict do nothing",
    )
    .catch(() => undefined)
  await node.as('Amara')(recordScreening, { person, status: 'IndicatorsPresent', reasons })
  await node.as('Farah')(recordDetermination, { person, status: 'PresumedVictim', ...said })
  const { body } = await node.as('Farah')(recordDetermination, { person, status: 'NotAVictim', ...said })
  return { id, person, determination: body.id }
}

test('the letter says in her language what was decided, why, what it means, how to appeal and until when', async () => {
  const { person, determination } = await aRefused()
  const wish = { determination, languages: ['th', 'id'] as ('th' | 'id')[], reasons: plain }
  expect(await node.as('Farah')(previewDecisionLetter, { ...wish, reasons: '' })).toMatchObject({
    status: 200,
    body: { missing: ['plainReasons'], unreviewed: ['th', 'id'] },
  })
  const issued = await node.as('Farah')(issueDecisionLetter, wish)
  expect(issued).toMatchObject({ status: 200 })
  const text = bare(readPdf(Buffer.from(issued.body.pdf, 'base64')).pages.join('\n'))
  for (const part of [plain, 'Riko Pratama']) expect(text).toContain(bare(part))
  expect(text).toContain(bare('Sampai saat itu bantuan Anda berjalan terus'))
  expect(text).toContain(bare('24 Desember 2026'))
  expect(text).not.toContain(bare('protected source'))
  expect(text).not.toContain('TLP')
  const { body } = await node.as('Amara')(listDecisionLetters, { person })
  expect(body).toMatchObject({
    decision: { id: determination },
    letters: [{ kind: 'DecisionLetter', withdrawnAt: null }],
  })
  const opened = await node.as('Amara')(openDecisionLetter, { letter: issued.body.letter })
  expect(opened.body.sha256).toBe(issued.body.sha256)

  const verify = await node.fetch(new Request(`${node.host.origin}/en/verify/${issued.body.code}`))
  const page = await verify.text()
  expect(page).toMatch(/genuine/i)
  expect(page).not.toContain('Riko')
})

test('it is taken back when something else is decided; only what stands is told, by whoever may decide', async () => {
  const { person, determination } = await aRefused()
  const wish = {
    determination,
    languages: ['id'] as 'id'[],
    reasons: 'Dua saksi melihat Anda keluar masuk dengan bebas.',
  }
  expect(await node.as('Amara')(issueDecisionLetter, wish)).toMatchObject({ status: 403 })
  expect(await node.as('Farah')(issueDecisionLetter, { ...wish, reasons: '......................' })).toMatchObject({
    status: 400,
  })
  const issued = await node.as('Farah')(issueDecisionLetter, wish)
  expect(await node.as('Lestari')(openDecisionLetter, { letter: issued.body.letter })).toMatchObject({ status: 404 })
  expect(await node.as('Lestari')(listDecisionLetters, { person })).toMatchObject({ status: 404 })
  const filed = await node.as('Amara')(fileAppeal, { person, askedBy: 'Person', grounds: reasons })
  await node.as('Oki')(decideAppeal, { appeal: filed.body.appeal, status: 'PresumedVictim', ...said })
  const { body } = await node.as('Amara')(listDecisionLetters, { person })
  expect(body.letters).toMatchObject([{ withdrawnWhy: 'NoLongerTrue' }])
  expect(await node.as('Farah')(issueDecisionLetter, wish)).toMatchObject({
    status: 409,
    body: { code: 'identification/overtaken' },
  })
})
