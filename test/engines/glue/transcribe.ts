import type { ColumnPath, StudioCondition, StudioMembers, StudioNode, StudioType } from './studio-nodes';

/** A node, and the Python variables of it and its inputs. */
interface Written<T extends StudioType> {
  readonly members: StudioMembers[T];
  readonly variable: string;
  readonly inputs: readonly string[];
}

/** What a type of node is in Python; helpers are functions that stand once at the top of the script. */
interface Form<T extends StudioType> {
  readonly helper?: string;
  write(node: Written<T>): string;
}

const SEPARATORS = { comma: ',', pipe: '|', semicolon: ';', tab: '\t' };
const QUOTES = { quote: '"', single_quote: "'" };

/** A statement in SQL over the rows of other nodes. */
const SQL_HELPER = `def sparkSqlQuery(glueContext, query, mapping, transformation_ctx):
    for alias, frame in mapping.items():
        frame.toDF().createOrReplaceTempView(alias)
    return DynamicFrame.fromDF(spark.sql(query), glueContext, transformation_ctx)
`;

const UNION_HELPER = `def sparkUnion(glueContext, unionType, mapping, transformation_ctx):
    for alias, frame in mapping.items():
        frame.toDF().createOrReplaceTempView(alias)
    result = spark.sql("(select * from source1) UNION " + unionType + " (select * from source2)")
    return DynamicFrame.fromDF(result, glueContext, transformation_ctx)
`;

const AGGREGATE_HELPER = `def sparkAggregate(glueContext, parentFrame, groups, aggs, transformation_ctx):
    aggregated = [getattr(SqlFuncs, func)(column) for column, func in aggs]
    rows = parentFrame.toDF()
    result = rows.groupBy(*groups).agg(*aggregated) if len(groups) > 0 else rows.agg(*aggregated)
    return DynamicFrame.fromDF(result, glueContext, transformation_ctx)
`;

/**
 * A column goes that has no type, or all of whose values are among those that count as null: texts are stripped before, and a null is a
 * value like any other. Columns of other types than these four stay. Of structures and lists nothing is here, since there are none.
 */
const NULLS_HELPER = `def nullColumnsOf(frame, nullStringSet, nullIntegerSet):
    for field in frame.schema():
        if isinstance(field.dataType, NullType):
            yield field.name
            continue
        found = {row[field.name] for row in frame.toDF().select(field.name).distinct().collect()}
        found = {value.strip() if isinstance(value, str) else value for value in found}
        if isinstance(field.dataType, StringType):
            if found.issubset(nullStringSet):
                yield field.name
        elif isinstance(field.dataType, (IntegerType, LongType, DoubleType)) and found.issubset(nullIntegerSet):
            yield field.name


def drop_nulls(glueContext, frame, nullStringSet, nullIntegerSet, transformation_ctx):
    nullColumns = list(nullColumnsOf(frame, nullStringSet, nullIntegerSet))
    return DropFields.apply(frame=frame, paths=nullColumns, transformation_ctx=transformation_ctx)
`;

/**
 * What Glue Studio writes for each type of node: as in scripts of public repositories that say "Script generated for node", which also
 * docs/glue-semantics.md quotes. Of the helper functions the effect is theirs, and not the text.
 */
const FORMS: { readonly [T in StudioType]: Form<T> } = {
  S3CsvSource: {
    write: ({ members, variable }) => {
      const options = `{"quoteChar": ${python(QUOTES[members.QuoteChar])}, "withHeader": True, "separator": ${python(SEPARATORS[members.Separator])}, "optimizePerformance": False}`;
      return fromOptions('csv', options, members.Paths[0], variable);
    },
  },
  S3ParquetSource: { write: ({ members, variable }) => fromOptions('parquet', '{}', members.Paths[0], variable) },
  ApplyMapping: {
    write: (node) => applied('ApplyMapping', node, `mappings=[${node.members.Mapping.map(({ FromPath, FromType, ToKey, ToType }) => (
      `(${[FromPath[0], FromType, ToKey, ToType].map(python).join(', ')})`
    )).join(', ')}]`),
  },
  SelectFields: { write: (node) => applied('SelectFields', node, `paths=${pythonPaths(node.members.Paths)}`) },
  DropFields: { write: (node) => applied('DropFields', node, `paths=${pythonPaths(node.members.Paths)}`) },
  SplitFields: {
    write: (node) => applied('SplitFields', node, `paths=${pythonPaths(node.members.Paths)}, name2="${node.variable}1", name1="${node.variable}0"`),
  },
  RenameField: {
    write: (node) => applied('RenameField', node, `old_name=${python(node.members.SourcePath[0])}, new_name=${python(node.members.TargetPath[0])}`),
  },
  Filter: {
    write: (node) => {
      const conditions = node.members.Filters.map(condition).join(node.members.LogicalOperator === 'AND' ? ' and ' : ' or ');
      return applied('Filter', node, `f=lambda row: (${conditions})`);
    },
  },
  DropDuplicates: {
    write: ({ variable, inputs: [input] }) => `${variable} = DynamicFrame.fromDF(${input}.toDF().dropDuplicates(), glueContext, "${variable}")`,
  },
  DropNullFields: {
    helper: NULLS_HELPER,
    write: ({ members: { NullCheckBoxList: boxes }, variable, inputs: [input] }) => {
      const texts = [...(boxes.IsEmpty ? ['""'] : []), ...(boxes.IsNullString ? ['"null"'] : [])];
      const sets = `nullStringSet={${texts.join(', ')}}, nullIntegerSet={${boxes.IsNegOne ? '-1' : ''}}`;
      return `${variable} = drop_nulls(glueContext, frame=${input}, ${sets}, transformation_ctx="${variable}")`;
    },
  },
  Join: { write: join },
  Union: {
    helper: UNION_HELPER,
    write: ({ members, variable, inputs: [left, right] }) => (
      `${variable} = sparkUnion(glueContext, unionType="${members.UnionType}", mapping={"source1": ${left}, "source2": ${right}}, transformation_ctx="${variable}")`
    ),
  },
  Aggregate: {
    helper: AGGREGATE_HELPER,
    write: ({ members, variable, inputs: [input] }) => {
      const aggs = members.Aggs.map(({ Column, AggFunc }) => `[${python(Column[0])}, "${AggFunc}"]`).join(', ');
      return `${variable} = sparkAggregate(glueContext, parentFrame=${input}, groups=${pythonPaths(members.Groups)}, aggs=[${aggs}], transformation_ctx="${variable}")`;
    },
  },
  SparkSQL: {
    helper: SQL_HELPER,
    write: ({ members, variable, inputs }) => {
      const mapping = members.SqlAliases.map(({ Alias }, index) => `"${Alias}": ${inputs[index]}`).join(', ');
      const query = `${variable}_query = '''\n${members.SqlQuery}\n'''`;
      return `${query}\n${variable} = sparkSqlQuery(glueContext, query=${variable}_query, mapping={${mapping}}, transformation_ctx="${variable}")`;
    },
  },
  SelectFromCollection: {
    write: ({ members, variable, inputs: [input] }) => (
      `${variable} = SelectFromCollection.apply(dfc=${input}, key=list(${input}.keys())[${members.Index}], transformation_ctx="${variable}")`
    ),
  },
  S3GlueParquetTarget: {
    write: ({ members, variable, inputs: [input] }) => (
      `${variable} = glueContext.write_dynamic_frame.from_options(frame=${input}, connection_type="s3", format="glueparquet", `
      + `connection_options={"path": ${python(members.Path)}, "partitionKeys": []}, format_options={"compression": "${members.Compression}"}, transformation_ctx="${variable}")`
    ),
  },
};

/** The script that Glue Studio writes for a visual job; each node stands after its inputs. */
export function transcribe(nodes: readonly StudioNode[]): string {
  const helpers = new Set(nodes.flatMap(({ type }) => FORMS[type].helper ?? []));
  return `import re
import sys

from awsglue import DynamicFrame
from awsglue.context import GlueContext
from awsglue.gluetypes import *
from awsglue.job import Job
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from pyspark.sql import functions as SqlFuncs

${[...helpers].map((helper) => `\n${helper}\n`).join('')}
args = getResolvedOptions(sys.argv, ["JOB_NAME"])
sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args["JOB_NAME"], args)

${nodes.map((node) => `# Script generated for node ${node.members.Name}\n${statement(node, nodes)}\n\n`).join('')}job.commit()
`;
}

function statement<T extends StudioType>(node: StudioNode & { readonly type: T }, nodes: readonly StudioNode[]): string {
  const variables = new Map(nodes.map(({ id, members }) => [id, `${members.Name.replace(/\W/g, '')}_${id.replace('-', '')}`]));
  const inputs = 'Inputs' in node.members ? node.members.Inputs.map((id) => variables.get(id)!) : [];
  const form: Form<T> = FORMS[node.type];
  return form.write({ members: node.members as StudioMembers[T], variable: variables.get(node.id)!, inputs });
}

function fromOptions(format: string, options: string, path: string, variable: string): string {
  const where = `connection_type="s3", format="${format}", connection_options={"paths": [${python(path)}], "recurse": True}`;
  return `${variable} = glueContext.create_dynamic_frame.from_options(format_options=${options}, ${where}, transformation_ctx="${variable}")`;
}

function applied(transform: string, { variable, inputs: [input] }: Pick<Written<StudioType>, 'variable' | 'inputs'>, given: string): string {
  return `${variable} = ${transform}.apply(frame=${input}, ${given}, transformation_ctx="${variable}")`;
}

/** An equijoin is a transform of Glue, the others are joins of Spark. */
function join({ members: { JoinType, Columns: [{ Keys: leftKeys }, { Keys: rightKeys }] }, variable, inputs: [left, right] }: Written<'Join'>): string {
  if (JoinType === 'equijoin') {
    const keys = `keys1=${pythonPaths(leftKeys)}, keys2=${pythonPaths(rightKeys)}`;
    return `${variable} = Join.apply(frame1=${left}, frame2=${right}, ${keys}, transformation_ctx="${variable}")`;
  }
  const equal = leftKeys.map(([key], index) => `(${left}DF[${python(key)}] == ${right}DF[${python(rightKeys[index][0])}])`).join(' & ');
  return [
    `${left}DF = ${left}.toDF()`,
    `${right}DF = ${right}.toDF()`,
    `${variable} = DynamicFrame.fromDF(${left}DF.join(${right}DF, ${equal}, "${JoinType}"), glueContext, "${variable}")`,
  ].join('\n');
}

const OPERATORS = { EQ: '==', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };

/** Of `is None`, of `or`, and of a text that is compared no public script was found: their form is inferred. */
function condition({ Operation, Negated, Values: [{ Value: [column] }, constant] }: StudioCondition): string {
  const value = `row[${python(column)}]`;
  const text = constant?.Value[0] ?? '';
  const positive = Operation === 'ISNULL' ? `${value} is None`
    // The pattern stands between the quotes as it was typed.
    : Operation === 'REGEX' ? `bool(re.match("${text}", ${value}))`
      : `${value} ${OPERATORS[Operation]} ${isNumber(text) ? text : python(text)}`;
  return Negated ? `not(${positive})` : positive;
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function pythonPaths(paths: readonly ColumnPath[]): string {
  return `[${paths.map(([name]) => python(name)).join(', ')}]`;
}

/** A text of usual characters is written in Python as in JSON. */
function python(text: string): string {
  return JSON.stringify(text);
}
