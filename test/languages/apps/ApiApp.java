package com.example;

import io.github.cdkspotifyanalytics.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** The same app as api-app.ts, as a user of Java writes it. */
public final class ApiApp {
  private static final Schema ALBUMS = Schema.of(
      Field.identifier("album_id", "album"),
      Field.text("label", FieldOptions.builder().description("The record label").build()),
      Field.of("released", DataType.DATE));
  private static final Schema TRACKS = Schema.of(
      Field.identifier("track_id", "track"),
      Field.identifier("album_id", "album"),
      Field.of("popularity", DataType.INT, FieldOptions.builder().description("0 to 100").build()),
      Field.of("price", DataType.decimalOf(10, 2)));

  public static void main(final String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "Api");
    DataLocation staging = DataLocation.builder()
        .bucket(Bucket.fromBucketName(stack, "Staging", "staging-bucket"))
        .prefix("spotify/")
        .build();
    DataLocation warehouse = DataLocation.builder()
        .bucket(Bucket.fromBucketName(stack, "Warehouse", "warehouse-bucket"))
        .build();

    JobGraph graph = labelGraph();
    GraphJob.Builder.create(stack, "Labels")
        .graph(graph)
        .locations(Map.of("staging", staging, "warehouse", warehouse))
        .numberOfWorkers(4)
        .build();
    declareTable(stack, graph, warehouse);
    createPipeline(stack);
    app.synth();

    try {
      GraphJob.Builder.create(new Stack(), "Mistakes")
          .graph(mistakenGraph())
          .locations(Map.of("staging", staging))
          .numberOfWorkers(1)
          .build();
    } catch (RuntimeException error) {
      System.out.println(error.getMessage());
    }
  }

  private static CsvSource albums(final JobGraph graph) {
    return CsvSource.Builder.create(graph, "Albums")
        .location("staging").path("albums.csv").schema(ALBUMS).dateFormats(List.of("dd.MM.yyyy")).build();
  }

  private static CsvSource tracks(final JobGraph graph) {
    return CsvSource.Builder.create(graph, "Tracks")
        .location("staging").path("tracks/").schema(TRACKS).separator(";").build();
  }

  private static JobGraph labelGraph() {
    JobGraph graph = new JobGraph("labels");
    CsvSource albums = albums(graph);
    CsvSource tracks = tracks(graph);
    Filter popular = Filter.Builder.create(graph, "Popular tracks")
        .input(tracks)
        .conditions(List.of(FilterCondition.atLeast("popularity", 50), FilterCondition.isNull("price").negate()))
        .build();
    JobNode joined = KeyedJoin.of(graph, "With labels", JoinProps.builder()
        .left(popular)
        .right(albums)
        .keys(List.of(JoinKey.builder().left("album_id").right("album_id").build()))
        .joinType(JoinType.LEFT)
        .build());
    Aggregate labels = Aggregate.Builder.create(graph, "Labels")
        .input(joined)
        .groupBy(List.of("label"))
        .aggregations(List.of(
            Aggregation.builder().aggFunc(AggregateFunction.COUNT).field("track_id").build(),
            Aggregation.builder().aggFunc(AggregateFunction.AVG).field("price").build()))
        .build();
    CsvTarget.Builder.create(graph, "Label list").input(labels).location("staging").path("labels/").build();
    ParquetTarget.Builder.create(graph, "Tracks of labels")
        .input(joined)
        .location("warehouse")
        .path("tracks/")
        .compression(ParquetCompression.ZSTD)
        .partitionKeys(List.of("label"))
        .build();
    return graph;
  }

  private static JobGraph mistakenGraph() {
    JobGraph graph = new JobGraph("mistakes");
    CsvSource albums = albums(graph);
    CsvSource tracks = tracks(graph);
    Filter filtered = Filter.Builder.create(graph, "Loud tracks")
        .input(tracks)
        .conditions(List.of(FilterCondition.greaterThan("loudness", 0.5), FilterCondition.equalTo("popularity", "high")))
        .build();
    JobNode joined = KeyedJoin.of(graph, "By the wrong key", JoinProps.builder()
        .left(filtered)
        .right(albums)
        .keys(List.of(JoinKey.builder().left("track_id").right("album_id").build()))
        .build());
    ParquetTarget.Builder.create(graph, "Nowhere").input(joined).location("Warehouse").path("/tracks").build();
    return graph;
  }

  private static void declareTable(final Stack stack, final JobGraph graph, final DataLocation warehouse) {
    ParquetTarget target = graph.getNodes().stream()
        .filter(node -> node.getName().equals("Tracks of labels"))
        .map(ParquetTarget.class::cast)
        .findFirst()
        .orElseThrow();
    WarehouseCatalog.Builder.create(stack, "Catalog")
        .tables(List.of(CatalogTableOptions.builder()
            .name("tracks_of_labels")
            .target(target)
            .location(warehouse)
            .rules(List.of(
                QualityRule.rowCountAtLeast(1),
                QualityRule.isPrimaryKey("track_id", "album_id"),
                QualityRule.valuesBetween("popularity", Bounds.builder().min(0).max(100).build()),
                QualityRule.completenessAtLeast("price", 0.5)))
            .build()))
        .build();
  }

  private static DashboardDataSet albums(final Schema schema) {
    return DashboardDataSet.Builder.create()
        .name("albums")
        .title("Albums")
        .table("tracks")
        .schema(schema)
        .fields(List.of(
            DataSetField.builder().name("album_id").shownBy("album_name").build(),
            DataSetField.builder()
                .name("album_popularity")
                .title("Popularity")
                .role(FieldRole.SCORE)
                .format(NumberFormat.number(NumberFormatOptions.builder().decimals(2).build()))
                .describes("album_id")
                .build()))
        .calculatedFields(List.of(CalculatedField.builder()
            .name("album_age")
            .dataType(DataType.INT)
            .sql("2023 - year(release_date)")
            .role(FieldRole.MEASURE)
            .describes("album_id")
            .build()))
        .build();
  }

  private static Dashboard dashboard() {
    DashboardDataSet tracks = SpotifyDashboard.tracks();
    BarChart labelsByArtists = BarChart.Builder.create()
        .id("labels-by-artists")
        .title("Labels by artists")
        .dataSet(tracks)
        .category(Dimension.of("label"))
        .values(List.of(Measure.countDistinct("artist_id", MeasureOptions.builder()
            .title("Artists")
            .format(NumberFormat.abbreviated(NumberFormatOptions.builder().decimals(1).build()))
            .build())))
        .limit(VisualLimit.builder().count(5).others(true).build())
        .build();
    LineChart popularityByYear = LineChart.Builder.create()
        .id("popularity-by-year")
        .title("Popularity by year")
        .dataSet(tracks)
        .date(Dimension.of("release_date", DimensionOptions.builder().granularity(Granularity.YEAR).build()))
        .values(List.of(Measure.of("track_popularity")))
        .build();
    BarChart popularAlbums = BarChart.Builder.create()
        .id("popular-albums")
        .title("Popular albums")
        .dataSet(albums(tracks.getSchema()))
        .category(Dimension.of("album_id"))
        .values(List.of(Measure.of("album_popularity"), Measure.of("album_age")))
        .build();
    DashboardSheet labels = DashboardSheet.Builder.create()
        .id("labels")
        .title("Labels")
        .visuals(List.of(labelsByArtists, popularityByYear, popularAlbums))
        .build();
    List<DashboardSheet> sheets = new ArrayList<>(SpotifyDashboard.standardSheets(tracks));
    sheets.add(labels);
    return SpotifyDashboard.Builder.create().dataSet(tracks).sheets(sheets).build();
  }

  private static void createPipeline(final Stack stack) {
    PipelineQuery tracksAGenre = PipelineQuery.Builder.create()
        .name("tracks_a_genre")
        .description("How many tracks has each genre?")
        .sql("SELECT genre, count(*) AS tracks FROM tracks GROUP BY genre")
        .columns(List.of(Field.text("genre"), Field.of("tracks", DataType.BIGINT, FieldOptions.builder().nullable(false).build())))
        .chart(QueryChart.builder().kind(ChartKind.BAR).x("genre").y("tracks").build())
        .build();
    List<PipelineQuery> queries = new ArrayList<>(SpotifyQueries.standard());
    queries.add(tracksAGenre);
    SpotifyAnalyticsPipeline.Builder.create(stack, "Pipeline")
        .dashboard(dashboard())
        .quickSight(QuickSightOptions.builder()
            .owners(List.of("arn:aws:quicksight:eu-west-1:111122223333:group/default/owners"))
            .readers(List.of("arn:aws:quicksight:eu-west-1:111122223333:group/default/readers"))
            .refreshSchedule(RefreshSchedule.daily())
            .build())
        .startFrom(PipelineStart.STAGING)
        .partitionKeys(List.of("album_popularity"))
        .storage(StorageOptions.builder().removalPolicy(RemovalPolicy.DESTROY).build())
        .qualityRules(List.of(QualityRule.isComplete("track_id")))
        .queries(queries)
        .build();
  }

  private ApiApp() {}
}
