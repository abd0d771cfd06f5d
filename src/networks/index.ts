import type { AccessTables } from '../access/index.ts'
import type { CaseworkTables } from '../casework/index.ts'
import type { DirectoryTables } from '../directory/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { blinded } from './clashes.ts'
import * as entries from './keep-entry.ts'
import { endpoint as listNetworks, formsEndpoint } from './list-networks.ts'
import * as operations from './operations.ts'
import { endpoint as prepareEntry } from './prepare-entry.ts'
import { dependsOn } from './rests-on.ts'
import { tellWhoFiled } from './tell-who-filed.ts'
import { endpoint as listOriginators } from './originators.ts'
import { list as listOperations } from './list-operations.ts'
import type { NetworksTables } from './tables.ts'

export type { NetworksTables } from './tables.ts'

export const slice: Slice<NetworksTables & CaseworkTables & AccessTables & DirectoryTables & PlatformTables> = {
  name: 'networks',
  dependsOn,
  listeners: { 'assistance.consent-narrowed': tellWhoFiled },
  blinded: [blinded],
  endpoints: [
    listNetworks,
    formsEndpoint,
    prepareEntry,
    entries.list,
    entries.show,
    entries.change,
    entries.file,
    entries.withdraw,
    listOriginators,
    listOperations,
    operations.plan,
    operations.target,
    operations.change,
  ],
}
