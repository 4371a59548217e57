import { KnownTable, queryReferences, QueryReferences } from './query-references';
import { meant } from '../manifest/nearest';
import type { ManifestQuery } from '../manifest/schema';
import { ATHENA_SQL, oneSelect } from '../manifest/sql-text';
import { repeated } from '../private/lists';
import { DataType, Field, Schema } from '../schema';

/** How an answer is best drawn. */
export enum ChartKind {
  /** A horizontal bar for each row: few categories with long names. */
  BAR = 'bar',
  /** A vertical column for each row: few categories that have an order. */
  COLUMN = 'column',
  /** A line: values over time. */
  LINE = 'line',
  /** A point for each row: two measures against each other. */
  SCATTER = 'scatter',
}

/** A chart of an answer. */
export interface QueryChart {
  /** How it is drawn. */
  readonly kind: ChartKind;
  /** Name of the column of the categories, or of the horizontal axis. */
  readonly x: string;
  /** Name of the column of the values, or of the vertical axis. */
  readonly y: string;
  /**
   * Name of the column whose values each get a colour.
   *
   * @default - one colour
   */
  readonly series?: string;
}

/** Properties of a PipelineQuery. */
export interface PipelineQueryProps {
  /** Name: lower-case letters, digits and `_`, a letter first. */
  readonly name: string;
  /** The question, in one line. */
  readonly description: string;
  /** One SELECT that Athena (engine version 3) and DuckDB both understand. The tables are named without a database. */
  readonly sql: string;
  /** The columns of the answer. */
  readonly columns: Field[];
  /**
   * How the answer is best drawn.
   *
   * @default - as a table
   */
  readonly chart?: QueryChart;
}

/** A question that the warehouse answers: a named query in Athena, an answer on one machine. */
export class PipelineQuery {
  /** @internal */
  public static _fromManifest({ columns, chart, ...query }: ManifestQuery): PipelineQuery {
    return new PipelineQuery({
      ...query,
      columns: columns.map(({ name, type, ...options }) => Field.of(name, DataType.of(type), options)),
      chart: chart && { ...chart, kind: chart.kind as ChartKind },
    });
  }

  /** Name of the query. */
  public readonly name: string;
  /** The question, in one line. */
  public readonly description: string;
  /** The statement. */
  public readonly sql: string;

  constructor(private readonly props: PipelineQueryProps) {
    this.name = props.name;
    this.description = props.description;
    this.sql = props.sql;
  }

  /**
   * What is wrong with the query. Empty when nothing is.
   *
   * @internal
   */
  public _problems(): string[] {
    const { name, description, sql, columns, chart } = this.props;
    const known = Schema.of(...columns);
    const drawn = chart ? [chart.x, chart.y, ...(chart.series !== undefined ? [chart.series] : [])] : [];
    const where = `query '${name}'`;
    return [
      ...(/^[a-z][a-z0-9_]{0,127}$/.test(name) ? [] : [`${where}: a name is lower-case letters, digits and '_', a letter first, got: '${name}'`]),
      ...(/^[^\n]{1,1024}$/.test(description) ? [] : [`${where}: a description is one line of 1 to 1024 characters, got: '${description.slice(0, 60)}'`]),
      ...oneSelect(sql, ATHENA_SQL).map(({ message }) => `${where}: ${message}`),
      ...(columns.length > 0 ? [] : [`${where}: it declares no columns`]),
      ...repeated(known.names).map((column) => `${where}: it declares a column twice, got: ${column}`),
      ...drawn.filter((column) => !known.field(column))
        .map((column) => `${where}: its chart names a column that the answer does not have, got: ${column}; ${meant(column, known.names)}it has: ${known.names.join(', ')}`),
    ];
  }

  /**
   * What the statement names that the tables do not have, each with the query that it is of.
   *
   * @internal
   */
  public _references(tables: readonly KnownTable[]): QueryReferences {
    const { unknownTables, unknownColumns, doubtfulColumns } = queryReferences(this.sql, tables);
    const told = (messages: string[]) => messages.map((message) => `query '${this.name}': ${message}`);
    return { unknownTables: told(unknownTables), unknownColumns: told(unknownColumns), doubtfulColumns: told(doubtfulColumns) };
  }

  /** @internal */
  public _toManifest(): ManifestQuery {
    const { name, description, sql, columns, chart } = this.props;
    return {
      name,
      description,
      sql,
      columns: columns.map((column) => column._toManifest()),
      ...(chart && { chart: { kind: chart.kind, x: chart.x, y: chart.y, ...(chart.series !== undefined && { series: chart.series }) } }),
    };
  }
}
