import { BarChart, BoxplotChart, CustomChart, LineChart, PieChart, ScatterChart, TreemapChart } from 'echarts/charts';
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

// SVG: the browser resolves the page's colours in it, so that light, dark and paper need no new drawing, and print is sharp.
use([
  BarChart, BoxplotChart, CustomChart, LineChart, PieChart, ScatterChart, TreemapChart,
  GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer,
]);

export { init };
export type { ECharts } from 'echarts/core';
