import { endpoint as askLawyer } from './ask-lawyer.ts'
import { addLawyerEndpoint, checkLawyerEndpoint, listLawyersEndpoint } from './lawyers.ts'
import { endpoint as listAid, mine } from './list-aid.ts'
import { steps } from './mandate-steps.ts'
import { listNotes, writeNote } from './privileged-notes.ts'
import { endpoint as tellRights } from './tell-rights.ts'

export const endpoints = [
  addLawyerEndpoint,
  listLawyersEndpoint,
  checkLawyerEndpoint,
  askLawyer,
  ...steps,
  tellRights,
  listAid,
  mine,
  writeNote,
  listNotes,
]
