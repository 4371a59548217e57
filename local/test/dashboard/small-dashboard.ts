import { by, BY_GROUP, measure } from './example/parts';
import type { ManifestDashboard, ManifestDataSet, PipelineManifest } from '../../src/manifest';
import { copyPipeline } from '../support/manifests';

/** A dashboard of one column chart, of ranks by name, over the table `result` with `id`, `name` and `rank`. */
export function smallDashboard(dataSet: Partial<ManifestDataSet> = {}, parts: Partial<ManifestDashboard> = {}): ManifestDashboard {
  return {
    name: 'small',
    title: 'Ranks',
    dataSets: [{
      name: 'items',
      title: 'Items',
      table: 'result',
      sql: 'SELECT name, rank FROM result',
      fields: [{ name: 'name', type: 'string', role: 'category', title: 'Name' }, { name: 'rank', type: 'int', role: 'score', title: 'Rank' }],
      ...dataSet,
    }],
    sheets: [{
      id: 'only',
      title: 'Only',
      visuals: [{
        id: 'ranks',
        kind: 'column',
        title: 'Ranks',
        dataSet: 'items',
        place: { column: 0, row: 0, width: 36, height: 8 },
        groups: [by('name', 'Name')],
        measures: [measure('rank', 'average', 'Rank')],
        sort: BY_GROUP,
        crossFilter: false,
      }],
    }],
    filters: [],
    colors: ['#117a3d'],
    ...parts,
  };
}

/** A pipeline that copies `id`, `name` and `rank`, with a dashboard of them. */
export function pipelineWithDashboard(dashboard: ManifestDashboard | undefined = smallDashboard()): PipelineManifest {
  return { ...copyPipeline('id name rank:int'), dashboard };
}
