import { addLawyer } from '../assistance/index.ts'
import type { Seat } from './seat.ts'

const offices = {
  ID: [
    ['LBH Mercusuar Contoh', 'Batam', ['id', 'en']],
    ['Bantuan Hukum Nusa Contoh', 'Kupang', ['id', 'tet']],
  ],
  TH: [['Mae Sot Example Law Clinic', 'Mae Sot', ['th', 'my', 'en']]],
  KH: [['Phnom Penh Example Legal Aid', 'Phnom Penh', ['km', 'en', 'zh']]],
} as const

/** Invented legal-aid offices, so that the directory of the demo can be searched. */
export async function putLawyers(seat: Seat): Promise<void> {
  for (const [firm, place, languages] of offices[seat.state as keyof typeof offices] ?? [])
    await seat.ask('protection-officer', addLawyer, {
      name: `${firm}, 1`,
      firm,
      place,
      state: seat.state,
      languages: [...languages],
      subjects: ['Detention', 'NonPunishment', 'Compensation', 'LabourClaim'],
      reach: '+999215550190',
    })
}
