import type { useNode } from './node.ts'

type Node = ReturnType<typeof useNode>

/** A browser before anybody signed in: keeps cookies, comes from one address, and can be cloned by a thief. */
export function visitor(node: Node, { address = '198.51.100.7', jar = new Map<string, string>() } = {}) {
  const ask = async (path: string, body?: unknown, extra: Record<string, string> = {}) => {
    const method = body === undefined ? 'GET' : 'POST'
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(`${node.host.origin}/api/${path}`, {
      method,
      headers: {
        origin: node.host.origin,
        'user-agent': 'Test browser',
        ...(cookie && { cookie }),
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        ...extra,
      },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    })
    const answer = await node.fetch(request, { incoming: { socket: { remoteAddress: address } } })
    for (const line of answer.headers.getSetCookie()) keep(jar, line)
    const text = await answer.text()
    // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever came back
    const said: any = text ? JSON.parse(text) : undefined
    return { status: answer.status, body: said, cookies: answer.headers.getSetCookie() }
  }
  return {
    jar,
    get: (path: string) => ask(path),
    post: (path: string, body: unknown = {}, extra?: Record<string, string>) => ask(path, body, extra),
    signIn: (email: string, password: string) => ask('auth/sign-in/email', { email, password }),
    /** The same cookies in other hands. */
    stolen: (from = '203.0.113.66') => visitor(node, { address: from, jar: new Map(jar) }),
  }
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const [name = '', ...value] = pair.split('=')
  const isOver = attributes.some((each) => /^max-age=0$/i.test(each))
  if (isOver || value.join('=') === '') jar.delete(name)
  else jar.set(name, value.join('='))
}
