import { useQueryClient } from '@tanstack/react-query'
import { askAgain } from '../../../web/kit/ask.ts'
import { turnSingleKeys } from '../../../web/kit/keys.tsx'
import { markSignedIn } from '../../../web/kit/session.ts'
import type { z } from 'zod'
import { me as meContract } from '../contract.ts'
import { knock } from './doors.ts'

/**
 * What follows when the node has let an officer in. Over a page it steps aside and the page goes on; on a page of its
 * own it opens the desk. Who still owes a second factor is led to where she enrols it.
 */
export function useComeIn(): () => void {
  const client = useQueryClient()
  return () => {
    void (async () => {
      const me = await knock<z.output<typeof meContract.output>>(meContract.name, {}).catch(() => undefined)
      if (me && !me.shortcuts) turnSingleKeys(false)
      const before = client.getQueryData<{ id: string }>([meContract.name, {}])
      const owes = me?.secondFactor.required && me.may.length === 1
      const alone = /^\/desk\/(sign-in|accept)\/?$/.test(location.pathname)
      // Another officer, or a page of its own: a fresh document, so that nothing of the last one stays in memory.
      if (owes) location.assign('/desk/account')
      else if (alone || (before && me && before.id !== me.id)) location.assign('/desk/')
      else {
        markSignedIn()
        await askAgain(client, ['access'])
        await client.invalidateQueries()
      }
    })()
  }
}
