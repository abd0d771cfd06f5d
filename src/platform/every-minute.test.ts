import { afterEach, expect, test, vi } from 'vitest'
import { useNode } from '../../test/node.ts'
import { everyMinute } from './every-minute.ts'

const node = useNode()
afterEach(() => void vi.useRealTimers())

test('it looks at once and each minute, wakes the outbox when something moved, outlives a failure, and stops', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const [poke, log] = [vi.fn(), vi.fn()]
  const look = vi.fn<() => Promise<number>>()
  look.mockResolvedValueOnce(0).mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(2)
  const stop = everyMinute({ ...node.host, poke, log }, { name: 'rounds', look })
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(1))
  expect(poke).not.toHaveBeenCalled()

  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(log).toHaveBeenCalledWith('rounds', { error: 'Error: away' }))
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(poke).toHaveBeenCalledTimes(1))

  await stop()
  vi.advanceTimersByTime(600_000)
  expect(look).toHaveBeenCalledTimes(3)
})
