export * from './publish-options';
export * from './quick-sight-dashboard';
export * from './quick-sight-data-set';
export * from './quick-sight-data-set-options';
export * from './quick-sight-data-source';
export * from './quick-sight-options';
export * from './quick-sight-principals';
export * from './refresh-schedule';
