import { seedOfficer } from '../src/access/index.ts'
import type { Role } from '../src/access/roles.ts'
import { inSystem } from '../src/platform/in-system.ts'
import type { useNode } from './node.ts'
import { visitor } from './visitor.ts'

type Node = ReturnType<typeof useNode>

export const seededPassword = 'mercusuar di ujung utara'

/** Puts officers into a node whose people really sign in; her e-mail is her name in small letters. */
export async function seed(node: Node, ...names: (string | readonly [string, Role])[]): Promise<void> {
  for (const each of names) {
    const [name, role] = typeof each === 'string' ? ([each, 'protection-officer'] as const) : each
    await inSystem(node.host, (context) =>
      seedOfficer(context as never, {
        name,
        email: `${name.toLowerCase()}@seed.example`,
        password: seededPassword,
        role,
        agency: { name: 'Direktorat Pelindungan', kind: 'Protection' },
        title: `Desk ${name}`,
      }),
    )
  }
}

/** Her browser, after she signed in. */
export async function come(node: Node, name: string, from?: { address: string }) {
  const browser = visitor(node, from)
  const { status } = await browser.signIn(`${name.toLowerCase()}@seed.example`, seededPassword)
  if (status !== 200) throw new Error(`${name} cannot sign in: ${status}`)
  return browser
}
