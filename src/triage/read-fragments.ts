import type { Fragments } from '../intake/contract.ts'
import type { Answers, Flag } from './contract.ts'

const asked = { Now: 'yes', Soon: 'yes', No: 'no', Unknown: 'unknown' } as const
const signs = {
  child: 'Child',
  injury: 'Injury',
  suicide: 'SuicideRisk',
  sale: 'SaleOrTransferPlanned',
  pregnancy: 'Pregnancy',
  armedControl: 'ArmedControl',
  battery: 'BatteryLow',
} as const

/** What the report itself already answers of the eight questions. A sign that was not mentioned stays unknown, never no. */
export function answersIn({ danger, signs: told = [] }: Fragments): Answers {
  const mentioned = Object.entries(signs).filter(([, sign]) => told.includes(sign))
  return {
    ...(danger && { danger: asked[danger] }),
    ...Object.fromEntries(mentioned.map(([question]) => [question, 'yes' as const])),
  }
}

/** What whoever opens the list must know before touching the report. */
export function flagsIn({ doNotCall, contactWay, signs: told = [] }: Fragments): Flag[] {
  const flags: Flag[] = []
  if (doNotCall) flags.push('DoNotCall')
  if (contactWay === 'CodedSms') flags.push('PhoneWatched')
  if (told.includes('Child')) flags.push('Child')
  if (told.includes('Injury')) flags.push('Injury')
  if (told.includes('ArmedControl')) flags.push('OutsideStateControl')
  return flags
}

/** The reporter's own words for a row of the list: what happens, else where, else who. */
export function wordsOf({ happening, place, called, features, recruiter }: Fragments): string {
  const words = [happening, place, features, called, recruiter].find((text) => text) ?? ''
  return words.length > 160 ? `${words.slice(0, 159).trimEnd()}…` : words
}
