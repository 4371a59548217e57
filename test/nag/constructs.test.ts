import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { findings } from './findings';
import * as library from '../../src';
import { buildConstructs } from '../synthesis/constructs';

/** The pipelines are judged in all their forms. */
const JUDGED_ELSEWHERE = [library.AnalyticsPipeline.name, library.SpotifyAnalyticsPipeline.name];

const app = new App();
const stack = new Stack(app, 'Stack');
buildConstructs(stack);

test('the constructs have no finding when they are used alone', () => {
  expect(findings(app)).toEqual([]);
});

test('every construct of the library is among them', () => {
  const constructs = Object.values<any>(library).filter((value) => typeof value === 'function' && value.prototype instanceof Construct);
  const used = new Set(stack.node.findAll().map(({ constructor }) => constructor));
  expect(constructs.filter((each) => !used.has(each)).map(({ name }) => name).sort()).toEqual(JUDGED_ELSEWHERE);
});
