import { compounds, towns } from './places.ts'
import type { Story } from './story.ts'

/** SC-01 of domain.md §13.6, the story that a visitor takes over half-way. Invented from end to end. */
export const theVoiceNote: Story = {
  name: 'Riko Setiawan',
  called: 'Riko',
  age: 22,
  gender: 'Masculine',
  home: towns.sukabumi,
  route: { code: 'R-MYA', transit: [towns.bangkok, towns.maeSot], held: compounds.lotus },
  recruiter: '@hr_kitewind7',
  phone: '+999215550177',
  passport: 'XX7734120',
  kind: 'forced-criminality',
  fragments: {
    concerns: 'Child',
    relation: 'Parent',
    called: 'Riko',
    features: '22 tahun, dari Sukabumi, ada bekas luka di alis kiri. Data sintetis.',
    place: 'gedung C-9 lantai 4, Lotus Harbour Park, dekat Mae Sot, seberang sungai',
    placeKnownFrom: 'PersonSaid',
    danger: 'Now',
    happening:
      'Anak saya dikurung di gedung C-9 lantai 4. Dia kirim pesan suara, bilang dipukul dan diancam dijual. Katanya 2 jam naik mobil dari Mae Sot lalu naik perahu. Kami diminta 100.000 baht.',
    signs: ['Injury', 'SaleOrTransferPlanned', 'ArmedControl'],
    lastHeard: 'Today',
    lastHeardHow: 'Pesan suara lewat nomor pinjaman',
    recruiter: 'Akun Telegram @hr_kitewind7, "HR Kitewind", +999 215 550 177',
    contactWay: 'ReadHere',
    doNotCall: true,
  },
}
