#!/usr/bin/env python3
from aws_cdk import App, Stack
from cdk_spotify_analytics import (
    Aggregate, AggregateFunction, Aggregation, AnalyticsPipeline, BarChart, ChartKind, ColumnChart, CsvSource, Dashboard, DashboardDataSet,
    DashboardSheet, DataType, Dimension, Field, Granularity, JobGraph, JoinKey, KeyedJoin, KpiVisual, Measure, ParquetSource, ParquetTarget,
    PipelineQuery, PipelineTable, QualityRule, QueryChart, Schema,
)

ORDERS = Schema.of(
    Field.identifier("order_id", "order"),
    Field.identifier("customer_id", "customer"),
    Field.identifier("product_id", "product"),
    Field.of("ordered", DataType.DATE),
    Field.of("quantity", DataType.INT),
)
CUSTOMERS = Schema.of(
    Field.identifier("customer_id", "customer"), Field.text("name"), Field.text("city"), Field.of("since", DataType.DATE),
)
PRODUCTS = Schema.of(
    Field.identifier("product_id", "product"), Field.text("product"), Field.text("category"), Field.of("price", DataType.DOUBLE),
)

# A row for each order, with its customer and its product.
join_sales = JobGraph("join-sales")
orders = CsvSource(join_sales, "Orders", location="shop", path="orders/", schema=ORDERS)
customers = CsvSource(join_sales, "Customers", location="shop", path="customers/", schema=CUSTOMERS)
products = CsvSource(join_sales, "Products", location="shop", path="products/", schema=PRODUCTS)
with_customers = KeyedJoin.of(
    join_sales, "Join customers", left=orders, right=customers, keys=[JoinKey(left="customer_id", right="customer_id")],
)
sold = KeyedJoin.of(join_sales, "Join products", left=with_customers, right=products, keys=[JoinKey(left="product_id", right="product_id")])
sales = ParquetTarget(join_sales, "Sales", input=sold, location="lake", path="sales/")

# A row for each city, of what the job before has written.
sum_up_cities = JobGraph("sum-up-cities")
rows = ParquetSource(
    sum_up_cities, "Sales of cities", location="lake", path="sales/", schema=Schema.of(Field.text("city"), Field.of("quantity", DataType.INT)),
)
sums = Aggregate(
    sum_up_cities, "Sums", input=rows, group_by=["city"], aggregations=[Aggregation(agg_func=AggregateFunction.SUM, field="quantity")],
)
cities = ParquetTarget(sum_up_cities, "Cities", input=sums, location="lake", path="cities/")

data_set = DashboardDataSet(name="sales", title="Sales", schema=sales.schema)
number_of_orders = Measure.count_distinct("order_id", title="Orders")

app = App()
AnalyticsPipeline(
    Stack(app, "Shop"), "Pipeline",
    graphs=[join_sales, sum_up_cities],
    tables=[
        PipelineTable(
            name="sales",
            description="A row for each order, with its customer and its product.",
            target=sales,
            rules=[QualityRule.is_primary_key("order_id"), QualityRule.values_between("quantity", min=1), QualityRule.is_complete("city")],
        ),
        PipelineTable(name="cities", description="A row for each city.", target=cities, rules=[QualityRule.is_primary_key("city")]),
    ],
    queries=[
        PipelineQuery(
            name="turnover_of_categories",
            description="Which categories bring the most turnover?",
            sql="SELECT category, round(sum(quantity * price), 2) AS turnover FROM sales GROUP BY category ORDER BY turnover DESC, category",
            columns=[Field.text("category"), Field.of("turnover", DataType.DOUBLE)],
            chart=QueryChart(kind=ChartKind.BAR, x="category", y="turnover"),
        ),
        PipelineQuery(
            name="best_cities",
            description="Which cities buy the most pieces?",
            sql='SELECT city, "sum(quantity)" AS pieces FROM cities ORDER BY pieces DESC, city LIMIT 3',
            columns=[Field.text("city"), Field.of("pieces", DataType.BIGINT)],
        ),
    ],
    dashboard=Dashboard(
        name="shop",
        title="Shop",
        sheets=[DashboardSheet(
            id="sales",
            title="Sales",
            visuals=[
                KpiVisual(id="orders", title="Orders", data_set=data_set, value=number_of_orders),
                BarChart(id="cities", title="Orders of each city", data_set=data_set, category=Dimension.of("city"), values=[number_of_orders]),
                ColumnChart(
                    id="months",
                    title="Orders of each month",
                    data_set=data_set,
                    category=Dimension.of("ordered", granularity=Granularity.MONTH),
                    values=[number_of_orders],
                ),
            ],
        )],
    ),
)

app.synth()
