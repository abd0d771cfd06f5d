type Cell = string | number | boolean | null | undefined

/** What a spreadsheet takes for the beginning of a formula; the wide forms too, which some programs fold. */
const formula = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/

/** RFC 4180 with CRLF: quoted where needed; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf<Column extends string>(
  columns: readonly Column[],
  lines: readonly Partial<Record<Column, Cell>>[],
): string {
  const rows = lines.map((line) => columns.map((column) => cell(line[column])).join(','))
  return [columns.map(cell).join(','), ...rows].join('\r\n') + '\r\n'
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
