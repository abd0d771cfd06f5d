import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from './world.ts'

/** CPU milliseconds that PostgreSQL has used so far, its ended sessions included. */
export function serverCpu({ folder }: World): number {
  const postmaster = Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /, 2)
      const [, parent, ...rest] = fields!.split(' ')
      if (Number(pid) === postmaster) ticks += sum(rest.slice(9, 13))
      else if (Number(parent) === postmaster) ticks += sum(rest.slice(9, 11))
    } catch {
      // the process ended while we looked
    }
  return ticks * 10
}

const sum = (numbers: readonly string[]): number => numbers.reduce((total, n) => total + Number(n), 0)
