import { expect, test } from 'vitest'
import { compounds, routes, towns } from './stories/places.ts'
import { whomToAsk } from './whom-to-ask.ts'

const nodes = ['ID', 'TH', 'KH']
const ask = (own: string, home: keyof typeof towns, held: keyof typeof compounds) =>
  whomToAsk({ home: towns[home], route: routes.find((route) => route.held === compounds[held])! }, { own, nodes })

test('a request goes to the state that can do something there', () => {
  expect(ask('ID', 'sukabumi', 'lotus')).toBe('TH')
  expect(ask('ID', 'sukabumi', 'bamboo')).toBe('KH') // by Ho Chi Minh City: Viet Nam has no node
  expect(ask('TH', 'udonThani', 'tamarind')).toBe('KH')
  expect(ask('ID', 'sukabumi', 'coral')).toBeUndefined() // the Philippines have none either
  expect(ask('TH', 'udonThani', 'lotus')).toBeUndefined() // the last state on the way is Thailand itself
  expect(ask('KH', 'sukabumi', 'tamarind')).toBe('ID') // who is she?
})
