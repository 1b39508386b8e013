// The adapter: the one file that knows the chart library. It is loaded when the first chart is drawn.
import { LineChart, ScatterChart } from 'echarts/charts';
import { AxisPointerComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { connect, init, use as register, type ECharts } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

register([LineChart, ScatterChart, GridComponent, TooltipComponent, AxisPointerComponent, CanvasRenderer, LegacyGridContainLabel]);

/** A chart in an element; charts of one group share the cursor. */
export class Chart {
  private readonly chart: ECharts;

  constructor(element: HTMLElement, group: string) {
    this.chart = init(element, null, { renderer: 'canvas' });
    if (group !== '') {
      this.chart.group = group;
      connect(group);
    }
  }

  draw(option: Record<string, unknown>): void {
    this.chart.setOption(option, { replaceMerge: ['series'] });
  }

  resize(): void {
    this.chart.resize();
  }

  /** The drawn picture, for a person who wants to keep it. */
  picture(background: string): string {
    return this.chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background });
  }

  remove(): void {
    this.chart.dispose();
  }
}
