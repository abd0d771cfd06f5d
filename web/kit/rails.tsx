import { useSay } from './i18n.ts'

/** The six stops of a request, in order; their words stand in the catalogue under the same names. */
export const stops = ['sent', 'delivered', 'read', 'accepted', 'in-execution', 'executed'] as const
export type Stop = (typeof stops)[number]

interface RailsProps {
  /** Our state and theirs, two letters each. */
  readonly a: string
  readonly b: string
  /** How far our copy stands, and theirs; undefined when nothing has come back from them. */
  readonly ai: Stop
  readonly bi: Stop | undefined
  readonly w?: number
}

const y = [9, 29] as const
const first = 30

/** Leading lights: two copies of one request. In line when both states say the same. */
export function Rails({ a, b, ai, bi, w = 150 }: RailsProps) {
  const say = useSay()
  const step = (w - first - 10) / 5
  const x = (index: number) => first + Math.max(index, 0) * step
  const [ours, theirs] = [stops.indexOf(ai), bi ? stops.indexOf(bi) : -1]
  const inLine = ours === theirs
  const name = say(inLine ? 'web:rails.in-line' : 'web:rails.out-of-line', {
    a,
    b,
    ours: say(`web:rails.${ai}`),
    theirs: bi ? say(`web:rails.${bi}`) : '?',
  })
  return (
    <svg className="rails" width={w} height={38} viewBox={`0 0 ${w} 38`} role="img" aria-label={name}>
      <Rail name={a} at={ours} y={y[0]} x={x} />
      <Rail name={b} at={theirs} y={y[1]} x={x} />
      {bi && <path d={`M${x(ours)} ${y[0]}L${x(theirs)} ${y[1]}`} className={inLine ? 'rails-line' : 'rails-skew'} />}
      <circle cx={x(ours)} cy={y[0]} r="5" className="rails-lamp" />
      {bi ? (
        <circle cx={x(theirs)} cy={y[1]} r="6" className="rails-lamp" />
      ) : (
        <>
          <circle cx={x(0)} cy={y[1]} r="7" className="rails-none" />
          <text x={x(0)} y={y[1] + 4} textAnchor="middle" className="rails-q">
            ?
          </text>
        </>
      )}
    </svg>
  )
}

function Rail({ name, at, y, x }: { name: string; at: number; y: number; x: (index: number) => number }) {
  return (
    <g>
      <text x="0" y={y + 4} className="rails-t">
        {name}
      </text>
      <path d={`M${x(0)} ${y}H${x(5)}`} className="rails-bg" strokeDasharray={at < 0 ? '2 3' : undefined} />
      {at > 0 && <path d={`M${x(0)} ${y}H${x(at)}`} className="rails-fg" />}
      {stops.map((stop, index) => (
        <circle key={stop} cx={x(index)} cy={y} r="2.5" className={index <= at ? 'rails-on' : 'rails-off'} />
      ))}
    </g>
  )
}
