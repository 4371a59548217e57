import { App, Stack } from 'aws-cdk-lib';
import {
  Aggregate, AggregateFunction, AnalyticsPipeline, BarChart, ChartKind, ColumnChart, CsvSource, Dashboard, DashboardDataSet, DashboardSheet,
  DataType, Dimension, Field, Granularity, JobGraph, KeyedJoin, KpiVisual, Measure, ParquetSource, ParquetTarget, PipelineQuery, QualityRule,
  Schema,
} from 'cdk-spotify-analytics';

const ORDERS = Schema.of(
  Field.identifier('order_id', 'order'),
  Field.identifier('customer_id', 'customer'),
  Field.identifier('product_id', 'product'),
  Field.of('ordered', DataType.DATE),
  Field.of('quantity', DataType.INT),
);
const CUSTOMERS = Schema.of(
  Field.identifier('customer_id', 'customer'), Field.text('name'), Field.text('city'), Field.of('since', DataType.DATE),
);
const PRODUCTS = Schema.of(
  Field.identifier('product_id', 'product'), Field.text('product'), Field.text('category'), Field.of('price', DataType.DOUBLE),
);

/** A row for each order, with its customer and its product. */
const joinSales = new JobGraph('join-sales');
const orders = new CsvSource(joinSales, 'Orders', { location: 'shop', path: 'orders/', schema: ORDERS });
const customers = new CsvSource(joinSales, 'Customers', { location: 'shop', path: 'customers/', schema: CUSTOMERS });
const products = new CsvSource(joinSales, 'Products', { location: 'shop', path: 'products/', schema: PRODUCTS });
const withCustomers = KeyedJoin.of(joinSales, 'Join customers', {
  left: orders, right: customers, keys: [{ left: 'customer_id', right: 'customer_id' }],
});
const sold = KeyedJoin.of(joinSales, 'Join products', {
  left: withCustomers, right: products, keys: [{ left: 'product_id', right: 'product_id' }],
});
const sales = new ParquetTarget(joinSales, 'Sales', { input: sold, location: 'lake', path: 'sales/' });

/** A row for each city, of what the job before has written. */
const sumUpCities = new JobGraph('sum-up-cities');
const rows = new ParquetSource(sumUpCities, 'Sales of cities', {
  location: 'lake', path: 'sales/', schema: Schema.of(Field.text('city'), Field.of('quantity', DataType.INT)),
});
const sums = new Aggregate(sumUpCities, 'Sums', {
  input: rows, groupBy: ['city'], aggregations: [{ aggFunc: AggregateFunction.SUM, field: 'quantity' }],
});
const cities = new ParquetTarget(sumUpCities, 'Cities', { input: sums, location: 'lake', path: 'cities/' });

const dataSet = new DashboardDataSet({ name: 'sales', title: 'Sales', schema: sales.schema });
const numberOfOrders = Measure.countDistinct('order_id', { title: 'Orders' });

const app = new App();
new AnalyticsPipeline(new Stack(app, 'Shop'), 'Pipeline', {
  graphs: [joinSales, sumUpCities],
  tables: [
    {
      name: 'sales',
      description: 'A row for each order, with its customer and its product.',
      target: sales,
      rules: [QualityRule.isPrimaryKey('order_id'), QualityRule.valuesBetween('quantity', { min: 1 }), QualityRule.isComplete('city')],
    },
    { name: 'cities', description: 'A row for each city.', target: cities, rules: [QualityRule.isPrimaryKey('city')] },
  ],
  queries: [
    new PipelineQuery({
      name: 'turnover_of_categories',
      description: 'Which categories bring the most turnover?',
      sql: 'SELECT category, round(sum(quantity * price), 2) AS turnover FROM sales GROUP BY category ORDER BY turnover DESC, category',
      columns: [Field.text('category'), Field.of('turnover', DataType.DOUBLE)],
      chart: { kind: ChartKind.BAR, x: 'category', y: 'turnover' },
    }),
    new PipelineQuery({
      name: 'best_cities',
      description: 'Which cities buy the most pieces?',
      sql: 'SELECT city, "sum(quantity)" AS pieces FROM cities ORDER BY pieces DESC, city LIMIT 3',
      columns: [Field.text('city'), Field.of('pieces', DataType.BIGINT)],
    }),
  ],
  dashboard: new Dashboard({
    name: 'shop',
    title: 'Shop',
    sheets: [new DashboardSheet({
      id: 'sales',
      title: 'Sales',
      visuals: [
        new KpiVisual({ id: 'orders', title: 'Orders', dataSet, value: numberOfOrders }),
        new BarChart({ id: 'cities', title: 'Orders of each city', dataSet, category: Dimension.of('city'), values: [numberOfOrders] }),
        new ColumnChart({
          id: 'months',
          title: 'Orders of each month',
          dataSet,
          category: Dimension.of('ordered', { granularity: Granularity.MONTH }),
          values: [numberOfOrders],
        }),
      ],
    })],
  }),
});

app.synth();
