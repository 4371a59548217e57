export * from './spotify-dashboard';
