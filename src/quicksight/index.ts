export * from './warehouse-data-set';
