import { keepBed, keepProvider } from '../assistance/contract.ts'
import type { Seat } from './seat.ts'

const places = {
  ID: {
    shelter: ['Rumah Aman Mercusuar Contoh', 'Batam'],
    clinic: ['Puskesmas Contoh', 'Sukabumi'],
    languages: ['id', 'en'],
  },
  TH: {
    shelter: ['Mae Sot Example Shelter', 'Mae Sot'],
    clinic: ['Tak Example Clinic', 'Tak'],
    languages: ['th', 'my', 'en'],
  },
  KH: {
    shelter: ['Phnom Penh Example Shelter', 'Phnom Penh'],
    clinic: ['Poipet Example Clinic', 'Poipet'],
    languages: ['km', 'en'],
  },
} as const

const beds = [
  ['A-1', 'Women'],
  ['A-2', 'Women'],
  ['B-1', 'Men'],
  ['B-2', 'Men'],
  ['C-1', 'Trans'],
  ['D-1', 'Families'],
  ['E-1', 'Children'],
] as const

/** An invented shelter with its beds and an invented clinic, so that help can be offered in the demo. */
export async function putProviders(seat: Seat): Promise<void> {
  const { shelter, clinic, languages } = places[seat.state as keyof typeof places]
  const known = { id: null, languages: [...languages], remote: false, phone: '+999 21 555 0101', closed: false }
  const verifiedOn = seat.now().toISOString().slice(0, 10)
  const { id: provider } = await seat.ask('protection-officer', keepProvider, {
    ...known,
    name: shelter[0],
    district: shelter[1],
    types: ['Shelter', 'RehabilitasiSosial'],
    serves: ['Women', 'Men', 'Trans', 'Children', 'Families'],
    capacity: beds.length,
    verifiedOn,
  })
  for (const [name, meantFor] of beds)
    await seat.ask('protection-officer', keepBed, { id: null, provider, name, meantFor })
  await seat.ask('protection-officer', keepProvider, {
    ...known,
    name: clinic[0],
    district: clinic[1],
    types: ['RehabilitasiKesehatan', 'Psychosocial'],
    serves: ['Women', 'Men', 'Trans', 'Children'],
    capacity: null,
    verifiedOn: null,
  })
}
