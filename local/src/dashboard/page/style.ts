import { CONTROL_STYLE } from './style-controls';
import { FRAME_STYLE, MEDIA_STYLE } from './style-frame';
import { KPI_STYLE, VISUAL_STYLE } from './style-visuals';

/** The dashboard's style sheet; it goes after that of the page, whose colours and type it uses. */
export const DASHBOARD_STYLE = [FRAME_STYLE, CONTROL_STYLE, VISUAL_STYLE, KPI_STYLE, MEDIA_STYLE].join('');
