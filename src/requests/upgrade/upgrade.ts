import { endpoint as showClock } from '../clocks/show-clock.ts'
import { endpoint as confirmItems } from './confirm-items.ts'
import { endpoint as showPath } from './show-path.ts'
import { endpoint as upgradeRequest } from './upgrade-request.ts'

/** What this part of the slice gives to it. */
export const endpoints = [showClock, showPath, upgradeRequest, confirmItems]
