export * from './query-workgroup';
