import type { Slice } from '../platform/slice.ts'
import type { PlatformTables } from '../platform/handle.ts'
import { endpoint as changeCase } from './file/change-case.ts'
import { endpoint as changePhase } from './file/change-phase.ts'
import { endpoint as changeStatus } from './file/change-status.ts'
import { endpoint as findCaseByCode } from './file/find-case-by-code.ts'
import { endpoint as getCase } from './file/get-case.ts'
import { endpoint as openCase } from './file/open-case.ts'
import { endpoint as addIdentifier } from './identifiers/add-identifier.ts'
import { endpoint as findByIdentifier } from './identifiers/find-by-identifier.ts'
import { endpoint as linkCases } from './joins/link-cases.ts'
import { endpoint as mergeCases } from './joins/merge-cases.ts'
import { endpoint as undoMerge } from './joins/undo-merge.ts'
import { endpoint as unlinkCases } from './joins/unlink-cases.ts'
import { endpoint as addLeg } from './journey/add-leg.ts'
import { endpoint as changeLeg } from './journey/change-leg.ts'
import { endpoint as countCases } from './lists/count-cases.ts'
import { endpoint as listCases } from './lists/list-cases.ts'
import { endpoint as endParticipation } from './participation/end-participation.ts'
import { endpoint as inviteAgency } from './participation/invite-agency.ts'
import { endpoint as whoLooked } from './participation/who-looked.ts'
import { endpoint as addPerson } from './people/add-person.ts'
import { endpoint as addRole } from './people/add-role.ts'
import { endpoint as changePerson } from './people/change-person.ts'
import { endpoint as endRole } from './people/end-role.ts'
import { endpoint as revealIdentity } from './people/reveal-identity.ts'
import { endpoint as addNote } from './work/add-note.ts'
import { endpoint as addTask } from './work/add-task.ts'
import { endpoint as finishTask } from './work/finish-task.ts'
import { endpoint as listMyTasks } from './work/list-my-tasks.ts'
import { endpoint as listTimeline } from './work/list-timeline.ts'
import { endpoint as pauseClock } from './work/pause-clock.ts'
import { endpoint as promiseContact } from './work/promise-contact.ts'
import { endpoint as searchPeople } from './names/search-people.ts'
import { dropFilter, listFilters, saveFilter } from './lists/filters.ts'
import type { CaseworkTables } from './tables.ts'

/** Every verb of this slice. */
export const endpoints: Slice<CaseworkTables & PlatformTables>['endpoints'] = [
  addIdentifier,
  addLeg,
  addNote,
  addPerson,
  addRole,
  addTask,
  changeCase,
  changeLeg,
  changePerson,
  changePhase,
  changeStatus,
  countCases,
  endParticipation,
  endRole,
  findByIdentifier,
  findCaseByCode,
  finishTask,
  getCase,
  inviteAgency,
  linkCases,
  listCases,
  listMyTasks,
  listTimeline,
  mergeCases,
  openCase,
  pauseClock,
  promiseContact,
  revealIdentity,
  searchPeople,
  undoMerge,
  unlinkCases,
  whoLooked,
  dropFilter,
  listFilters,
  saveFilter,
]
