import { App, Stack } from 'aws-cdk-lib';
import { buildConstructs } from './constructs';
import { VARIANTS } from './variants';
import { SpotifyAnalyticsPipeline } from '../../src';

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
}

/** The templates of the pipeline in all its forms, and of the constructs used alone. */
export function allTemplates(): NamedTemplate[] {
  return [
    template('constructs', buildConstructs),
    ...Object.entries(VARIANTS).map(([name, variant]) => template(name, (stack) => new SpotifyAnalyticsPipeline(stack, 'Spotify', variant(stack)))),
  ];
}

function template(name: string, build: (stack: Stack) => void): NamedTemplate {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  build(stack);
  const json = app.synth().getStackByName('Stack').template;
  return { name, resources: json.Resources, text: JSON.stringify(json) };
}
