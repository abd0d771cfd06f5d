import { keep as keepProvider, list as listProviders } from '../providers/providers.ts'
import { endpoint as addServiceNote } from './add-service-note.ts'
import { gaps, services } from './list-services.ts'
import { endpoint as recordNeed } from './record-need.ts'
import { endpoint as takeServiceStep } from './take-service-step.ts'
import { answer, ask } from './transfers.ts'

export const endpoints = [
  recordNeed,
  takeServiceStep,
  addServiceNote,
  ask,
  answer,
  services,
  gaps,
  keepProvider,
  listProviders,
]
