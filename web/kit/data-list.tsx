import { useRef, type KeyboardEvent, type ReactNode } from 'react'

interface DataListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly idOf: (item: T) => string
  readonly selected: string | undefined
  /** The row that carries the lamp; moves with the arrow keys, j and k, and a click. */
  readonly select: (item: T) => void
  /** Enter, or a double click. */
  readonly open?: (item: T) => void
  /** What a single click does; for a list that opens its rows at once, without a preview beside it. */
  readonly click?: (item: T) => void
  readonly row: (item: T) => ReactNode
  /** The heading above the first row of a group, and what groups the rows. */
  readonly group?: { of: (item: T) => string; head: (group: string, items: readonly T[]) => ReactNode }
  readonly className?: string
}

/** A list with one row in the tab order (roving tabindex): arrows move, Enter opens, screen readers hear a listbox. */
export function DataList<T>(props: DataListProps<T>) {
  const { label, items, group, className = '' } = props
  const list = useRef<HTMLDivElement>(null)
  const groups = group ? [...Map.groupBy(items, group.of)] : ([['', items]] as [string, readonly T[]][])
  return (
    <div className={`list ${className}`} role="listbox" aria-label={label} ref={list}>
      {groups.map(([name, rows]) =>
        group ? (
          <div key={name} role="group" aria-label={name}>
            <div aria-hidden="true">{group.head(name, rows)}</div>
            <Rows {...props} rows={rows} list={list} />
          </div>
        ) : (
          <Rows key={name} {...props} rows={rows} list={list} />
        ),
      )}
    </div>
  )
}

type RowsProps<T> = DataListProps<T> & { rows: readonly T[]; list: React.RefObject<HTMLDivElement | null> }

function Rows<T>({ rows, items, idOf, selected, select, open, click = select, row, list }: RowsProps<T>) {
  const current = items.some((item) => idOf(item) === selected) ? selected : items[0] && idOf(items[0])
  const press = (event: KeyboardEvent, item: T) => {
    const to = whereTo(event.code, items.indexOf(item), items.length)
    if (to !== undefined) {
      event.preventDefault()
      select(items[to]!)
      list.current?.querySelectorAll<HTMLElement>('[role=option]')[to]?.focus()
    } else if (event.code === 'Enter' && open) {
      event.preventDefault()
      open(item)
    }
  }
  return rows.map((item) => {
    const id = idOf(item)
    return (
      <div
        key={id}
        role="option"
        aria-selected={id === selected}
        tabIndex={id === current ? 0 : -1}
        className={id === selected ? 'list-row is-sel' : 'list-row'}
        onClick={() => click(item)}
        onDoubleClick={() => open?.(item)}
        onKeyDown={(event) => press(event, item)}
      >
        {row(item)}
      </div>
    )
  })
}

function whereTo(code: string, at: number, count: number): number | undefined {
  if (code === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (code === 'ArrowUp') return Math.max(at - 1, 0)
  if (code === 'Home') return 0
  if (code === 'End') return count - 1
  return undefined
}

/** The neighbour of the selected item, for `j` and `k`. */
export function neighbour<T>(items: readonly T[], isSelected: (item: T) => boolean, step: 1 | -1): T | undefined {
  const at = items.findIndex(isSelected)
  return at < 0 ? items[0] : items[Math.min(Math.max(at + step, 0), items.length - 1)]
}
