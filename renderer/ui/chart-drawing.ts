/**
 * The parts of echarts that are drawn with, loaded by the first chart of a page. Canvas and rich-text hints: neither needs
 * markup with style attributes, which the content policy refuses.
 */
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

/** Begins a drawing in an element; the caller disposes of it. */
export function beginDrawing(element: HTMLElement) {
  return init(element, null, { renderer: 'canvas' });
}

export type Drawing = ReturnType<typeof beginDrawing>;
