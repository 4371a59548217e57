export * from './graph-job';
export * from './graph-job-props';
export * from './job-options';
export * from '../visual-registration';
export * from './i-graph-job';
