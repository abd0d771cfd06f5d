import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import { createDatabase, type OwnPostgres } from '../src/platform/postgres.ts'

/** What a bench gets: a durable PostgreSQL of its own (fsync and synchronous_commit on), and a folder. */
export interface World {
  readonly postgres: OwnPostgres
  readonly folder: string
  /** An empty folder for the files of one node: no two nodes share one, as in life. */
  readonly newFolder: () => string
  /** A new, migrated, empty node database; gives the URL for a role: `postgres`, `suar_app` or `suar_system`. */
  readonly newNode: () => Promise<(role: string) => string>
  /** True with `--quick`: less work, same shape, for trying a bench out. */
  readonly quick: boolean
}

/** One line of the result: a figure, beside the same work done the plain way in the same run. */
export interface Row {
  readonly what: string
  readonly figure: number
  readonly unit: string
  /** The plain way, same run, same unit. */
  readonly baseline?: number
  /** What is demanded of the ratio figure ÷ baseline, or of the figure itself. */
  readonly target?: { readonly of: 'ratio' | 'figure'; readonly atLeast?: number; readonly atMost?: number }
}

/** A file `bench/<name>.bench.ts` exports `bench` of this shape; `npm run bench <name>` runs it alone. */
export interface Bench {
  readonly name: string
  readonly run: (world: World) => AsyncIterable<Row>
}

/** A world over one PostgreSQL; its data lie in `<folder>/pg`. */
export function worldOf(postgres: OwnPostgres, { folder, quick }: Pick<World, 'folder' | 'quick'>): World {
  let count = 0
  return {
    postgres,
    folder,
    quick,
    newFolder: () => mkdtempSync(join(folder, 'node-')),
    async newNode() {
      const database = `bench_${++count}`
      await createDatabase(postgres, database)
      await migrate(postgres.url(database), join(import.meta.dirname, '../migrations'))
      return (role) => postgres.url(database, role)
    },
  }
}
