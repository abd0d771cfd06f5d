import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useAsk, useTell } from '../../../../web/kit/ask.ts'
import { Card } from '../../../../web/kit/card.tsx'
import { Go, useIds } from '../../../../web/kit/go.tsx'
import { useLanguage, useSay } from '../../../../web/kit/i18n.ts'
import { Page } from '../../../../web/kit/page.tsx'
import { saveText } from '../../../../web/kit/save-text.tsx'
import { Answered, Empty, ErrorNote } from '../../../../web/kit/states.tsx'
import { formatTime } from '../../../../web/kit/time.ts'
import { exportWorkbook, getWorkbook, type Workbook } from '../../contract.ts'
import { useChecked, type Checked } from './use-checked.ts'
import { DifferenceLine } from './difference-line.tsx'
import { Agreements, FocalPoints } from './workbook-basis.tsx'
import { Meeting } from './workbook-meeting.tsx'
import { Requests } from './workbook-requests.tsx'
import './registers.css'

/** All that stands between two states, for their next meeting; to read, to change, to print. Nobody is named in it. */
function WorkbookPage() {
  const say = useSay()
  const { state = '' } = useIds<'state'>()
  const book = useAsk(getWorkbook, { state }, { every: 60 })
  const checked = useChecked(book.data)
  return (
    <Page
      title={say('requests:workbook.of', { state })}
      crumbs={<Go to="/exchange/backlog">{say('requests:backlog.title')}</Go>}
      tlp="AMBER"
    >
      <div className={`rg-pane ${checked.whole ? '' : 'rg-unchecked'}`}>
        <p className="rg-not-checked">{say('requests:workbook.not-checked')}</p>
        <Answered of={book} rows={10}>
          {(of) => (
            <>
              <Top of={of} checked={checked} />
              <Meeting of={of} naming={checked.naming} />
              <Counts of={of} />
              <Requests of={of} />
              <Card title={say('requests:workbook.differences', { n: of.differences.length })} bleed>
                {of.differences.length === 0 ? (
                  <Empty>{say('requests:differences.none')}</Empty>
                ) : (
                  <ul className="rg-list">
                    {of.differences.map((each) => (
                      <li key={each.id}>
                        <DifferenceLine of={each} state={state} />
                      </li>
                    ))}
                  </ul>
                )}
              </Card>
              <Agreements of={of} />
              <FocalPoints of={of} state={of.own} />
              <FocalPoints of={of} state={state} />
            </>
          )}
        </Answered>
      </div>
    </Page>
  )
}

function Top({ of, checked }: { of: Workbook; checked: Checked }) {
  const say = useSay()
  const language = useLanguage()
  const { mutate, isPending, error } = useTell(exportWorkbook)
  const { state, own, lastContact } = of
  const at = (when: string | null) =>
    when ? formatTime(when, { language, state: own, there: state }) : say('requests:workbook.never')
  return (
    <>
      <p>{say('requests:workbook.lead')}</p>
      <div className="rg-sum">
        <p className="muted">
          {say('requests:workbook.last', {
            state,
            heard: at(lastContact.heard),
            theirs: at(lastContact.theirs),
            ours: at(lastContact.ours),
          })}
        </p>
        <span className="row">
          <Button
            size="compact-sm"
            variant="default"
            loading={isPending}
            leftSection={<IconDownload size={15} stroke={1.75} />}
            onClick={() => mutate({ state }, { onSuccess: ({ name, csv }) => saveText(name, csv) })}
          >
            {say('requests:workbook.save')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPrinter size={15} stroke={1.75} />}
            loading={checked.busy}
            onClick={checked.print}
          >
            {say('requests:books.print')}
          </Button>
        </span>
      </div>
      {(error ?? checked.error) && <ErrorNote error={error ?? checked.error} />}
      {checked.refused && (
        <p className="c-bad" role="alert">
          {say('requests:workbook.refused')}
        </p>
      )}
    </>
  )
}

const kinds = ['total', 'open', 'late', 'silent', 'returned'] as const

function Counts({ of: { own, state, counts, books } }: { of: Workbook }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <Card title={say('requests:workbook.counts')} bleed>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="rg-table" tabIndex={0} role="region" aria-label={say('requests:workbook.counts')}>
        <table>
          <thead>
            <tr>
              <th>{say('requests:workbook.direction')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {say(`requests:workbook.count.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['Out', 'In'] as const).map((side) => (
              <tr key={side}>
                <th scope="row">{side === 'Out' ? `${own} → ${state}` : `${state} → ${own}`}</th>
                {kinds.map((kind) => (
                  <td key={kind}>{counts[side][kind]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="rg-foot">
        {books
          ? say('requests:workbook.books', {
              at: formatTime(books.at, { language, state: own }),
              requests: books.requests,
              differences: books.differences,
            })
          : say('requests:books.never')}
      </p>
    </Card>
  )
}

export { WorkbookPage as Page }
