import type { PoolClient } from 'pg'
import { Sealer, untilStopped, type Leaf } from '../../platform/sealer.ts'
import { Problem } from '../../platform/problem.ts'
import type { NoteSigner } from '../../platform/signed-note.ts'
import { officeOf } from '../office.ts'
import type { ExchangeHost, LoggedKind } from '../tables.ts'
import { logTree, originOf } from './names.ts'

const pause = 5_000

interface Logged extends Leaf {
  readonly line: string
  readonly kind: LoggedKind
  readonly digest: string
  readonly mark: Buffer | null
}

/** Signs checkpoints of this node's log, with the key that signs its messages now. */
export const logSigner = async (host: ExchangeHost): Promise<NoteSigner> => ({
  name: originOf(host.state),
  privateKey: (await officeOf(host)).signer.key,
})

/** Makes leaves of what was written down for the log, every few seconds, far from the transactions that wrote it. */
export function createLogSealer(host: ExchangeHost) {
  const sealer = new Sealer<Logged>(host.system.pool, {
    tables: logTree,
    lock: 7_381_404,
    clock: host.clock,
    signer: () => logSigner(host),
    take: (client, most) => takePending(client, { origin: originOf(host.state), most }),
    storeLeaves,
  })
  const seal = () => sealer.pass()
  const failed = (error: unknown) => {
    // A node that has joined no region yet signs nothing.
    if (!(error instanceof Problem)) host.log('exchange.log-not-sealed', { error: String(error) })
  }
  return { ...untilStopped(seal, pause, failed), seal }
}

/** Taken from where it waits and made a leaf in one transaction: a crash leaves it in the one place or the other. */
async function takePending(client: PoolClient, { origin, most }: { origin: string; most: number }) {
  const { rows } = await client.query<Logged>(
    `with taken as (
       delete from exchange.log_pending where line in (select line from exchange.log_pending order by line limit $2)
       returning line, kind, digest, mark)
     select line, kind, digest, mark, sha256('\\x00'::bytea || exchange.log_entry($1, kind, digest)) as hash
       from taken order by line`,
    [origin, most],
  )
  return { rows, more: rows.length === most }
}

function storeLeaves(client: PoolClient, first: number, rows: readonly Logged[]) {
  return client.query(
    `insert into exchange.log_leaf (index, kind, digest, mark, hash)
     select $1::bigint + n - 1, kind, digest, mark, substring($5::bytea from (n::int - 1) * 32 + 1 for 32)
       from unnest($2::text[], $3::text[], $4::bytea[]) with ordinality as taken (kind, digest, mark, n)`,
    [
      first,
      rows.map(({ kind }) => kind),
      rows.map(({ digest }) => digest),
      rows.map(({ mark }) => mark),
      Buffer.concat(rows.map(({ hash }) => hash)),
    ],
  )
}
