import { endpoint as prepare, read } from './prepare.ts'
import { openFromRow, take } from './receive.ts'
import { send, strike } from './send.ts'
import { get, list } from './show.ts'

export { listeners, messages } from './receive.ts'

/** What this part of the slice gives to it. */
export const endpoints = [read, prepare, send, strike, take, openFromRow, list, get]
