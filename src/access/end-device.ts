import { handle } from '../platform/handle.ts'
import { endDevice } from './contract.ts'
import { noSuchDevice } from './problems.ts'
import type { AccessTables } from './tables.ts'

const none = '00000000-0000-0000-0000-000000000000'

export const endpoint = handle<AccessTables, typeof endDevice.input, typeof endDevice.output>(endDevice, {
  needs: 'access.self',
  audit: ({ device }, { ended }) => ({ subject: device, detail: { ended } }),
  async run({ db, officer }, { device }) {
    const mine = db.deleteFrom('access.session').where('user_id', '=', officer.id)
    const which =
      device === 'all-others' ? mine.where('id', '<>', officer.session ?? none) : mine.where('id', '=', device)
    const ended = Number((await which.executeTakeFirst()).numDeletedRows)
    if (ended === 0 && device !== 'all-others') throw noSuchDevice()
    return { ended }
  },
})
