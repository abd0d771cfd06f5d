import type { LetterKind, LetterLanguage, Matter } from '../src/letters/contract.ts'
import type { Letter } from '../src/letters/letter.ts'

/** Facts of a made-up person, in two scripts, with all that a careless typesetter would take for markup. */
const facts: Letter['facts'] = {
  name: 'Riko Contoh',
  alias: 'ริโก้',
  sex: 'Male',
  birthDate: '2004-03-09',
  nationality: 'ID',
  nationalityResult: 'Verified',
  passportNumber: 'X9999999',
  lastPlace: 'Building C-9, bed 3\nអាគារ C-9 ក្បែរផ្សារ',
  dangerNote: 'Guards carry weapons. #let x = 1 $a$ *b* _c_ <d> @e \\ "f"',
  placeControl: 'NonStateArmedGroup',
  contactNumber: '+999 21 555 0112',
  peopleCount: 12,
  childPresent: true,
  status: 'IdentifiedVictim',
  decisionBody: 'MultidisciplinaryTeam',
  decisionDate: '2026-11-20',
  appealRight: true,
  plainReasons: 'Your passport was taken and you could not leave the building.',
  meaning: 'IdentifiedVictim',
  appealHow: 'AskAnybody',
  ...Object.fromEntries(
    [
      'mlaAuthority',
      'mlaAssistance',
      'mlaMatter',
      'mlaOffence',
      'mlaFacts',
      'mlaAscertain',
      'mlaEvidence',
      'mlaProcedure',
      'mlaTimeLimit',
      'mlaConfidentiality',
      'mlaUndertakings',
    ].map((item) => [item, `Item ${item} of the treaty, as the prosecutor wrote it.`]),
  ),
}

export const matterOf: Readonly<Record<LetterKind, Matter>> = {
  NoteVerbale: 'FindAndProtect',
  PoliceLetter: 'BringToSafety',
  MlaRequest: 'GatherEvidence',
  NationalityLetter: 'ConfirmNationality',
  StatusLetter: 'InformOfDecision',
  EmergencyPage: 'FindAndProtect',
  DecisionLetter: 'TellDecision',
}

/** A whole letter of a kind, with the facts that its matter may state. */
export function aLetter(
  kind: LetterKind,
  languages: readonly LetterLanguage[],
  { allowed, ...change }: Partial<Letter> & { readonly allowed: readonly string[] },
): Letter {
  return {
    kind,
    matter: matterOf[kind],
    languages,
    authority: 'Direktorat Pelindungan Warga Negara',
    post: 'Petugas pelindungan 1',
    to: { state: 'TH' },
    references: { ours: '0198c0de-1111-7000-8000-00000000abcd', theirs: 'TH-0302/1234' },
    facts: Object.fromEntries(Object.entries(facts).filter(([name]) => allowed.includes(name))),
    handling: { tlp: 'AMBER+STRICT', purpose: 'FindAndProtect', caveats: ['NoContactWithEmployer', 'NoOnwardSharing'] },
    basis: [
      {
        clause: 'ACTIP-14.3',
        instrument: 'ASEAN Convention Against Trafficking in Persons (ACTIP)',
        title: 'Notifying the sending state',
        source: 'asean.org',
        verified: false,
      },
    ],
    ...change,
  }
}
