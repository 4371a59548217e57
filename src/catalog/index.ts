export * from './warehouse-catalog';
