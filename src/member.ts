import { memberCommand } from './exchange/members/command.ts'
import { print, sayingWhat, withHost } from './host-of-command.ts'
import { readConfig } from './platform/config.ts'
import { ownState } from './platform/databases.ts'

/** `suar member …`: the keys of this node in the exchange, and the signed list of members. Works while the node runs. */
export async function member(options: string[]): Promise<void> {
  const config = readConfig(process.env)
  await sayingWhat('CannotChange', () =>
    withHost(config, ownState(config), (host) => memberCommand(host, options, print)),
  )
  process.exit(process.exitCode ?? 0)
}
