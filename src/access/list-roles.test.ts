import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import en from './locales/en.json' with { type: 'json' }
import id from './locales/id.json' with { type: 'json' }
import { listRoles } from './officers-contract.ts'
import { roles } from './roles.ts'
import { roleSources } from './role-sources.ts'

const node = useNode()

test('who administers, supervises or audits reads what each role may do, and where it comes from', async () => {
  for (const person of ['Hadi', 'Citra', 'Mega', 'Indra'] as const) {
    const { status, body } = await node.as(person)(listRoles, {})
    expect(status).toBe(200)
    for (const [code, rights] of Object.entries(roles)) {
      const shown = body.roles.find((role: { code: string }) => role.code === code)
      expect(new Set(shown.rights)).toEqual(new Set(rights))
      expect(shown.source).toBe(roleSources[code as keyof typeof roles])
    }
  }
  for (const person of ['Amara', 'Dewi', 'Joko'] as const)
    expect(await node.as(person)(listRoles, {})).toMatchObject({ status: 403 })
})

test('every right has words in both languages', () => {
  const missing = [...new Set<string>(Object.values(roles).flat())].filter((right) => {
    const [slice, verb] = right.split('.') as [keyof typeof en.right, string]
    return [en, id].some(({ right: words }) => !(words[slice] as Record<string, string> | undefined)?.[verb])
  })
  expect(missing).toEqual([])
})
