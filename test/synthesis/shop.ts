import {
  Aggregate, AggregateFunction, AnalyticsPipelineProps, BarChart, CsvSource, Dashboard, DashboardDataSet, DashboardSheet, DataType,
  Dimension, Field, JobGraph, JoinType, KeyedJoin, KpiVisual, Measure, ParquetSource, ParquetTarget, PipelineQuery, QualityRule, Schema,
} from '../../src';

const ORDERS = Schema.of(
  Field.identifier('order_id', 'order'), Field.identifier('customer_id', 'customer'), Field.of('ordered', DataType.DATE), Field.of('amount', DataType.DOUBLE),
);
const CUSTOMERS = Schema.of(Field.identifier('id', 'customer'), Field.text('city'));

/** Orders and customers, of two places, joined to one table. */
export function ordersGraph() {
  const graph = new JobGraph('join-orders');
  const orders = new CsvSource(graph, 'Orders', { location: 'shop', path: 'orders/', schema: ORDERS });
  const customers = new CsvSource(graph, 'Customers', { location: 'crm', path: 'customers.csv', schema: CUSTOMERS });
  const joined = KeyedJoin.of(graph, 'Customers of orders', {
    left: orders, right: customers, keys: [{ left: 'customer_id', right: 'id' }], joinType: JoinType.LEFT,
  });
  return { graph, target: new ParquetTarget(graph, 'Orders table', { input: joined, location: 'lake', path: 'orders/' }) };
}

/** What each city buys, of the rows that the other graph has written. */
export function citiesGraph() {
  const graph = new JobGraph('sum-up-cities');
  const schema = Schema.of(Field.text('city'), Field.of('amount', DataType.DOUBLE));
  const rows = new ParquetSource(graph, 'Rows', { location: 'lake', path: 'orders/', schema });
  const sums = new Aggregate(graph, 'Sums', { input: rows, groupBy: ['city'], aggregations: [{ aggFunc: AggregateFunction.SUM, field: 'amount' }] });
  return { graph, target: new ParquetTarget(graph, 'Cities table', { input: sums, location: 'lake', path: 'cities/' }) };
}

/** A pipeline of two graphs, two tables, queries and a dashboard. */
export function shop(): AnalyticsPipelineProps {
  const orders = ordersGraph();
  const cities = citiesGraph();
  const dataSet = new DashboardDataSet({ name: 'orders', title: 'Orders', schema: orders.target.schema });
  return {
    graphs: [orders.graph, cities.graph],
    tables: [
      { name: 'orders', description: 'A row for each order.', target: orders.target, rules: [QualityRule.isPrimaryKey('order_id'), QualityRule.rowCountAtLeast(1)] },
      { name: 'cities', target: cities.target, rules: [QualityRule.isComplete('city')] },
    ],
    queries: [new PipelineQuery({
      name: 'orders_of_cities',
      description: 'How many orders come from each city?',
      sql: 'SELECT city, count(*) AS orders FROM orders GROUP BY city ORDER BY orders DESC, city',
      columns: [Field.text('city'), Field.of('orders', DataType.BIGINT, { nullable: false })],
    })],
    dashboard: new Dashboard({
      name: 'shop',
      title: 'Shop',
      sheets: [new DashboardSheet({
        id: 'orders',
        title: 'Orders',
        visuals: [
          new KpiVisual({ id: 'count', title: 'Orders', dataSet, value: Measure.countDistinct('order_id') }),
          new BarChart({ id: 'cities', title: 'Orders of each city', dataSet, category: Dimension.of('city'), values: [Measure.countDistinct('order_id')] }),
        ],
      })],
    }),
  };
}
