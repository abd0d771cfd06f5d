import type { Subject } from './subject.ts'

export interface Check {
  readonly name: string
  /** Only with the keys of a test member. */
  readonly member?: true
  /** Says what is wrong; a `Skip` where it does not apply. */
  readonly run: (subject: Subject) => Promise<string | undefined>
}

/** The inbox must refuse this wire text with this code. */
export const refused = (
  name: string,
  [status, code]: readonly [status: number, code: string],
  wire: (s: Subject) => Promise<string> | string,
): Check => ({
  name,
  async run(subject) {
    const body = await wire(subject)
    return subject.notProblem(await subject.post('inbox', body), { status, code, request: body })
  },
})
