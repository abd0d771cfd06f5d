import type { CaseFile } from '../contract.ts'

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
  /** Whom it is about. */
  readonly person?: string
}

export interface ActionProps {
  readonly file: CaseFile
  readonly action: Action
  readonly close: () => void
}
