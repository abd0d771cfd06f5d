import { useEffect, useState, type ReactNode } from 'react'
import { useLanguage, useSay } from './i18n.ts'
import { useMe } from './session.ts'
import { formatLeft, formatTime } from './time.ts'

export type Level = 'ok' | 'warn' | 'bad' | 'pause' | 'done'

/** Ring = in time, half disc = near, triangle = past, bars = paused, tick = met. The words always say the same. */
export function ClockFace({
  level,
  used = 0.5,
  children,
  plain,
}: {
  level: Level
  used?: number
  children: ReactNode
  plain?: boolean
}) {
  return (
    <span className={`clock clock-${level}${plain ? ' clock-plain' : ''}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <Shape level={level} used={used} />
      </svg>
      <span>{children}</span>
    </span>
  )
}

const round = 2 * Math.PI * 5

function Shape({ level, used }: { level: Level; used: number }) {
  if (level === 'ok')
    return (
      <>
        <circle cx="7" cy="7" r="5" className="clk-bg" />
        <circle
          cx="7"
          cy="7"
          r="5"
          className="clk-fg"
          strokeDasharray={`${round * (1 - used)} ${round}`}
          transform="rotate(-90 7 7)"
        />
      </>
    )
  if (level === 'warn')
    return (
      <>
        <circle cx="7" cy="7" r="5.25" className="clk-fg" />
        <path d="M7 1.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" />
      </>
    )
  if (level === 'bad')
    return (
      <>
        <path d="M7 .8 13.6 12.6H.4z" fill="currentColor" />
        <path d="M7 5v3.4M7 10.4v.1" className="clk-hole" />
      </>
    )
  if (level === 'pause') return <path d="M4.5 2.5v9M9.5 2.5v9" className="clk-bars" />
  return <path d="m2 7.5 3.4 3.4L12 4" className="clk-tick" />
}

interface ClockProps {
  /** The instant by which it must be done. */
  readonly due: string
  /** When the clock began; the ring and the amber mark need it. */
  readonly from?: string | undefined
  /** Waits for somebody else, or is met: the time no longer runs. */
  readonly stopped?: 'pause' | 'done' | undefined
  /** A second state whose clock is named in the tooltip. */
  readonly there?: string | undefined
  /** What rule set this clock, with its source; second line of the tooltip. */
  readonly rule?: string | undefined
  readonly plain?: boolean
}

/** The time left until `due`, as shape and words, told again every 30 seconds. */
export function Clock({ due, from, stopped, there, rule, plain = false }: ClockProps) {
  const say = useSay()
  const language = useLanguage()
  const { state } = useMe()
  const now = useNow()
  const at = say('web:clock.due', { at: formatTime(due, { language, state, there }) })
  return (
    <span title={rule ? `${at}\n${rule}` : at}>
      <ClockFace {...readClock({ due, from, stopped, now })} plain={plain}>
        {stopped ? say(`web:clock.${stopped}`) : formatLeft(Date.parse(due) - now, say)}
      </ClockFace>
    </span>
  )
}

/** Amber at a quarter left, or under an hour when nobody knows when it began; red once past. */
export function readClock({
  due,
  from,
  stopped,
  now,
}: Pick<ClockProps, 'due' | 'from' | 'stopped'> & { now: number }): { level: Level; used: number } {
  const left = Date.parse(due) - now
  const whole = from ? Date.parse(due) - Date.parse(from) : undefined
  const used = whole ? Math.min(1, Math.max(0, 1 - left / whole)) : 0.5
  if (stopped) return { level: stopped, used }
  if (left < 0) return { level: 'bad', used: 1 }
  return { level: (whole ? left <= whole / 4 : left < 3_600_000) ? 'warn' : 'ok', used }
}

/** The time, again every 30 seconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
