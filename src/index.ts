export * from './job-graph';
export * from './quality';
export * from './query';

