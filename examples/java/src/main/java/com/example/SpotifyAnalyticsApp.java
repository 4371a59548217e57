package com.example;

import io.github.cdkspotifyanalytics.SpotifyAnalyticsPipeline;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

public final class SpotifyAnalyticsApp {
  public static void main(final String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "SpotifyAnalytics");

    new SpotifyAnalyticsPipeline(stack, "Pipeline");

    app.synth();
  }

  private SpotifyAnalyticsApp() {}
}
