import { endpoint as closeRoom } from './close-room.ts'
import { endpoint as finishAction } from './finish-action.ts'
import { endpoint as getRoom } from './get-room.ts'
import { endpoint as listRooms } from './list-rooms.ts'
import { roomMessage } from './messages.ts'
import { endpoint as openRoomFile } from './open-room-file.ts'
import { endpoint as openRoom } from './open-room.ts'
import { endpoint as readRoom } from './read-room.ts'
import { endpoint as sayInRoom } from './say-in-room.ts'
import { endpoint as takeBackWord } from './take-back-word.ts'
import { takeWord } from './take-word.ts'

export { filesApi } from './files-api.ts'
export { followCopy } from './follow-copy.ts'
export { ringForWord } from './give-notice.ts'

/** What the case room adds to the slice. */
export const endpoints = [
  listRooms,
  getRoom,
  openRoom,
  sayInRoom,
  finishAction,
  takeBackWord,
  closeRoom,
  readRoom,
  openRoomFile,
]
export const messages = { [roomMessage.split('@')[0]!]: takeWord }
