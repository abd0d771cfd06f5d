import type { Words } from '../contract.ts'
import type { WrongLine } from './feasts-contract.ts'

interface ReadDay {
  readonly state: string
  readonly day: string
  readonly name: Words
}

/**
 * Reads a list of days off, one a line: state, day, name in Indonesian, name in English; apart by semicolon, tab or
 * comma. A line of headings and empty lines are passed over.
 */
export function readHolidays(text: string, states: ReadonlySet<string>): { days: ReadDay[]; wrong: WrongLine[] } {
  const days: ReadDay[] = []
  const wrong: WrongLine[] = []
  const seen = new Set<string>()
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const cells = cellsOf(line)
    if (line.trim() === '' || (index === 0 && isHeading(cells))) continue
    const what = wrongWith(cells, states, seen)
    if (what) wrong.push({ line: index + 1, what })
    else {
      const [state, day, id, en] = cells as [string, string, string, string]
      seen.add(`${state} ${day}`)
      days.push({ state, day, name: { id, en } })
    }
  }
  return { days, wrong }
}

const cellsOf = (line: string) =>
  line
    .split(line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',')
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))

const isHeading = ([first = '', second = '']: readonly string[]) => !/^[A-Z]{2}$/.test(first) && !/\d/.test(second)

function wrongWith(
  [state = '', day = '', id = '', en = '', ...more]: readonly string[],
  states: ReadonlySet<string>,
  seen: ReadonlySet<string>,
): WrongLine['what'] | undefined {
  if (en === '' || more.some((cell) => cell !== '')) return 'Cells'
  if (!states.has(state)) return 'State'
  if (!isDay(day)) return 'Day'
  if (id === '' || id.length > 100 || en.length > 100) return 'Name'
  return seen.has(`${state} ${day}`) ? 'Twice' : undefined
}

function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
