import { pouchCommand } from './exchange/pouch/command.ts'
import { print, sayingWhat, withHost } from './host-of-command.ts'
import { readConfig } from './platform/config.ts'
import { ownState } from './platform/databases.ts'

/** `suar exchange export | import`: what waits for a partner as one sealed file, where no line is. Works while the node runs. */
export async function exchange(options: string[]): Promise<void> {
  const config = readConfig(process.env)
  await sayingWhat('WrongFile', () => withHost(config, ownState(config), (host) => pouchCommand(host, options, print)))
  process.exit(process.exitCode ?? 0)
}
