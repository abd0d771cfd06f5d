import type { ComponentType } from 'react'
import type { CaseFile } from '../contract.ts'
import type { Action, ActionProps } from './action.ts'
import { AddIdentifier, AddPerson } from './actions-people.tsx'
import { Reveal } from './reveal.tsx'
import { EditLeg } from './actions-leg.tsx'
import { ChangePhase, ChangeStatus, Invite, Link, Merge } from './actions-case.tsx'
import { DeclareConflict } from './conflict.tsx'
import { ChangeCase } from './change-case.tsx'
import { ChangePerson } from './change-person.tsx'
import { EndPart, UndoMerge } from './reason-form.tsx'
import { Roles } from './roles.tsx'
import { AddNote, AddTask } from './actions-work.tsx'

const kinds: Record<Action['kind'], ComponentType<ActionProps>> = {
  contact: AddNote,
  note: AddNote,
  task: AddTask,
  person: AddPerson,
  identifier: AddIdentifier,
  leg: EditLeg,
  reveal: Reveal,
  phase: ChangePhase,
  status: ChangeStatus,
  invite: Invite,
  link: Link,
  merge: Merge,
  conflict: DeclareConflict,
  case: ChangeCase,
  correct: ChangePerson,
  roles: Roles,
  'end-part': EndPart,
  'undo-merge': UndoMerge,
}

/** The drawer of what an officer is about to do; at most one is open. */
export function Actions({ file, action, close }: { file: CaseFile; action: Action | undefined; close: () => void }) {
  if (!action) return null
  const Form = kinds[action.kind]
  return <Form key={`${action.kind} ${action.person} ${action.leg}`} file={file} action={action} close={close} />
}
