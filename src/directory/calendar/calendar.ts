import { clockFor } from './clock-for.ts'
import { afterWorkingDays, daysOff, movedToWork } from './working-days.ts'

/** Working days between two states: the rule that counts, and the counting. */
export const calendar = { clockFor, after: afterWorkingDays, movedToWork, daysOff }
