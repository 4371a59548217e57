import type { AnalyticsPipelineProps } from './analytics-pipeline-props';
import type { PipelineRoles } from './pipeline-roles';
import { JobEditor } from '../graph-job';
import { IcebergTarget } from '../job-graph';

/** What is given for something that the other properties leave out, or that they have another way. */
export function contradictions(props: AnalyticsPipelineProps): string[] {
  return [
    ...tableContradictions(props),
    ...roleContradictions(props),
    ...sharedRoles(props.roles ?? {}),
  ];
}

/** What is about tables where there are none. */
function tableContradictions({ tables = [], queries = [], dashboard, quickSight, catalog, athena }: AnalyticsPipelineProps): string[] {
  const given = { queries: queries.length > 0, dashboard: dashboard !== undefined, catalog: catalog !== undefined, athena: athena !== undefined };
  const ofTables = tables.length > 0 ? [] : Object.entries(given).filter(([, isGiven]) => isGiven).map(([prop]) => prop);
  return [
    ...ofTables.map((prop) => `${prop} is given, but there are no tables for it; give tables, or leave it out`),
    ...(quickSight && !dashboard ? ['quickSight is given, but there is no dashboard for it; give both'] : []),
  ];
}

/** Roles that nothing would assume, each with what is missing for it. */
function roleContradictions(props: AnalyticsPipelineProps): string[] {
  const tables = props.tables ?? [];
  const missing: [keyof PipelineRoles, boolean, string][] = [
    ['crawler', tables.every(({ target }) => target instanceof IcebergTarget), tables.length === 0 ? 'there are no tables' : 'an Iceberg table has no crawler'],
    ['quality', tables.every(({ rules = [] }) => rules.length === 0), 'there are no rules'],
    ['registration', props.jobs?.editor === JobEditor.SCRIPT, 'jobs of the editor SCRIPT are not registered'],
    ['upload', props.initialData === undefined, 'there is no initialData'],
  ];
  return missing
    .filter(([role, isMissing]) => isMissing && props.roles?.[role] !== undefined)
    .map(([role, , why]) => `roles.${role} is given, but ${why}; leave one of the two out`);
}

/**
 * Pairs whose rights are on what waits for them: one that starts the state machine, or the crawler, cannot be the role of that, since
 * CloudFormation could make neither first.
 */
const APART: [keyof PipelineRoles, keyof PipelineRoles][] = [['workflow', 'events'], ['crawler', 'events'], ['crawler', 'workflow']];

function sharedRoles(roles: PipelineRoles): string[] {
  return APART.filter(([one, other]) => roles[one] !== undefined && roles[one] === roles[other])
    .map(([one, other]) => `roles.${one} and roles.${other} are one role, whose policy CloudFormation could make neither before nor after what it is for; give two`);
}
