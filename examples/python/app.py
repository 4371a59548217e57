#!/usr/bin/env python3
from aws_cdk import App, Stack
from cdk_spotify_analytics import SpotifyAnalyticsPipeline

app = App()
stack = Stack(app, "SpotifyAnalytics")

SpotifyAnalyticsPipeline(stack, "Pipeline")

app.synth()
