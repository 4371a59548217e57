import * as fs from 'fs';
import * as path from 'path';
import type { App } from 'aws-cdk-lib';

/** What CloudFormation reads of a template. */
interface Template {
  readonly Resources?: Record<string, unknown>;
  readonly Parameters?: Record<string, unknown>;
  readonly Outputs?: Record<string, unknown>;
}

/** A template of an app, by its file. */
interface TemplateFile {
  readonly file: string;
  readonly template: Template;
}

/** All templates of an app, those of nested stacks too. */
export function templatesOf(app: App): TemplateFile[] {
  const { directory } = app.synth();
  const files = fs.readdirSync(directory).filter((file) => file.endsWith('.template.json'));
  return files.map((file) => ({ file, template: JSON.parse(fs.readFileSync(path.join(directory, file), 'utf8')) }));
}

/** What no deployment gets over: references to what a template does not hold, and resources of which each waits for the other. */
export function referenceFaults(app: App): string[] {
  return templatesOf(app).flatMap(({ file, template }) => [...dangling(template), ...circles(template)].map((fault) => `${file}: ${fault}`));
}

/** How often templates take something from another stack: by import, by parameter, or out of a nested stack. */
export function takenFromElsewhere(app: App): number {
  const text = JSON.stringify(templatesOf(app).map(({ template }) => template));
  return text.match(/"Fn::ImportValue"|"Ref":"referenceto|"Outputs\./g)?.length ?? 0;
}

function dangling({ Resources = {}, Parameters = {}, Outputs = {} }: Template): string[] {
  const isKnown = (name: string) => name.startsWith('AWS::') || name in Resources || name in Parameters;
  return Object.entries({ ...Resources, ...Outputs })
    .flatMap(([id, content]) => namesIn(content).filter((name) => !isKnown(name)).map((name) => `${id} names ${name}, which is not there`));
}

/** What a part of a template refers to, by logical id. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': text, DependsOn: waits } = value as Record<string, unknown>;
  return [
    ...(typeof ref === 'string' ? [ref] : []),
    ...(Array.isArray(attribute) ? [attribute[0]] : []),
    ...(text === undefined ? [] : [...String([text].flat()[0]).matchAll(/\$\{([\w:]+)/g)].map(([, name]) => name)),
    ...(waits === undefined ? [] : [waits].flat() as string[]),
    ...Object.values(value).flatMap(namesIn),
  ];
}

function circles({ Resources = {} }: Template): string[] {
  const needs = new Map(Object.entries(Resources).map(([id, resource]) => [id, namesIn(resource).filter((name) => name in Resources)]));
  // What needs nothing that is left can be made; what is left in the end needs itself.
  for (let before = -1; before !== needs.size;) {
    before = needs.size;
    for (const [id, needed] of needs) if (needed.every((name) => !needs.has(name))) needs.delete(id);
  }
  return needs.size === 0 ? [] : [`circle among ${[...needs.keys()].join(', ')}`];
}
