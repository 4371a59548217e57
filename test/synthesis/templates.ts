import { App, Stack } from 'aws-cdk-lib';
import { buildConstructs } from './constructs';
import { shop } from './shop';
import { VARIANTS } from './variants';
import { AnalyticsPipeline, SpotifyAnalyticsPipeline } from '../../src';

/** A resource of a template. */
export interface CfnResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

/** A template, and what it is of. */
export interface NamedTemplate {
  readonly name: string;
  readonly resources: Record<string, CfnResource>;
  readonly text: string;
  /** What other stacks import, by the names under which they do. */
  readonly exports: Record<string, unknown>;
  /** Where it was written. */
  readonly file: string;
}

/** What there are templates of: the pipeline in all its forms, and the constructs used alone. */
const STACKS: Record<string, (stack: Stack) => void> = {
  'the constructs alone': (stack) => buildConstructs(stack),
  'a pipeline of other data': (stack) => { new AnalyticsPipeline(stack, 'Shop', { ...shop(), catalog: { lakeFormation: {} } }); },
  ...Object.fromEntries(Object.entries(VARIANTS).map(([name, variant]) =>
    [`a pipeline ${name}`, (stack: Stack) => { new SpotifyAnalyticsPipeline(stack, 'Spotify', variant(stack)); }])),
};

/** An app that has a stack for everything that there are templates of. */
export function appOfAll(): App {
  const app = new App();
  for (const [name, build] of Object.entries(STACKS)) build(new Stack(app, name.replace(/\W+/g, '-')));
  return app;
}

/** The templates of the pipeline in all its forms, and of the constructs used alone. @param app that of all */
export function allTemplates(app = appOfAll()): NamedTemplate[] {
  const names = Object.fromEntries(Object.keys(STACKS).map((name) => [name.replace(/\W+/g, '-'), name]));
  // A form can have further stacks besides its own.
  return app.synth().stacks.map(({ stackName, template, templateFullPath }) => ({
    name: names[stackName] ?? stackName,
    resources: template.Resources,
    text: JSON.stringify(template),
    exports: exportsOf(template),
    file: templateFullPath,
  }));
}

function exportsOf({ Outputs = {} }: { Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }> }): Record<string, unknown> {
  return Object.fromEntries(Object.values(Outputs).flatMap(({ Value, Export }) => (Export ? [[Export.Name, Value]] : [])));
}
