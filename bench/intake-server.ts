import { serve } from '@hono/node-server'
import { createNode } from '../src/node.ts'
import { createSealer } from '../src/platform/ledger-sealer.ts'
import { openVault } from '../src/platform/seal.ts'
import { benchHost } from './bench-host.ts'

// One node in a process of its own, as in a real installation; `intake.bench.ts` starts it and asks for its CPU time.
const [app = '', system = '', folder = ''] = process.argv.slice(2)
const id = '00000000-0000-7000-8000-f00000000001'
const operator = { id, post: id, agency: id, may: new Set(['intake.take']) }
const host = benchHost({
  url: (role) => (role === 'suar_app' ? app : system),
  folder,
  pools: [4, 32],
  origin: 'http://localhost',
  vault: openVault(Buffer.alloc(32, 1)),
  whoIs: async (request) => (request.headers.has('x-officer') ? operator : undefined),
  fetch: (request) => fetch(request),
  log: () => undefined,
})
const node = createNode(host)
const server = serve({ fetch: node.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }))
let sealer: ReturnType<typeof createSealer> | undefined
process.on('message', async (wish: 'cpu' | 'seal' | 'rest') => {
  if (wish === 'seal') {
    sealer = createSealer(node.host)
    await sealer.seal() // what came before is not counted
    sealer.start()
  }
  if (wish === 'rest') await sealer?.stop()
  process.send?.({ cpu: process.cpuUsage() })
})
process.on('disconnect', () => {
  server.close()
  process.exit(0)
})
