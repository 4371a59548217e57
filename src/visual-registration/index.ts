export * from './visual-registration';
