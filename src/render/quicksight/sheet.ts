import type { CfnAnalysis } from 'aws-cdk-lib/aws-quicksight';
import { controlledFilters, filterControls } from './controls';
import { controlId, sheetId, visualId } from './ids';
import { renderVisual } from './visual';
import type { ManifestDashboard, ManifestSheet } from '../../manifest/schema';

/** Cells of the row of controls that a control takes. */
const CONTROL_SIZE = { columnSpan: 4, rowSpan: 1 };

/** A sheet: its visuals in a grid of 36 columns, as the manifest places them, and above them the controls. */
export function renderSheet(sheet: ManifestSheet, dashboard: ManifestDashboard): CfnAnalysis.SheetDefinitionProperty {
  const controls = filterControls(sheet, dashboard);
  return {
    sheetId: sheetId(sheet.id),
    name: sheet.title,
    title: sheet.title,
    ...(sheet.description !== undefined && { description: sheet.description }),
    contentType: 'INTERACTIVE',
    visuals: sheet.visuals.map((visual) => renderVisual(visual, sheet, dashboard.dataSets.find(({ name }) => name === visual.dataSet)!)),
    layouts: [{ configuration: { gridLayout: { elements: sheet.visuals.map(placeOf), canvasSizeOptions: RESPONSIVE } } }],
    ...(controls.length > 0 && {
      filterControls: controls,
      sheetControlLayouts: [{
        configuration: {
          gridLayout: {
            elements: controlledFilters(sheet, dashboard).map(({ id }) => ({
              elementId: controlId(id, sheet.id), elementType: 'FILTER_CONTROL', ...CONTROL_SIZE,
            })),
          },
        },
      }],
    }),
  };
}

/** As wide as the window: https://docs.aws.amazon.com/quicksight/latest/APIReference/API_GridLayoutScreenCanvasSizeOptions.html */
export const RESPONSIVE: CfnAnalysis.GridLayoutCanvasSizeOptionsProperty = { screenCanvasSizeOptions: { resizeOption: 'RESPONSIVE' } };

function placeOf({ id, place }: ManifestSheet['visuals'][number]): CfnAnalysis.GridLayoutElementProperty {
  return {
    elementId: visualId(id), elementType: 'VISUAL', columnIndex: place.column, columnSpan: place.width, rowIndex: place.row, rowSpan: place.height,
  };
}
