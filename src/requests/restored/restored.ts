import type { Rebuild } from '../../platform/slice.ts'
import type { AllTables } from '../context.ts'
import { definitions } from '../definitions.ts'
import { erasedMessage, recallMessage } from '../recall/messages.ts'
import { leadMessage } from '../lead/messages.ts'
import { stepMessage } from '../messages.ts'
import { onwardMessage } from '../onward/messages.ts'
import { statementMessage } from '../registers/statement.ts'
import { translationMessage } from '../translate/messages.ts'
import { rebuildErased, rebuildRecall } from './rebuild-recall.ts'
import { rebuildLeadWord } from './rebuild-lead.ts'
import { rebuildOnward } from './rebuild-onward.ts'
import { rebuildOpening } from './rebuild-opening.ts'
import { rebuildPart, rebuildTaken } from './rebuild-roster.ts'
import { rebuildStep } from './rebuild-step.ts'
import { rebuildTranslation } from './rebuild-translation.ts'
import { rebuildWord } from './rebuild-word.ts'
import { roomMessage } from '../room/messages.ts'
import { partMessage, takenMessage } from '../roster/messages.ts'

const withoutVersion = (type: string) => type.split('@')[0]!

/** What each message of ours that comes back after a restore rebuilds: docs/decisions/0032-what-came-back-rebuilds-what-was-known.md. */
export const replays: Readonly<Record<string, Rebuild<AllTables>>> = {
  ...Object.fromEntries(
    Object.values(definitions).map(({ kind, message }) => [withoutVersion(message), rebuildOpening(kind)]),
  ),
  [withoutVersion(stepMessage)]: rebuildStep,
  [withoutVersion(recallMessage)]: rebuildRecall,
  [withoutVersion(erasedMessage)]: rebuildErased,
  [withoutVersion(leadMessage)]: rebuildLeadWord,
  [withoutVersion(onwardMessage)]: rebuildOnward,
  [withoutVersion(translationMessage)]: rebuildTranslation,
  [withoutVersion(roomMessage)]: rebuildWord,
  [withoutVersion(partMessage)]: rebuildPart,
  [withoutVersion(takenMessage)]: rebuildTaken,
  // A comparison of books that was forgotten is made anew.
  [withoutVersion(statementMessage)]: async () => undefined,
}
