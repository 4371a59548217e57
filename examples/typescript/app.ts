import { App, Stack } from 'aws-cdk-lib';
import { SpotifyAnalyticsPipeline } from 'cdk-spotify-analytics';

const app = new App();
const stack = new Stack(app, 'SpotifyAnalytics');

new SpotifyAnalyticsPipeline(stack, 'Pipeline');

app.synth();
