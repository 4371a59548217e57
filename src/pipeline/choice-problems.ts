import type { PipelineRoles } from './pipeline-roles';
import { SpotifyAnalyticsPipelineProps, WarehouseFormat } from './spotify-analytics-pipeline-props';
import { JobEditor } from '../graph-job';

/** What is given for something that the other properties leave out, or that they have another way. */
export function contradictions(props: SpotifyAnalyticsPipelineProps): string[] {
  return [
    ...roleContradictions(props),
    ...sharedRoles(props.roles ?? {}),
  ];
}

/** Roles that nothing would assume, each with what is missing for it. */
function roleContradictions(props: SpotifyAnalyticsPipelineProps): string[] {
  const missing: [keyof PipelineRoles, boolean, string][] = [
    ['crawler', props.warehouseFormat === WarehouseFormat.ICEBERG, 'an Iceberg table has no crawler'],
    ['quality', props.qualityRules?.length === 0, 'there are no qualityRules'],
    ['registration', props.editor === JobEditor.SCRIPT, 'jobs of the editor SCRIPT are not registered'],
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
