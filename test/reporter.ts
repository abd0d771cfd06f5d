import type { useNode } from './node.ts'

/** Somebody on the portal, with a browser that keeps one cookie and runs no script. */
export function useReporter(node: ReturnType<typeof useNode>, language = 'id') {
  let cookie = ''

  const reporter = {
    async fetch(path: string, form?: Record<string, string> | FormData | ReadableStream) {
      const streamed = form instanceof ReadableStream
      const body = form === undefined || form instanceof FormData || streamed ? form : new URLSearchParams(form)
      const request = new Request(`${node.host.origin}${path}`, {
        method: form ? 'POST' : 'GET',
        headers: { cookie, ...(streamed && { 'content-type': 'multipart/form-data; boundary=x' }) },
        ...(streamed && { duplex: 'half' as const }),
        redirect: 'manual',
        ...(body && { body }),
      })
      const response = await node.fetch(request)
      const set = response.headers.get('set-cookie')
      if (set) cookie = set.split(';')[0]!
      return response
    },
    /** Follows redirects, as a browser does, and gives the page. */
    async get(path: string): Promise<string> {
      const response = await reporter.fetch(path)
      return response.status === 303 ? reporter.get(response.headers.get('location')!) : response.text()
    },
    async post(path: string, form: Record<string, string> | FormData): Promise<string> {
      const response = await reporter.fetch(path, form)
      return response.status === 303 ? reporter.get(response.headers.get('location')!) : response.text()
    },
    write: (slug: string, form: Record<string, string>) => reporter.post(`/${language}/tulis/${slug}`, form),
    /** Sends what was written and reads number and PIN off the ticket. */
    async send(): Promise<{ number: string; pin: string }> {
      const page = await reporter.post(`/${language}/tulis/kirim`, {})
      const [, number, pin] = /<b>([\d ]+)<\/b>[\s\S]*<b class="pin">([\w ]+)<\/b>/.exec(page) ?? []
      if (!number || !pin) throw new Error(`no receipt on this page: ${page.slice(-2000)}`)
      return { number, pin }
    },
    signIn: (nomor: string, pin: string) => reporter.post(`/${language}/baca`, { nomor, pin }),
  }
  return reporter
}
