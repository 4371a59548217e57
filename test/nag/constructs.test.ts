import { App, Stack } from 'aws-cdk-lib';
import { buildConstructs } from './constructs';
import { findings } from './findings';

test('the constructs have no finding when they are used alone', () => {
  const app = new App();
  buildConstructs(new Stack(app, 'Stack'));
  expect(findings(app)).toEqual([]);
});
