import type { AccessTables } from '../access/index.ts'
import type { CaseworkTables } from '../casework/index.ts'
import type { DirectoryTables } from '../directory/index.ts'
import type { LettersTables } from '../letters/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as decideAge } from './age/decide-age.ts'
import { endpoint as disputeAge } from './age/dispute-age.ts'
import { endpoint as endGuardian } from './age/end-guardian.ts'
import { endpoint as getChildhood } from './age/get-childhood.ts'
import { endpoint as nameGuardian } from './age/name-guardian.ts'
import { endpoint as decideAppeal } from './appeal/decide-appeal.ts'
import { endpoint as fileAppeal } from './appeal/file-appeal.ts'
import { reviewAsked } from './appeal/hear-review.ts'
import { tellOfAppeal } from './appeal/tell-of-appeal.ts'
import { endpoint as withdrawAppeal } from './appeal/withdraw-appeal.ts'
import { endpoint as answerRecognition } from './recognition/answer-recognition.ts'
import { endpoint as issueDecisionLetter } from './letter/issue-decision-letter.ts'
import { endpoint as listDecisionLetters } from './letter/list-decision-letters.ts'
import { endpoint as openDecisionLetter } from './letter/open-decision-letter.ts'
import { endpoint as previewDecisionLetter } from './letter/preview-decision-letter.ts'
import { endpoint as listDeterminations } from './list-determinations.ts'
import { endpoint as backBox } from './matrix/back-box.ts'
import { endpoint as getMatrix } from './matrix/get-matrix.ts'
import { endpoint as strikeBacking } from './matrix/strike-backing.ts'
import { endpoint as recordDetermination } from './record-determination.ts'
import { endpoint as recordScreening } from './record-screening.ts'
import { endpoint as answerScreening } from './screening/answer-screening.ts'
import { endpoint as beginScreening } from './screening/begin-screening.ts'
import { endpoint as endScreening } from './screening/end-screening.ts'
import { endpoint as getScreening } from './screening/get-screening.ts'
import { endpoint as listCatalogues } from './screening/list-catalogues.ts'
import { endpoint as listScreenings } from './screening/list-screenings.ts'
import { endpoint as takeCatalogue } from './screening/take-catalogue.ts'
import type { IdentificationTables } from './tables.ts'

export { getDetermination } from './get-determination.ts'
export { noteOtherState } from './note-other-state.ts'
export type { IdentificationTables } from './tables.ts'

export const slice: Slice<
  IdentificationTables & CaseworkTables & LettersTables & DirectoryTables & AccessTables & PlatformTables
> = {
  name: 'identification',
  endpoints: [
    recordScreening,
    recordDetermination,
    listDeterminations,
    beginScreening,
    answerScreening,
    getScreening,
    listScreenings,
    endScreening,
    listCatalogues,
    takeCatalogue,
    getMatrix,
    backBox,
    strikeBacking,
    fileAppeal,
    withdrawAppeal,
    decideAppeal,
    answerRecognition,
    listDecisionLetters,
    previewDecisionLetter,
    issueDecisionLetter,
    openDecisionLetter,
    getChildhood,
    disputeAge,
    decideAge,
    nameGuardian,
    endGuardian,
  ],
  listeners: { 'identification.appealed': tellOfAppeal, 'assistance.review-asked': reviewAsked },
}
