import { give, keep, leave } from './beds.ts'
import { endpoint as listBeds } from './list-beds.ts'
import { restrict, review } from './restrictions.ts'

export const endpoints = [keep, listBeds, give, leave, restrict, review]
