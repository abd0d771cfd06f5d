import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What a program said, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The real program in a process of its own: `suar <words>`, with nothing else in its environment. */
export function suar(words: readonly string[], env: Record<string, string>) {
  const program: ChildProcess = spawn(process.execPath, ['src/suar.ts', ...words], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  program.stdout!.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  program.stderr!.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  const ended = once(program, 'close').then(([code]): Ended => ({ code: code as number | null, ...said }))
  return {
    ended,
    stop: () => void program.kill('SIGTERM'),
    kill: () => void program.kill('SIGKILL'),
    /** Waits until it says so; throws when it ends before. */
    async says(words: string) {
      const gone = ended.then(({ code, err }) => {
        throw new Error(`it ended with ${code} before it said "${words}": ${err}`)
      })
      const heard = new Promise<void>((resolve) => {
        const look = () => void (said.out.includes(words) && resolve())
        program.stdout!.on('data', look)
        look()
      })
      await Promise.race([heard, gone])
    },
  }
}
