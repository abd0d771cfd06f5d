import type { CaseFile, Compartment } from '../contract.ts'

/** What an officer is about to do on a case. */
export interface Action {
  readonly kind:
    | 'contact'
    | 'note'
    | 'task'
    | 'person'
    | 'identifier'
    | 'leg'
    | 'reveal'
    | 'phase'
    | 'status'
    | 'invite'
    | 'link'
    | 'merge'
    | 'conflict'
    | 'case'
    | 'correct'
    | 'roles'
    | 'end-part'
    | 'undo-merge'
  /** Whom it is about. */
  readonly person?: string
  /** A step of a journey to correct. */
  readonly leg?: string
  /** A merge to undo. */
  readonly merge?: string
  /** Whose part ends, and where. */
  readonly part?: { readonly agency: string; readonly compartment: Compartment }
}

export interface ActionProps {
  readonly file: CaseFile
  readonly action: Action
  readonly close: () => void
}
