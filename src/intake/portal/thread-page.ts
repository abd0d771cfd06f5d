import { html } from '../../platform/portal/html.ts'
import { icon } from '../../platform/portal/icons.ts'
import type { listMessages } from '../get-report.ts'
import type { listFiles } from '../files/list-files.ts'
import type { Report } from '../contract.ts'
import { showNumber } from '../receipt.ts'
import { callLine } from './call-card.ts'
import { fileField } from './files-step.ts'
import type { Parts, Turn } from './place.ts'
import { sayWhen } from '../../platform/portal/when.ts'

const style = `
.status{padding:1rem;border-radius:12px;background:#0a2a40;color:#fff}
.status b{display:block;font-size:1.2rem;line-height:1.3}
.status p{margin:.5rem 0 0;padding-top:.6rem;border-top:1px solid #2f566f;color:#dae8f0;font-size:.94rem}
.surat{list-style:none;margin:1.3rem 0;padding:0}
.surat li{max-width:88%;margin:0 0 1rem;padding:.75rem .9rem;border:1px solid var(--garis);border-radius:4px 14px 14px 14px;background:var(--kartu)}
.surat p{margin:.15rem 0 .35rem;white-space:pre-line}
.surat .saya{margin-left:auto;border-radius:14px 4px 14px 14px;background:var(--laut1);border-color:transparent}
.surat .hal{max-width:none;display:flex;gap:.6rem;padding:.2rem 0;border:0;background:0;color:var(--redup);font-size:.9rem;line-height:1.4}
.surat .hal svg{width:1.2em;height:1.3em;color:var(--laut)}`

export interface Thread {
  readonly report: Report
  readonly messages: Awaited<ReturnType<typeof listMessages>>
  readonly files: Awaited<ReturnType<typeof listFiles>>
}

/** Number and PIN. One sentence for every way of being wrong. */
export function signInPage({ say, language, host }: Turn, wrong?: 'wrong' | 'busy'): Parts {
  const body = html`<main id="isi">
    <a class="kembali" href="/${language}/">${icon('ArrowLeft')}${say('intake:step.back')}</a>${
      wrong
        ? html`<div class="kartu awas" role="alert">
            <h2 class="galat">${say(`intake:signIn.${wrong}`)}</h2>
            <p>${say('intake:signIn.help')}</p>
          </div>`
        : ''
    }
    <h1>${say('intake:signIn.title')}</h1>
    <p class="kecil">${say('intake:signIn.hint')}</p>
    <form method="post" action="/${language}/baca">
      <p>
        <label class="label" for="nomor">${say('intake:signIn.number')}</label
        ><input type="text" id="nomor" name="nomor" inputmode="numeric" maxlength="30" autocomplete="off" />
      </p>
      <p>
        <label class="label" for="pin">${say('intake:signIn.pin')}</label
        ><input
          type="text"
          id="pin"
          name="pin"
          maxlength="30"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
        />
      </p>
      <p class="aksi"><button class="tombol">${say('intake:signIn.open')}${icon('ArrowRight')}</button></p>
    </form>
  </main>`
  return {
    body,
    foot: html`<p>${say('intake:receipt.lostPin')}</p>
      ${callLine(host, say)}`,
  }
}

/** Where it stands, until when the next news comes, and all that was said, both ways. */
export function threadPage(turn: Turn, { report, messages, files }: Thread, once: string): Parts {
  const { say, language, host } = turn
  const due = new Date(report.nextContactDue)
  const late = due < host.clock()
  const body = html`<main id="isi">
    <p class="kecil rapat">${say('intake:thread.report', { number: showNumber(report.receipt) })}</p>
    <h1 class="sr">${say('intake:thread.title')}</h1>
    <div class="status">
      <b>${say(`intake:state.${report.state}`)}</b>
      <p>
        ${say(late ? 'intake:thread.late' : 'intake:thread.next', {
          when: sayWhen(due, host.state, language),
        })}
      </p>
    </div>
    <ol class="surat">
      <li class="saya">
        <small>${say('intake:thread.you', { when: whenOf(turn, report.receivedAt) })}</small>
        <p>${say('intake:thread.sent')}</p>
        ${filesOf(turn, files, null)}
      </li>
      ${messages.map((message) => lineOf(turn, message, files))}
    </ol>
    <form method="post" action="/${language}/baca/balas" enctype="multipart/form-data">
      <input type="hidden" name="kunci" value="${once}" /><label class="label" for="b"
        >${say('intake:thread.write')}</label
      ><textarea id="b" name="b" rows="3" maxlength="8000" autocomplete="off"></textarea>
      <p class="aksi"><label class="label" for="f">${say('intake:thread.addFiles')}</label></p>
      ${fileField(turn)}
      <p class="aksi"><button class="tombol">${say('intake:thread.send')}${icon('ArrowRight')}</button></p>
    </form>
  </main>`
  return {
    style,
    body,
    foot: html`<p>${say('intake:thread.closes')}</p>
      ${callLine(host, say)}`,
  }
}

const whenOf = ({ host, language }: Turn, at: string) => sayWhen(new Date(at), host.state, language)

function lineOf(turn: Turn, { id, at, author, kind, body }: Thread['messages'][number], files: Thread['files']) {
  const { say } = turn
  const when = whenOf(turn, at)
  if (kind === 'Moved')
    return html`<li class="hal">${icon('CircleCheck')}<span>${when}. ${say(`intake:state.${body}`)}</span></li>`
  if (author === 'Node') return html`<li class="hal">${icon('CircleCheck')}<span>${when}. ${body}</span></li>`
  const mine = author === 'Reporter'
  return mine
    ? html`<li class="saya">
        <small>${say('intake:thread.you', { when })}</small>
        <p>${body}</p>
        ${filesOf(turn, files, id)}
      </li>`
    : html`<li>
        <small>${say('intake:thread.officer', { when })}</small>
        <p>${body}</p>
      </li>`
}

function filesOf({ say }: Turn, files: Thread['files'], message: string | null) {
  return files
    .filter((file) => file.message === message)
    .map(({ name, state }) => html`<p class="kecil">${say(`intake:file.${state}`, { name })}</p>`)
}
