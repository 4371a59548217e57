export * from './node-traits';
export * from './rule-traits';
export type * from './schema';
export * from './visual-traits';
