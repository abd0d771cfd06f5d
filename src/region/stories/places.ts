/** A stop of a journey. Towns are real, rounded to a tenth of a degree; compounds and companies are invented (domain.md §13.7). */
export interface Place {
  readonly name: string
  readonly country: string
  readonly lat: number
  readonly lon: number
  readonly control: 'StateAuthority' | 'NonStateArmedGroup' | 'Contested' | 'SEZOperator' | 'Unknown'
}

/** `[country, latitude, longitude]`, and who controls the place where it is not the state. */
type Spot = readonly [country: string, lat: number, lon: number, control?: Place['control']]

const place = (name: string, [country, lat, lon, control = 'StateAuthority']: Spot): Place => ({
  name,
  country,
  lat,
  lon,
  control,
})

export const towns = {
  sukabumi: place('Sukabumi', ['ID', -6.9, 106.9]),
  bandung: place('Bandung', ['ID', -6.9, 107.6]),
  indramayu: place('Indramayu', ['ID', -6.3, 108.3]),
  langkat: place('Langkat', ['ID', 3.8, 98.3]),
  manado: place('Manado', ['ID', 1.5, 124.8]),
  singkawang: place('Singkawang', ['ID', 0.9, 109.0]),
  pangkalpinang: place('Pangkalpinang', ['ID', -2.1, 106.1]),
  jakarta: place('Jakarta', ['ID', -6.1, 106.7]),
  batam: place('Batam', ['ID', 1.1, 104.0]),
  bangkok: place('Bangkok', ['TH', 13.7, 100.7]),
  maeSot: place('Mae Sot', ['TH', 16.7, 98.6]),
  chiangKhong: place('Chiang Khong', ['TH', 20.3, 100.4]),
  aranyaprathet: place('Aranyaprathet', ['TH', 13.7, 102.5]),
  udonThani: place('Udon Thani', ['TH', 17.4, 102.8]),
  chiangRai: place('Chiang Rai', ['TH', 19.9, 99.8]),
  phnomPenh: place('Phnom Penh', ['KH', 11.6, 104.9]),
  svayRieng: place('Svay Rieng', ['KH', 11.1, 105.8]),
  kampongCham: place('Kampong Cham', ['KH', 12.0, 105.5]),
  singapore: place('Singapore', ['SG', 1.4, 104.0]),
  kualaLumpur: place('Kuala Lumpur', ['MY', 2.7, 101.7]),
  hoChiMinh: place('Ho Chi Minh City', ['VN', 10.8, 106.7]),
  manila: place('Manila', ['PH', 14.5, 121.0]),
} as const

/** Where people are held. None of these exists. */
export const compounds = {
  lotus: place('Lotus Harbour Park, gedung C-9', ['MM', 16.7, 98.5, 'NonStateArmedGroup']),
  kite: place('Golden Kite Tech, blok B-3', ['MM', 16.4, 98.6, 'NonStateArmedGroup']),
  tamarind: place('Tamarind Bay Resort, gedung A-12', ['KH', 10.6, 103.5]),
  bamboo: place('Bamboo Star Casino, lantai 6', ['KH', 11.1, 106.2]),
  heron: place('Grey Heron Estate, gedung D-4', ['KH', 13.7, 102.6, 'Contested']),
  orchid: place('Orchid Delta Zone, blok K-7', ['LA', 20.4, 100.1, 'SEZOperator']),
  coral: place('Coral Peak Business Park, gedung F-2', ['PH', 15.2, 120.6]),
} as const

export interface Route {
  readonly code: string
  readonly transit: readonly Place[]
  readonly held: Place
}

/** Routes of domain.md §13.3. */
export const routes: readonly Route[] = [
  { code: 'R-MYA', transit: [towns.bangkok, towns.maeSot], held: compounds.lotus },
  { code: 'R-MYA', transit: [towns.bangkok, towns.maeSot], held: compounds.kite },
  { code: 'R-KHM-air', transit: [towns.singapore, towns.phnomPenh], held: compounds.tamarind },
  { code: 'R-KHM-air', transit: [towns.hoChiMinh, towns.svayRieng], held: compounds.bamboo },
  { code: 'R-KHM-land', transit: [towns.bangkok, towns.aranyaprathet], held: compounds.heron },
  { code: 'R-LAO', transit: [towns.bangkok, towns.chiangKhong], held: compounds.orchid },
  { code: 'R-PHL', transit: [towns.manila], held: compounds.coral },
]

export const homes: Readonly<Record<string, readonly Place[]>> = {
  ID: [
    towns.sukabumi,
    towns.bandung,
    towns.indramayu,
    towns.langkat,
    towns.manado,
    towns.singkawang,
    towns.pangkalpinang,
  ],
  TH: [towns.udonThani, towns.chiangRai, towns.bangkok],
  KH: [towns.kampongCham, towns.phnomPenh],
}
