export * from './data-type';
export * from './field';
export * from './schema';
