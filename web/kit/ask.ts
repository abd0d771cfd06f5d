import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import type { Contract } from '../../src/platform/contract.ts'
import { NoAnswer, ProblemError } from './problem.ts'

interface AskOptions {
  /** Ask only when true; for a question whose input is not known yet. */
  readonly when?: boolean
  /** Keep showing the last answer while the input changes; for lists with filters. */
  readonly keep?: boolean
  /** Ask again every so many seconds, for screens that must not go stale even without live notices. */
  readonly every?: number
}

/** Asks a query of the node and keeps the answer: `const queue = useAsk(listQueue, { state: 'open' })`. */
export function useAsk<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  options: AskOptions = {},
): UseQueryResult<z.output<O>> {
  const { when = true, keep = false, every } = options
  return useQuery({
    ...question(contract, input),
    enabled: when,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(every && { refetchInterval: every * 1000 }),
  }) as UseQueryResult<z.output<O>>
}

/** One question as TanStack Query knows it; pages use it to ask ahead while a link is hovered. */
export function question<I extends z.ZodType, O extends z.ZodType>(contract: Contract<I, O>, input: z.input<I>) {
  return queryOptions({
    queryKey: [contract.name, input] as const,
    queryFn: ({ signal }) => post(contract, input, signal),
  })
}

/**
 * Tells the node to do something: `const decide = useTell(decideReport)`, then `decide.mutate(input, { onSuccess })`.
 * What is told is never shown as done before the node has said so. Afterwards every open question of the same slice,
 * and of the slices named in `also`, is asked again. A query is told, too, where looking is an act of its own that must
 * not happen again by itself; it changes nothing, so nothing is asked again.
 */
export function useTell<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  also: readonly string[] = [],
): Tell<z.output<O>, z.input<I>> {
  const client = useQueryClient()
  const told = useMutation({
    mutationKey: [contract.name],
    mutationFn: (input: z.input<I>) => post(contract, input),
    onSuccess: () =>
      contract.kind === 'query' ? undefined : askAgain(client, [contract.name.split('/')[0]!, ...also]),
  })
  const { mutateAsync } = told
  const mutate = useCallback<Tell<z.output<O>, z.input<I>>['mutate']>(
    (input, { onSuccess } = {}) => {
      const page = location.pathname
      mutateAsync(input).then(
        (answer) => {
          if (location.pathname === page) onSuccess?.(answer)
        },
        () => undefined, // it is `error`, on the screen
      )
    },
    [mutateAsync],
  )
  return { ...told, mutate }
}

/**
 * What was told, and how it stands. `onSuccess` runs although the form is gone by then: the answer may already have
 * changed the page so that the form has no place on it. It does not run once the officer has left the page.
 */
type Tell<Answer, Input> = Omit<UseMutationResult<Answer, Error, Input>, 'mutate'> & {
  readonly mutate: (input: Input, options?: { readonly onSuccess?: (answer: Answer) => void }) => void
}

/** Keeps what is written while it is being written: nothing on the screen is asked again for it. */
export function useKeep<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
): UseMutationResult<z.output<O>, Error, z.input<I>> {
  return useMutation({ mutationKey: [contract.name], mutationFn: (input: z.input<I>) => post(contract, input) })
}

/** Marks every answer of these slices as old; those on screen are asked again at once. */
export function askAgain(client: ReturnType<typeof useQueryClient>, slices: readonly string[]): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [name] }) => slices.includes(String(name).split('/')[0]!),
  })
}

/** A line that is cut without a word looks like a slow one: after so long the officer is told. */
const patience = 30_000

async function post<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  signal?: AbortSignal,
): Promise<z.output<O>> {
  const answer = await fetch(`/api/${contract.name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    signal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(patience)]),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new NoAnswer({ told: signal === undefined })
  })
  const body = (await answer.json().catch(() => ({}))) as object
  if (answer.ok) return body as z.output<O>
  const { code = 'unforeseen', detail = {} } = body as { code?: string; detail?: Record<string, unknown> }
  throw new ProblemError(code, answer.status, detail)
}
