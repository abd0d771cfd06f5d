import { cleanText } from '../../../platform/portal/read-form.ts'
import { GrievanceType } from '../contract.ts'

export interface Typed {
  readonly type: GrievanceType | undefined
  readonly what: string
  readonly office: string
  readonly officials: boolean
  readonly aboutState: string | null
  readonly mayGoAbroad: boolean
  readonly language: string
  readonly name: string
  readonly reach: string
}

export type Mistake = 'type' | 'what'

export const emptyForm: Typed = {
  type: undefined,
  what: '',
  office: '',
  officials: false,
  aboutState: null,
  mayGoAbroad: false,
  language: '',
  name: '',
  reach: '',
}

/** The states whose treatment somebody may complain of here; one that is not in the list goes into her own words. */
export const neighbours = ['BN', 'ID', 'KH', 'LA', 'MM', 'MY', 'PH', 'SG', 'TH', 'TL', 'VN'] as const

export function readComing(form: URLSearchParams): Typed {
  const text = (name: string, most: number) => cleanText(form.get(name) ?? '').slice(0, most)
  return {
    type: GrievanceType.safeParse(form.get('jenis')).data,
    what: text('isi', 8000),
    office: text('kantor', 300),
    officials: form.get('pejabat') === '1',
    aboutState: neighbours.find((state) => state === form.get('negara')) ?? null,
    mayGoAbroad: form.get('boleh') === '1',
    language: text('bahasa', 40) || 'id',
    name: text('nama', 200),
    reach: text('hubungi', 300),
  }
}

export const mistakesOf = ({ type, what }: Typed): Mistake[] => [
  ...(type === undefined ? (['type'] as const) : []),
  ...(what === '' ? (['what'] as const) : []),
]
