import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aLetter } from '../../test/a-letter.ts'
import { bare, readPdf } from '../../test/read-pdf.ts'
import { newCode } from './code.ts'
import { LetterLanguage } from './contract.ts'
import type { Facts } from './kinds.ts'
import { sayDate } from './say-date.ts'
import { setLetter } from './set-letter.ts'
import { wordsIn } from './words.ts'

const sender = { state: 'ID', origin: 'https://id.example', synthetic: true }
const issue = { number: 'ID/2026/000042', dated: '2026-11-24', code: newCode() }

const said = {
  InformPolice: {
    informationKind: 'MoneyFlow',
    information: 'Payments of workers go to one account.',
    question: 'Whose account is it?',
    sourceReliability: 'B',
    informationCredibility: '2',
    observedOn: '2026-10-30',
    account: '999-555-0112',
  },
  PreserveRecords: {
    platform: 'Made-Up Messenger',
    account: '999-555-0112',
    windowFrom: '2026-09-01',
    windowUntil: '2026-11-20',
    recordsWanted: 'Subscriber',
    preserveUntil: '2027-02-20',
    formalRequestFollows: true,
  },
} satisfies Record<string, Facts>
const cases = (['InformPolice', 'PreserveRecords'] as const).flatMap((matter) =>
  (['PoliceLetter', 'NoteVerbale'] as const).map((kind) => ({ matter, kind })),
)
const pairs = LetterLanguage.options.map((language, n) => [language, LetterLanguage.options[(n + 3) % 11]!] as const)

describe.each(cases)('$kind: $matter', ({ matter, kind }) => {
  test.each(kind === 'PoliceLetter' ? pairs : pairs.slice(0, 2))('is set in %s and %s', async (first, second) => {
    const purpose = matter === 'InformPolice' ? 'Investigate' : 'PreserveEvidence'
    const facts: Facts = said[matter]
    const handling = { tlp: 'AMBER' as const, purpose, caveats: ['NoUseAsEvidence' as const] }
    const letter = aLetter(kind, [first, second], { allowed: [], matter, facts, handling })
    const { pdf } = await setLetter(letter, { sender, issue, today: issue.dated, at: new Date('2026-11-24T07:20:00Z') })
    const text = bare(readPdf(pdf).pages.join('\n'))
    expect(text).not.toContain('\uFFFD')
    for (const language of [first, second]) {
      const words = wordsIn(language)
      const choice =
        matter === 'InformPolice' ? words.choice.informationKind['MoneyFlow'] : words.choice.recordsWanted['Subscriber']
      for (const part of [words.kind[kind], words.matter[matter], words.purpose[purpose], choice])
        expect(text).toContain(bare(part!))
      for (const name of Object.keys(facts)) expect(text).toContain(bare(words.fact[name]!))
    }
    const date = matter === 'InformPolice' ? '2026-10-30' : '2027-02-20'
    expect(text).toContain(bare(sayDate(first, date)))
    expect(text).toContain(bare('999-555-0112'))
    if (process.env['SUAR_SHOTS']) writeFileSync(`${process.env['SUAR_SHOTS']}/${kind}-${matter}-${first}.pdf`, pdf)
  })
})
