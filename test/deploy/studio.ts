import type { Aws } from './aws';

/** What Glue tells of a job and does not take back, the capacity that it tells twice, and what only the registration gives. */
const NOT_TAKEN = ['Name', 'CreatedOn', 'LastModifiedOn', 'AllocatedCapacity', 'MaxCapacity', 'JobMode', 'CodeGenConfigurationNodes'];

/** A node that somebody adds, beside those that there are. */
const BY_HAND = { DropDuplicates: { Name: 'By hand' } };

/** The settings of a job that its template has, as they are taken. */
export function settingsOf(job: any): any {
  return Object.fromEntries(Object.entries(job).filter(([name]) => !NOT_TAKEN.includes(name)));
}

/**
 * Does what somebody does who renames a node in Glue Studio, adds one and saves: Glue has another graph, and writes another script.
 *
 * @returns what has to be told about it
 */
export async function saveInStudio(aws: Aws, JobName: string): Promise<string[]> {
  const { Job } = await aws.json('glue', 'GetJob', { JobName });
  const [[id, node], ...others] = Object.entries<any>(Job.CodeGenConfigurationNodes);
  const [[kind, members]] = Object.entries<any>(node);
  const CodeGenConfigurationNodes = {
    ...Object.fromEntries(others), [id]: { [kind]: { ...members, Name: 'Renamed' } }, 'node-by-hand': { DropDuplicates: { ...BY_HAND.DropDuplicates, Inputs: [id] } },
  };
  await aws.json('glue', 'UpdateJob', { JobName, JobUpdate: { ...settingsOf(Job), JobMode: 'VISUAL', CodeGenConfigurationNodes } });
  return [
    `node '${BY_HAND.DropDuplicates.Name}' was added`,
    `node '${members.Name}' was changed`,
    // Where Glue takes no update without a graph, the script is written where nobody looks for one.
    ...(Job.Command.ScriptLocation.endsWith('.generated.py') ? [] : ['the script was replaced or removed']),
  ];
}
