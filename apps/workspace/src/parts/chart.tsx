import { useEffect, useRef } from 'react';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useText } from '../app/language.tsx';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface ChartSeries {
  name: string;
  values: readonly (number | null)[];
}

export interface ChartProps {
  kind: 'bars' | 'bars-across' | 'lines';
  title: string;
  labels: readonly string[];
  series: readonly ChartSeries[];
  height?: number;
}

const colours = ['#1b4f91', '#7fa3d1', '#5b6675', '#b3261e'];

/** Figures that people compare, drawn; the same figures follow as a table that can be opened and is read aloud. */
export function Chart({ kind, title, labels, series, height = 300 }: ChartProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const drawing = init(place.current, null, { renderer: 'svg' });
    const names = { type: 'category' as const, data: [...labels], inverse: kind === 'bars-across' };
    const figures = { type: 'value' as const };
    drawing.setOption({
      color: colours,
      animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      // By its name: what is measured with another font than it is drawn in gets too little room.
      textStyle: { fontFamily: getComputedStyle(place.current).fontFamily },
      tooltip: { trigger: 'axis' },
      legend: series.length > 1 ? { top: 0 } : undefined,
      grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: kind === 'bars-across' ? figures : names,
      yAxis: kind === 'bars-across' ? names : figures,
      series: series.map((one) => ({ type: kind === 'lines' ? ('line' as const) : ('bar' as const), name: one.name, data: [...one.values], barMaxWidth: 28, symbolSize: 7 })),
    });
    const observer = new ResizeObserver(() => drawing.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      drawing.dispose();
    };
  }, [kind, labels, series]);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div ref={place} style={{ height }} aria-hidden />
      <details>
        <summary>{text('workspace.chart-table')}</summary>
        <div className="list-scroll" tabIndex={0}>
          <table className="list-table">
            <thead><tr><th scope="col">{text('workspace.chart-label')}</th>{series.map((one) => <th key={one.name} scope="col">{one.name}</th>)}</tr></thead>
            <tbody>
              {labels.map((label, row) => <tr key={label}><th scope="row">{label}</th>{series.map((one) => <td key={one.name}>{one.values[row] ?? ''}</td>)}</tr>)}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
