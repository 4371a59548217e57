// Synthesizes the pipeline that the construct library makes when nothing is said.
//   node synthesize.js OUT_DIR
// A program of its own: to load aws-cdk-lib through jest takes many times as long.
const { App, Stack } = require('aws-cdk-lib');
const { SpotifyAnalyticsPipeline } = require('cdk-spotify-analytics');

const app = new App({ outdir: process.argv[2] });
new SpotifyAnalyticsPipeline(new Stack(app, 'Stack'), 'Spotify');
app.synth();
