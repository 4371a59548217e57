import { allTemplates } from './templates';

// What rules send, by an EventBridge that escapes nothing that it takes out of an event: whatever is in the event, it is JSON and has it all.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues

/** A text of which each character breaks one kind of template. */
const HOSTILE = 'no column "track_id" in\n\t\'s3://raw/a\\b\', <detail>: {"header": ["a"]}';

/** Whatever field of an event a rule may take. */
const EVENT: any = { detail: { message: HOSTILE, errorMessage: HOSTILE, cause: HOSTILE, name: HOSTILE, object: { key: HOSTILE } } };

interface Transformer {
  readonly InputPathsMap: Record<string, string>;
  readonly InputTemplate: unknown;
}

/** What is sent for the event: a text is put in as it is, in quotes only where the template has some around it; anything else as JSON. */
function sent({ InputPathsMap, InputTemplate }: Transformer): string {
  return textOf(InputTemplate).replace(/<([^<>]+)>/g, (_, name) => {
    const value = InputPathsMap[name].split('.').slice(1).reduce((part, member) => part[member], EVENT);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function textOf(template: unknown): string {
  if (typeof template === 'string') return template;
  return (template as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'NAME')).join('');
}

const transformers = allTemplates().flatMap(({ name, resources }) => Object.entries(resources)
  .filter(([, { Type }]) => Type === 'AWS::Events::Rule')
  .flatMap(([id, { Properties }]) => (Properties as any).Targets.map(({ InputTransformer }: any): [string, Transformer | undefined] => [`${name}: ${id}`, InputTransformer])))
  .filter((each): each is [string, Transformer] => each[1] !== undefined);

test('rules that take something out of their events are among the templates', () => {
  expect(new Set(transformers.map(([name]) => name.replace(/.*: (?:Spotify|Shop)?/, '').replace(/[0-9A-F]{8}$/, '')))).toEqual(new Set([
    'WorkflowAbruptEnd', 'WorkflowUncaughtError', 'WorkflowUpload', 'WorkflowUpload2', 'MonitoringJobFailedEvent', 'MonitoringCrawlerFailedEvent', 'OwnTopicJobFailedEvent',
  ]));
});

test.each(transformers)('%s', (_, transformer) => {
  const content = JSON.parse(sent(transformer));
  expect(content.detail ?? content.object).toEqual(content.detail ? EVENT.detail : EVENT.detail.object);
});
