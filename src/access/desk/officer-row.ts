import type { z } from 'zod'
import type { listOfficers } from '../officers-contract.ts'

export type OfficerRow = z.output<typeof listOfficers.output>['officers'][number]
