import { useState } from 'react'
import { NoAnswer, ProblemError } from '../../../../web/kit/problem.ts'
import type { RoomId } from '../../contract.ts'

/** Sends a file up for a room; what it is called travels sealed, with the word that shares it. */
export function useUpload(room: RoomId) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const send = async (file: File): Promise<string> => {
    setBusy(true)
    setError(null)
    try {
      return await post(room, file)
    } catch (caught) {
      setError(caught as Error)
      throw caught
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, error }
}

async function post(room: RoomId, file: File): Promise<string> {
  const answer = await fetch(`/api/requests/room-file/${room}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new NoAnswer({ told: true })
  })
  const body = (await answer.json().catch(() => ({}))) as { file?: string; code?: string; detail?: object }
  if (answer.ok && body.file) return body.file
  throw new ProblemError(body.code ?? 'unforeseen', answer.status, { ...body.detail })
}
