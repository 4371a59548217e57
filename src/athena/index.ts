export * from './athena-options';
export * from './query-workgroup';
