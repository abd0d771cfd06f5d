import { endpoint as getGrievance } from './get-grievance.ts'
import { endpoint as listGrievances } from './list-grievances.ts'
import { endpoint as takeGrievance } from './take-grievance.ts'
import { endpoint as takeGrievanceStep } from './take-step.ts'

export const endpoints = [takeGrievance, listGrievances, getGrievance, takeGrievanceStep]
