import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { seedDirectory, type DirectoryTables } from '../src/directory/index.ts'
import { seedFigures, type FiguresTables } from '../src/figures/index.ts'
import { openDatabase } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { createDatabase, startPostgres } from '../src/platform/postgres.ts'
import { putPeople } from './people-in-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}

/** One real PostgreSQL a run, one migrated template in it, one copy a test file. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'suar-test-'))
  const postgres = await startPostgres(join(folder, 'pg'), { durable: false })
  await createDatabase(postgres, 'template_node')
  await migrate(postgres.url('template_node'), 'migrations')
  await putPeople(postgres.url('template_node'))
  const { kysely } = openDatabase<DirectoryTables & FiguresTables>(postgres.url('template_node'), 1)
  await kysely.transaction().execute(async (db) => {
    await seedDirectory(db as never)
    await seedFigures(db as never, new Date())
  })
  await kysely.destroy()
  project.provide('postgres', postgres.url('DATABASE', 'ROLE'))
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
