import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { AddressInfo } from 'node:net'

// The plain way to take a file: node:http writes what comes to a file and makes it durable. Nothing is checked or sealed.
const [folder = ''] = process.argv.slice(2)
let count = 0
const server = createServer(async (request, response) => {
  const path = join(folder, `bare-${++count}`)
  await pipeline(request, createWriteStream(path))
  const file = await open(path, 'r+')
  await file.datasync()
  await file.close()
  response.writeHead(204).end()
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
process.on('disconnect', () => process.exit(0))
