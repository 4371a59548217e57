export * from './datetime-pattern';
export * from './list-text';
export * from './nearest';
export * from './node-traits';
export * from './place';
export * from './rule-traits';
export type * from './schema';
export * from './sql-text';
export * from './visual-traits';
