export * from './catalog-options';
export * from './catalog-table';
export * from './lake-formation-access';
export * from './lake-formation-options';
export * from './warehouse-catalog';
export * from './warehouse-catalog-props';
