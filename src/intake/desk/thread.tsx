import { Button } from '@mantine/core'
import { IconMail, IconMailOpened } from '@tabler/icons-react'
import { useAsk, useTell } from '../../../web/kit/ask.ts'
import { Go } from '../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import { Receipt, Tag } from '../../../web/kit/marks.tsx'
import { useMay, useMe } from '../../../web/kit/session.ts'
import { Answered, ErrorNote } from '../../../web/kit/states.tsx'
import { formatTime } from '../../../web/kit/time.ts'
import type { z } from 'zod'
import { markRead, readReport, type Message } from '../contract.ts'
import { AnswerBox } from './answer-box.tsx'
import { Lines } from './thread-lines.tsx'
import './thread.css'

type Opened = z.output<typeof readReport.output>

/** What a reporter and we wrote to one another, what of it is unread, and the answer to her. */
export function Thread({ report, named = false }: { report: string; named?: boolean }) {
  const opened = useAsk(readReport, { report: report as never })
  return (
    <Answered of={opened} rows={3}>
      {(data) => <Whole opened={data} named={named} />}
    </Answered>
  )
}

const isUnread = ({ author, read }: Message) => author === 'Reporter' && read === null

function Whole({ opened, named }: { opened: Opened; named: boolean }) {
  const say = useSay()
  const may = useMay()
  const { report, messages } = opened
  const unread = messages.filter(isUnread)
  return (
    <>
      <Head report={report} unread={unread.length} named={named} />
      {messages.length === 0 ? (
        <p className="muted sm">{say('intake:thread-desk.nothing')}</p>
      ) : (
        <Lines messages={messages} files={opened.files} />
      )}
      {unread.length > 0 && <MarkRead report={report.id} last={unread.at(-1)!.id} />}
      {may('intake.reply') && <AnswerBox key={report.id} opened={opened} last={unread.at(-1)?.id} />}
    </>
  )
}

function Head({ report, unread, named }: { report: Opened['report']; unread: number; named: boolean }) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  return (
    <p className="row th-h">
      {named && (
        <Go to="/inbox/$report" ids={{ report: report.id }}>
          <Receipt n={report.receipt} />
        </Go>
      )}
      {unread > 0 && (
        <Tag tone="warn" icon={<IconMail stroke={2} />}>
          {say('intake:thread-desk.unread', { count: unread })}
        </Tag>
      )}
      <span className="muted sm">
        {say('intake:thread-desk.due', { when: formatTime(report.nextContactDue, { language, state }) })}
      </span>
    </p>
  )
}

/** Reading is an act: it is written down who did it and when, and what comes after it stays unread. */
function MarkRead({ report, last }: { report: Opened['report']['id']; last: string }) {
  const say = useSay()
  const tell = useTell(markRead, ['triage'])
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconMailOpened size={15} stroke={1.75} />}
        loading={tell.isPending}
        onClick={() => tell.mutate({ report, upTo: last })}
      >
        {say('intake:thread-desk.mark')}
      </Button>
      {tell.error && <ErrorNote error={tell.error} />}
    </>
  )
}
