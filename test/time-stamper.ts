import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

const config = `
oid_section = oids
[oids]
[tsa]
default_tsa = one
[one]
dir = .
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:true
[stamper]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
`

/** A real RFC 3161 authority: openssl behind a small server, with a certificate that its own root signed. */
export function useTimeStamper() {
  const folder = mkdtempSync(join(tmpdir(), 'suar-tsa-'))
  const openssl = (...words: string[]) => {
    const { status, stderr } = spawnSync('openssl', words, { cwd: folder })
    if (status !== 0) throw new Error(stderr.toString())
  }
  /** What it does instead of stamping, where a test wants that. */
  let instead: (() => { status: number; body: Uint8Array }) | undefined
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      writeFileSync(join(folder, 'query'), Buffer.concat(parts))
      const made = instead?.() ?? { status: 200, body: stamp() }
      response.writeHead(made.status, { 'content-type': 'application/timestamp-reply' }).end(made.body)
    })
  })
  const stamp = () => {
    openssl(
      'ts',
      '-reply',
      '-config',
      'conf',
      '-queryfile',
      'query',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-out',
      'reply',
    )
    return readFileSync(join(folder, 'reply'))
  }

  beforeAll(async () => {
    writeFileSync(join(folder, 'conf'), config)
    writeFileSync(join(folder, 'serial'), '01')
    const root = ['-subj', '/CN=Synthetic root', '-keyout', 'root.key', '-out', 'root.pem', '-extensions', 'authority']
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-config', 'conf', ...root)
    openssl(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-config',
      'conf',
      '-subj',
      '/CN=Synthetic stamper',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.csr',
    )
    const by = [
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-CAcreateserial',
      '-extfile',
      'conf',
      '-extensions',
      'stamper',
    ]
    openssl('x509', '-req', '-in', 'tsa.csr', '-days', '30', '-out', 'tsa.pem', ...by)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  })
  afterAll(async () => {
    await new Promise((closed) => server.close(closed))
    rmSync(folder, { recursive: true, force: true })
  })

  return {
    url: () => `http://127.0.0.1:${(server.address() as { port: number }).port}/`,
    answers(with_: typeof instead) {
      instead = with_
    },
    /** The last answer that openssl gave. */
    lastReply: () => new Uint8Array(readFileSync(join(folder, 'reply'))),
    /** Whether openssl itself finds the token genuine for this text. */
    accepts(token: Buffer, text: string): boolean {
      writeFileSync(join(folder, 'token'), token)
      writeFileSync(join(folder, 'text'), text)
      const words = ['ts', '-verify', '-data', 'text', '-in', 'token', '-token_in', '-CAfile', 'root.pem']
      return spawnSync('openssl', words, { cwd: folder }).status === 0
    },
  }
}
