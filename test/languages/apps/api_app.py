"""The same app as api-app.ts, as a user of Python writes it."""

from aws_cdk import App, RemovalPolicy, Stack
from aws_cdk import aws_s3 as s3
from cdk_spotify_analytics import (
    Aggregate, AggregateFunction, Aggregation, BarChart, CalculatedField, CatalogTableOptions, ChartKind, CsvSource, CsvTarget, DashboardDataSet,
    DashboardSheet, DataLocation, DataSetField, DataType, Dimension, Field, FieldRole, Filter, FilterCondition, Granularity, GraphJob, JobGraph, JoinKey, JoinType, KeyedJoin, LineChart, Measure, NumberFormat, ParquetCompression,
    ParquetTarget, PipelineQuery, PipelineStart, QualityRule, QueryChart, QuickSightOptions, RefreshSchedule, Schema, SpotifyAnalyticsPipeline,
    SpotifyDashboard, SpotifyQueries, StorageOptions, VisualLimit, WarehouseCatalog,
)

ALBUMS = Schema.of(
    Field.identifier("album_id", "album"),
    Field.text("label", description="The record label"),
    Field.of("released", DataType.DATE),
)
TRACKS = Schema.of(
    Field.identifier("track_id", "track"),
    Field.identifier("album_id", "album"),
    Field.of("popularity", DataType.INT, description="0 to 100"),
    Field.of("price", DataType.decimal_of(10, 2)),
)


def sources(graph: JobGraph):
    return (
        CsvSource(graph, "Albums", location="staging", path="albums.csv", schema=ALBUMS, date_formats=["dd.MM.yyyy"]),
        CsvSource(graph, "Tracks", location="staging", path="tracks/", schema=TRACKS, separator=";"),
    )


def label_graph() -> JobGraph:
    graph = JobGraph("labels")
    albums, tracks = sources(graph)
    popular = Filter(
        graph, "Popular tracks",
        input=tracks,
        conditions=[FilterCondition.at_least("popularity", 50), FilterCondition.is_null("price").negate()],
    )
    joined = KeyedJoin.of(
        graph, "With labels",
        left=popular, right=albums, keys=[JoinKey(left="album_id", right="album_id")], join_type=JoinType.LEFT,
    )
    labels = Aggregate(
        graph, "Labels",
        input=joined,
        group_by=["label"],
        aggregations=[
            Aggregation(agg_func=AggregateFunction.COUNT, field="track_id"),
            Aggregation(agg_func=AggregateFunction.AVG, field="price"),
        ],
    )
    CsvTarget(graph, "Label list", input=labels, location="staging", path="labels/")
    ParquetTarget(
        graph, "Tracks of labels",
        input=joined, location="warehouse", path="tracks/", compression=ParquetCompression.ZSTD, partition_keys=["label"],
    )
    return graph


def mistaken_graph() -> JobGraph:
    graph = JobGraph("mistakes")
    albums, tracks = sources(graph)
    filtered = Filter(
        graph, "Loud tracks",
        input=tracks,
        conditions=[FilterCondition.greater_than("loudness", 0.5), FilterCondition.equal_to("popularity", "high")],
    )
    joined = KeyedJoin.of(graph, "By the wrong key", left=filtered, right=albums, keys=[JoinKey(left="track_id", right="album_id")])
    ParquetTarget(graph, "Nowhere", input=joined, location="Warehouse", path="/tracks")
    return graph


app = App()
stack = Stack(app, "Api")
staging = DataLocation(bucket=s3.Bucket.from_bucket_name(stack, "Staging", "staging-bucket"), prefix="spotify/")
warehouse = DataLocation(bucket=s3.Bucket.from_bucket_name(stack, "Warehouse", "warehouse-bucket"))

graph = label_graph()
GraphJob(stack, "Labels", graph=graph, locations={"staging": staging, "warehouse": warehouse}, number_of_workers=4)
target = next(node for node in graph.nodes if node.name == "Tracks of labels")
WarehouseCatalog(
    stack, "Catalog",
    tables=[CatalogTableOptions(
        name="tracks_of_labels",
        target=target,
        location=warehouse,
        rules=[
            QualityRule.row_count_at_least(1),
            QualityRule.is_primary_key("track_id", "album_id"),
            QualityRule.values_between("popularity", min=0, max=100),
            QualityRule.completeness_at_least("price", 0.5),
        ],
    )],
)

tracks = SpotifyDashboard.tracks()
albums = DashboardDataSet(
    name="albums",
    title="Albums",
    table="tracks",
    schema=tracks.schema,
    fields=[
        DataSetField(name="album_id", shown_by="album_name"),
        DataSetField(
            name="album_popularity", title="Popularity", role=FieldRole.SCORE, format=NumberFormat.number(decimals=2), describes="album_id",
        ),
    ],
    calculated_fields=[
        CalculatedField(name="album_age", data_type=DataType.INT, sql="2023 - year(release_date)", role=FieldRole.MEASURE, describes="album_id"),
    ],
)
label_sheet = DashboardSheet(
    id="labels",
    title="Labels",
    visuals=[
        BarChart(
            id="labels-by-artists",
            title="Labels by artists",
            data_set=tracks,
            category=Dimension.of("label"),
            values=[Measure.count_distinct("artist_id", title="Artists", format=NumberFormat.abbreviated(decimals=1))],
            limit=VisualLimit(count=5, others=True),
        ),
        LineChart(
            id="popularity-by-year",
            title="Popularity by year",
            data_set=tracks,
            date=Dimension.of("release_date", granularity=Granularity.YEAR),
            values=[Measure.of("track_popularity")],
        ),
        BarChart(
            id="popular-albums",
            title="Popular albums",
            data_set=albums,
            category=Dimension.of("album_id"),
            values=[Measure.of("album_popularity"), Measure.of("album_age")],
        ),
    ],
)

SpotifyAnalyticsPipeline(
    stack, "Pipeline",
    dashboard=SpotifyDashboard(data_set=tracks, sheets=[*SpotifyDashboard.standard_sheets(tracks), label_sheet]),
    quick_sight=QuickSightOptions(
        owners=["arn:aws:quicksight:eu-west-1:111122223333:group/default/owners"],
        readers=["arn:aws:quicksight:eu-west-1:111122223333:group/default/readers"],
        refresh_schedule=RefreshSchedule.daily(),
    ),
    start_from=PipelineStart.STAGING,
    partition_keys=["album_popularity"],
    storage=StorageOptions(removal_policy=RemovalPolicy.DESTROY),
    quality_rules=[QualityRule.is_complete("track_id")],
    queries=[
        *SpotifyQueries.standard(),
        PipelineQuery(
            name="tracks_a_genre",
            description="How many tracks has each genre?",
            sql="SELECT genre, count(*) AS tracks FROM tracks GROUP BY genre",
            columns=[Field.text("genre"), Field.of("tracks", DataType.BIGINT, nullable=False)],
            chart=QueryChart(kind=ChartKind.BAR, x="genre", y="tracks"),
        ),
    ],
)
app.synth()

try:
    GraphJob(Stack(), "Mistakes", graph=mistaken_graph(), locations={"staging": staging}, number_of_workers=1)
except RuntimeError as error:
    print(error)
