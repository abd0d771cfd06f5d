import { useMantineColorScheme } from '@mantine/core'
import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

interface ChartProps {
  /** What it shows, in one sentence; the table beside it holds the same. */
  readonly label: string
  readonly rows: readonly { label: string; number: number; shown: string }[]
}

/** Bars one can point at. A chunk of its own: the rest of the page does not wait for it. */
export function Chart({ label, rows }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const { colorScheme } = useMantineColorScheme()
  useEffect(() => {
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption(optionOf(rows, place.current!))
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(place.current!)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [rows, colorScheme])
  return <div className="fig-chart" role="img" aria-label={label} ref={place} />
}

function optionOf(rows: ChartProps['rows'], place: HTMLElement) {
  const colour = (token: string) => getComputedStyle(place).getPropertyValue(token).trim()
  const text = colour('--su-text')
  return {
    animation: false,
    grid: { left: 48, right: 64, top: 8, bottom: 24 },
    textStyle: { fontFamily: getComputedStyle(place).fontFamily, color: text },
    xAxis: { type: 'value', splitLine: { lineStyle: { color: colour('--su-line') } }, axisLabel: { color: text } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.label),
      axisTick: { show: false },
      axisLabel: { color: text },
      axisLine: { lineStyle: { color: colour('--su-line-2') } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 36,
        data: rows.map((row, index) => ({
          value: row.number,
          itemStyle: { color: colour('--su-on'), opacity: index === rows.length - 1 ? 1 : 0.55 },
        })),
        label: {
          show: true,
          opacity: 1,
          position: 'right',
          fontWeight: 600,
          color: text,
          formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]!.shown,
        },
      },
    ],
  }
}
