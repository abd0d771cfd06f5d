import type { Pool } from 'pg'
import type { Host } from '../platform/http.ts'
import { ledgerRow } from '../platform/ledger.ts'
import { sealJson, type Vault } from '../platform/seal.ts'
import type { Channel, Fragments } from './contract.ts'
import { inBatches } from './in-batches.ts'
import { dueAfter } from './promises.ts'
import { receiptOf, secretOf } from './receipt.ts'
import { tellerOf } from './teller.ts'

/** A report that is checked and ready to be written down. */
export interface Arriving {
  readonly id: string
  /** The secret of the form it came from: makes the receipt, and two sendings one report. */
  readonly secret: string
  readonly channel: Channel
  readonly language: string
  readonly fragments: Fragments
  readonly at: Date
}

/** What stands in the database after it arrived, for the first time or again. */
export interface Arrived {
  readonly id: string
  readonly receipt: string
  readonly pin: string
  readonly at: Date
  /** The form had made a report before; nothing was stored now. */
  readonly before: boolean
}

/** The row of a report and of its key, sealed and ready, made before any transaction begins. */
export function sealReport(vault: Vault, arriving: Arriving, turn = 0) {
  const { id, secret, channel, language, fragments, at } = arriving
  const { dataKey, row: key } = vault.newDataKey(id)
  const { once, ...receipt } = receiptOf(vault, secret, turn)
  const report = {
    id,
    receipt: receipt.number,
    secret: secretOf(vault, receipt),
    once,
    channel,
    language,
    state: 'Acknowledged' as const,
    danger: fragments.danger ?? ('Unknown' as const),
    teller: tellerOf(fragments),
    received_at: at,
    next_contact_due: dueAfter('FirstAnswer', at),
    content: sealJson(dataKey, 'fragments', fragments),
  }
  const line = ledgerRow(vault, { at, officer: null, action: 'intake/report-received', subject: id })
  return { report, key, line, pin: receipt.pin }
}

type Sealed = ReturnType<typeof sealReport>

/**
 * Report, key, ledger line and news in one statement, for a whole batch (decision 0011).
 * A report whose form or number is there already stores nothing and is missing from the answer.
 */
const statement = `
with incoming as (
  select * from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[],
                       $9::timestamptz[], $10::timestamptz[], $11::bytea[], $12::bytea[], $13::int[], $14::uuid[], $15::bytea[], $16::text[])
    as t (id, receipt, secret, once, channel, language, state, danger, received_at, due, content, wrapped, epoch, line, mark, teller)),
stored as (
  insert into intake.report (id, receipt, secret, once, channel, language, state, danger, teller, received_at, next_contact_due, content)
  select id, receipt, secret, once, channel, language, state, danger, teller, received_at, due, content from incoming
  on conflict do nothing
  returning id, received_at),
key as (
  insert into platform.data_key (id, wrapped, epoch)
  select incoming.id, wrapped, epoch from incoming join stored using (id)),
line as (
  insert into platform.ledger (id, at, action, subject, mark)
  select line, incoming.received_at, 'intake/report-received', id::text, mark from incoming join stored using (id)),
news as (
  insert into platform.outbox (kind, payload)
  select 'intake.report-received', jsonb_build_object('report', id) from stored)
select id from stored`

async function storeBatch(pool: Pool, batch: readonly Sealed[]): Promise<boolean[]> {
  const of = <T>(pick: (sealed: Sealed) => T) => batch.map(pick)
  const values = [
    of(({ report }) => report.id),
    of(({ report }) => report.receipt),
    of(({ report }) => report.secret),
    of(({ report }) => report.once),
    of(({ report }) => report.channel),
    of(({ report }) => report.language),
    of(({ report }) => report.state),
    of(({ report }) => report.danger),
    of(({ report }) => report.received_at.toISOString()),
    of(({ report }) => report.next_contact_due.toISOString()),
    of(({ report }) => report.content),
    of(({ key }) => key.wrapped),
    of(({ key }) => key.epoch),
    of(({ line }) => line.id),
    of(({ line }) => line.mark),
    of(({ report }) => report.teller),
  ]
  const { rows } = await pool.query<{ id: string }>({ name: 'intake-store', text: statement, values })
  const stored = new Set(rows.map(({ id }) => id))
  return of(({ report }) => stored.has(report.id))
}

/** Stores reports as they come, durably before it answers. The second sending of one form finds the first. */
export function createStore({ system, vault, poke }: Pick<Host<never>, 'system' | 'vault' | 'poke'>) {
  const { pool } = system
  const store = inBatches((batch: readonly Sealed[]) => storeBatch(pool, batch), { most: 64, inFlight: 2, gather: 2 })

  return async (arriving: Arriving): Promise<Arrived> => {
    for (let turn = 0; turn < 5; turn++) {
      const sealed = sealReport(vault, arriving, turn)
      if (await store(sealed)) {
        poke()
        return { id: arriving.id, receipt: sealed.report.receipt, pin: sealed.pin, at: arriving.at, before: false }
      }
      const before = await findByOnce(pool, sealed.report.once)
      if (before) return { ...before, pin: sealed.pin, before: true }
      // Somebody else holds this number: the next turn makes another.
    }
    throw new Error('no free receipt number in five turns')
  }
}

async function findByOnce(pool: Pool, once: Buffer): Promise<Omit<Arrived, 'pin' | 'before'> | undefined> {
  const { rows } = await pool.query<Omit<Arrived, 'pin' | 'before'>>(
    'select id, receipt, received_at as at from intake.report where once = $1',
    [once],
  )
  return rows[0]
}
