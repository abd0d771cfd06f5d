import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from './world.ts'

/** A report of twenty fields, about 1.9 kB as a browser sends it. */
export function form(): string {
  return new URLSearchParams({
    kunci: randomBytes(32).toString('base64url'),
    concerns: 'Child',
    called: 'Riko',
    features: 'umur 22, dari Sukabumi, tahi lalat di pipi kiri',
    place: `dekat sungai, gedung C-9 lantai 4, kamar 412. ${'katanya dua jam naik mobil dari Mae Sot. '.repeat(9)}`,
    placeKnownFrom: 'PersonSaid',
    danger: 'Now',
    happening: `dipukul, diancam dijual ke tempat lain. ${'telepon hanya sekali seminggu dan diawasi. '.repeat(9)}`,
    lastHeard: 'Days',
    lastHeardHow: 'pesan suara lewat akun teman, tiga puluh detik',
    recruiter: `akun Telegram HR Kitewind, nomor +999 812 555 0199. ${'tiket dibayar mereka. '.repeat(8)}`,
    contactWay: 'Call',
    phone: '+999 812 555 0142',
    callHours: 'setelah pukul 21',
    throughWhom: 'Bu Wati, tetangga',
    'mayRead.protectionOfficers': 'Yes',
    'mayRead.ngo': 'AskFirst',
    'mayRead.police': 'AskFirst',
    'mayRead.otherState': 'AskFirst',
    'mayRead.family': 'No',
  }).toString()
}

/** One request; its form's key is put in anew for each sending, so that the load costs the machine little beside the program. */
const sample = (() => {
  const body = form()
  return Buffer.from(
    `POST /id/tulis/semua HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, br\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
})()
const keyAt = sample.indexOf('kunci=') + 'kunci='.length

export const post = () => {
  const request = Buffer.from(sample)
  request.write(randomBytes(32).toString('base64url'), keyAt, 'latin1')
  return request
}

export const get = (path: string) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, br\r\n\r\n`)

export interface Server {
  readonly child: ChildProcess
  readonly port: number
}

export async function startServer(
  world: World,
  url: (role: string) => string,
  folder = world.newFolder(),
): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'intake-server.ts'), [url('suar_app'), url('suar_system'), folder])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

/** Sends a wish and gives the CPU time that the program has used when it is fulfilled. */
export async function ask(child: ChildProcess, wish: 'cpu' | 'seal' | 'rest'): Promise<number> {
  child.send(wish)
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return (cpu.user + cpu.system) / 1000
}

/** CPU time of the processes of this PostgreSQL that live now, in milliseconds (Linux; ten-millisecond ticks). */
export function cpuOfPostgres(folder: string): number {
  const own = readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0]!
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      if (!stat.includes('(postgres)')) continue
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[1] !== own && pid !== own) continue
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // ended while we looked
    }
  }
  return ticks * 10
}
