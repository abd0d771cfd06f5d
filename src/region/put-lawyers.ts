import { me } from '../access/contract.ts'
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

/** Invented legal-aid offices, so that the directory of the demo can be searched. In the first sits whom one signs in as. */
export async function putLawyers(seat: Seat): Promise<void> {
  const counsel = await seat.ask('legal-aid-lawyer', me, {})
  for (const [at, [firm, place, languages]] of (offices[seat.state as keyof typeof offices] ?? []).entries())
    await seat.ask('protection-officer', addLawyer, {
      name: at === 0 ? counsel.name : `${firm}, 1`,
      officer: at === 0 ? counsel.id : null,
      firm,
      place,
      state: seat.state,
      languages: [...languages],
      subjects: ['Detention', 'NonPunishment', 'Compensation', 'LabourClaim'],
      reach: '+999215550190',
    })
}
