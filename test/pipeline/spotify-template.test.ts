import { createHash } from 'crypto';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SpotifyAnalyticsPipeline, SpotifyAnalyticsPipelineProps } from '../../src';

/** The code of scripts and functions is tested where it is made: here it counts that there is some. */
const ASSETS = /[0-9a-f]{64}/g;

/**
 * A template with a line for each resource: its logical id, its type, and each of its properties with a digest of what it is. A line that
 * differs says which property of which resource a change reaches, which is what a deployed pipeline is changed by.
 */
function digestOf({ Resources, ...sections }: Record<string, Record<string, any>>): string {
  const resources = Object.entries(Resources).map(([id, { Type, Properties = {}, Metadata: _, ...attributes }]) => (
    [id, Type, ...members({ ...Properties, ...attributes })].join(' ')));
  return [...resources, ...Object.entries(sections).map(([section, content]) => [section, ...members(content)].join(' '))].sort().join('\n');
}

function members(content: object): string[] {
  return Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `${name}=${digest(value)}`);
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value).replace(ASSETS, 'asset')).digest('hex').slice(0, 8);
}

test.each<[string, SpotifyAnalyticsPipelineProps]>([
  ['nothing', {}],
  ['all that adds resources', {
    audioFeatures: true,
    monitoring: { alertEmails: ['somebody@example.com'] },
    quickSight: { owners: ['arn:aws:quicksight:eu-west-1:111122223333:user/default/somebody'] },
  }],
])('the template of a pipeline that is given %s', (_, props) => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new SpotifyAnalyticsPipeline(stack, 'Spotify', props);
  expect(digestOf(Template.fromStack(stack).toJSON())).toMatchSnapshot();
});
