import type { Aws } from './aws';
import type { DeployedStack } from './stack';

/** How often a text is in what the handlers of a stack have logged that register the graphs of its jobs. */
export async function logged(aws: Aws, stack: DeployedStack, text: string): Promise<number> {
  const groups = (await stack.resources()).filter(({ type, logicalId }) => type === 'AWS::Logs::LogGroup' && logicalId.includes('Registration'));
  const logs = await Promise.all(groups.map(async ({ physicalId }) => {
    const { events } = await aws.json('logs', 'FilterLogEvents', { logGroupName: physicalId, limit: 10_000 });
    return events.map(({ message }: any) => message);
  }));
  return logs.flat().join('\n').split(text).length - 1;
}
