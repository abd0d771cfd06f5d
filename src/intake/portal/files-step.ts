import { randomBytes } from 'node:crypto'
import { inSystem } from '../../platform/in-system.ts'
import { html, type Markup } from '../../platform/portal/html.ts'
import { listFiles } from '../files/list-files.ts'
import { hearReply } from '../hear-reply.ts'
import { dropFiles } from '../keep-file.ts'
import { onceOf } from '../receipt.ts'
import { beginVisit, cookieFor, findVisit, type Visit } from '../visit.ts'
import { goTo, show, type Parts, type Turn } from './place.ts'
import { mostFiles, readFiles } from './read-files.ts'
import { sendVisit } from './send-report.ts'
import { back, buttons, gauge, progress } from './step-page.ts'

type Files = Awaited<ReturnType<typeof listFiles>>

const acceptable = 'image/*,audio/*,video/*,.pdf,.txt,.zip'

/** The field for files, for a report and for a reply. */
export const fileField = ({ say }: Turn): Markup =>
  html`<p id="f-h" class="kecil">${say('intake:file.hint', { most: mostFiles })}</p>
    <input id="f" name="f" type="file" multiple accept="${acceptable}" aria-describedby="f-h" />`

/** Photos, voices, screenshots: what came is listed with what became of it. */
export function filesPage(turn: Turn, files: Files, danger = false): Parts {
  const { say, language } = turn
  const failed = files.filter(({ state }) => state !== 'Whole')
  const body = html`<main id="isi">
    ${back(turn, 'lampiran')}${
      failed.length === 0
        ? ''
        : html`<div class="kartu awas" role="alert">
            <h2 class="galat">${say('intake:file.failed')}</h2>
            ${failed.map(({ name, state }) => html`<p>${say(`intake:file.${state}`, { name, most: mostFiles })}</p>`)}
            <p class="kecil">${say('intake:file.restKept')}</p>
          </div>`
    }${progress(turn, 'lampiran')}
    <form method="post" action="/${language}/tulis/lampiran" enctype="multipart/form-data">
      <h1><label for="f">${say('intake:question.files')}</label></h1>
      ${fileField(turn)}${listOf(turn, files)}${buttons(turn, danger)}
    </form>
  </main>`
  return { style: gauge, body, foot: html`<p>${say('intake:step.nothingSent')}</p>` }
}

function listOf({ say }: Turn, files: Files): Markup | string {
  if (files.length === 0) return ''
  return html`<dl>
    ${files.map(
      ({ id, name, state, size }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            ${state === 'Whole' ? say('intake:file.size', { size: Math.ceil(size / 1024) }) : say('intake:file.notKept')}
          </dd>
          <dd class="ubah">
            <button class="tipis" name="buang" value="${id}">
              ${say('intake:file.remove')}<span class="sr"> ${name}</span>
            </button>
          </dd>
        </div>`,
    )}
  </dl>`
}

export const filesOf = ({ host }: Turn, { report }: Pick<Visit, 'report'>): Promise<Files> =>
  inSystem(host, (context) => listFiles(context, [report]))

/** The names of the files that came whole, for the page where all is checked. */
export const namesOf = async (turn: Turn, visit: Visit): Promise<string[]> =>
  (await filesOf(turn, visit)).filter(({ state }) => state === 'Whole').map(({ name }) => name)

export async function takeFiles(turn: Turn): Promise<Response> {
  const { c, host, language } = turn
  const known = await findVisit(host, c.req.raw, 'Writing')
  const sent = known ? undefined : await findVisit(host, c.req.raw, 'Sent')
  if (sent) return takeLate(turn, sent)
  const visit = known ?? (await beginVisit(host, 'Writing'))
  const cookie = known ? undefined : cookieFor(host, visit.token)
  const { form, files } = await readFiles(host, c.req.raw, visit.report)
  const unwanted = form.get('buang')
  if (unwanted && /^[0-9a-f-]{36}$/.test(unwanted)) await dropFiles(host, visit.report, unwanted)
  if (form.has('kirim')) return sendVisit(turn, visit, cookie)
  if (form.has('simpan')) return goTo(`/${language}/tulis`, cookie)
  if (unwanted) return goTo(`/${language}/tulis/lampiran`, cookie)
  if (files.some(({ state }) => state !== 'Whole'))
    return show(turn, filesPage(turn, await filesOf(turn, visit), visit.fragments.danger === 'Now'), {
      status: 422,
      ...(cookie && { headers: { 'set-cookie': cookie } }),
    })
  return goTo(`/${language}/tulis/hubungi`, cookie)
}

/** The step was still open after she had sent: what she chose belongs to the report that was sent, never to a second one. */
async function takeLate({ c, host, language }: Turn, { report }: Visit): Promise<Response> {
  const { files } = await readFiles(host, c.req.raw, report)
  const once = onceOf(host.vault, randomBytes(16).toString('base64url'))
  if (files.length > 0) await hearReply(host, { report, text: '', once, files: files.map(({ id }) => id) })
  return goTo(`/${language}/tulis/terima${files.some(({ state }) => state === 'Whole') ? '?lagi' : ''}`)
}
