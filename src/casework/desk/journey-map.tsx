import { geoGraticule, geoMercator, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import world from 'world-atlas/countries-50m.json' with { type: 'json' }
import { useLanguage, useSay } from '../../../web/kit/i18n.ts'
import type { Leg } from '../contract.ts'
import { isHeld } from './legs.tsx'

type Point = readonly [longitude: number, latitude: number]

const topology = world as never as Parameters<typeof feature>[0] & { objects: Record<string, never> }
const land = feature(topology, topology.objects['land']!) as GeoPermissibleObjects
const borders = mesh(topology, topology.objects['countries']!, (a, b) => a !== b) as GeoPermissibleObjects

/** Where the name of a state stands on the chart. */
const named: Readonly<Record<string, Point>> = {
  ID: [113.9, -1.5],
  MY: [102.2, 4.4],
  TH: [101.6, 15.8],
  KH: [105, 12.6],
  VN: [107.9, 14.6],
  LA: [103.6, 18.9],
  MM: [95.9, 20.5],
  PH: [122, 12.2],
  TL: [126, -8.9],
}
const [w, h, edge] = [268, 378, 9]

/** A chart of a person's way. All it says stands in words in the list beside it. */
export function JourneyMap({ legs }: { legs: readonly Leg[] }) {
  const say = useSay()
  const language = useLanguage()
  const stops = legs.filter((leg) => leg.latitude !== null && leg.longitude !== null)
  const projection = fit(stops.map(placeOf))
  const path = geoPath(projection).digits(1)
  const at = (point: Point) =>
    (projection([point[0], point[1]]) ?? [0, 0]).map((v) => Math.round(v * 10) / 10) as [number, number]
  const inside = ([x, y]: readonly [number, number]) => x > 20 && x < w - 20 && y > 20 && y < h - 14
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return (
    <svg className="chart" viewBox={`0 0 ${w} ${h}`} role="img" aria-label={say('casework:map.label')}>
      <defs>
        <clipPath id="chart-frame">
          <rect x={edge} y={edge} width={w - 2 * edge} height={h - 2 * edge} />
        </clipPath>
      </defs>
      <rect width={w} height={h} className="ch-sea" rx="4" />
      <g clipPath="url(#chart-frame)">
        <path d={path(land) ?? ''} className="ch-d2" />
        <path d={path(land) ?? ''} className="ch-d1" />
        <path d={path(geoGraticule().step([5, 5])()) ?? ''} className="ch-grid" />
        <path d={path(land) ?? ''} className="ch-land" />
        <path d={path(borders) ?? ''} className="ch-border" />
        {Object.entries(named).map(([code, point]) => {
          const name = names.of(code)?.toUpperCase() ?? ''
          const [x, y] = at(point)
          // A name that would be cut by the frame is not written.
          const half = name.length * 3.4
          return inside([x - half, y]) && inside([x + half, y]) ? (
            <text key={code} x={x} y={y} textAnchor="middle" className="ch-name">
              {name}
            </text>
          ) : null
        })}
        {stops.slice(1).map((leg, index) => (
          <path
            key={leg.id}
            d={bow(at(placeOf(stops[index]!)), at(placeOf(leg)), leg.certainty === 'Planned' ? 0.24 : 0.12)}
            className={`ch-leg ch-${lineOf(leg)}`}
          />
        ))}
        {stops.map((leg) => (
          <circle
            key={leg.id}
            cx={at(placeOf(leg))[0]}
            cy={at(placeOf(leg))[1]}
            r={radius(projection, leg)}
            className="ch-unc"
          />
        ))}
      </g>
      <path d={`M${edge} ${edge}H${w - edge}V${h - edge}H${edge}z`} className="ch-frame" />
      {fanOut(stops, at).map(({ leg, from, to }) => (
        <g key={leg.id}>
          <path d={`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`} className="ch-pin" />
          <circle cx={from[0]} cy={from[1]} r="2.5" className="ch-dot" />
          <circle cx={to[0]} cy={to[1]} r="9.5" className={isHeld(leg) ? 'ch-stop ch-stop-held' : 'ch-stop'} />
          <text x={to[0]} y={to[1] + 4} textAnchor="middle" className={isHeld(leg) ? 'ch-n ch-n-held' : 'ch-n'}>
            {leg.order}
          </text>
        </g>
      ))}
    </svg>
  )
}

const placeOf = (leg: Leg): Point => [leg.longitude!, leg.latitude!]
const lineOf = ({ certainty }: Leg) => (certainty === 'Documented' ? 'sure' : certainty === 'Planned' ? 'plan' : 'told')

/** The whole way with room around it; the region when nothing is known. */
function fit(points: readonly Point[]): GeoProjection {
  const lons = points.length > 0 ? points.map(([lon]) => lon) : [95, 126]
  const lats = points.length > 0 ? points.map(([, lat]) => lat) : [-9, 21]
  const room = Math.max(3, (Math.max(...lats) - Math.min(...lats)) * 0.12)
  const coordinates = [
    [Math.min(...lons) - room, Math.min(...lats) - room],
    [Math.max(...lons) + room, Math.max(...lats) + room],
  ]
  const extent: [[number, number], [number, number]] = [
    [edge, edge],
    [w - edge, h - edge],
  ]
  return geoMercator().fitExtent(extent, { type: 'MultiPoint', coordinates }).clipExtent(extent)
}

const bow = (a: readonly [number, number], b: readonly [number, number], bend: number) =>
  `M${a[0]} ${a[1]}Q${(a[0] + b[0]) / 2 + (b[1] - a[1]) * bend} ${(a[1] + b[1]) / 2 - (b[0] - a[0]) * bend} ${b[0]} ${b[1]}`

/** How far off the place may be, on this chart. */
function radius(projection: GeoProjection, { latitude, longitude, accuracyKm }: Leg): number {
  const here = projection([longitude!, latitude!])
  const off = projection([longitude!, latitude! + (accuracyKm ?? 0) / 111])
  return here && off ? Math.max(0, Math.abs(here[1] - off[1])) : 0
}

const ways: readonly (readonly [number, number])[] = [
  [-16, -9],
  [16, -9],
  [16, 11],
  [-16, 11],
  [0, -19],
  [0, 20],
]

/** Places that lie close together get their numbers around them. */
function fanOut(stops: readonly Leg[], at: (point: Point) => [number, number]) {
  const used: [number, number][] = []
  return stops.map((leg) => {
    const from = at(placeOf(leg))
    const free =
      ways
        .map(([dx, dy]) => [clamp(from[0] + dx, w), clamp(from[1] + dy, h)] as [number, number])
        .find(([x, y]) => used.every(([ux, uy]) => Math.hypot(ux - x, uy - y) > 20)) ?? from
    used.push(free)
    return { leg, from, to: free }
  })
}

const clamp = (value: number, most: number) => Math.min(Math.max(value, 12), most - 12)
