import { onlyInput, type CallContext, type Draft } from './call-context';
import { names, NotExpressible, optionalText, recordOf, text } from './call-members';
import { Member, type Props } from './call-values';

const PARQUET_COMPRESSIONS: Readonly<Record<string, string>> = { snappy: 'SNAPPY', gzip: 'GZIP', zstd: 'ZSTD', uncompressed: 'UNCOMPRESSED' };

export function glueParquetTarget(context: CallContext): Draft {
  const compression = parquetCompression(context);
  // ZSTD alone would change the format.
  const format = compression.compression && context.node.members.Compression === 'zstd' ? { format: new Member('ParquetFormat', 'GLUEPARQUET') } : {};
  return { className: 'ParquetTarget', props: { ...folderProps(context), ...format, ...compression, ...partitionProps(context), ...catalogProps(context) } };
}

const DIRECT_TARGETS: Readonly<Record<string, (context: CallContext) => Draft>> = {
  csv: (context) => textTarget(context, 'CsvTarget'),
  json: (context) => textTarget(context, 'JsonTarget'),
  parquet: (context) => ({
    className: 'ParquetTarget',
    props: {
      ...folderProps(context),
      format: new Member('ParquetFormat', 'PARQUET'),
      ...parquetCompression(context),
      ...partitionProps(context),
      ...catalogProps(context),
    },
  }),
};

export function directTarget(context: CallContext): Draft {
  const format = text(context.node, 'Format');
  if (!Object.hasOwn(DIRECT_TARGETS, format)) throw new NotExpressible('Format', format, `the library writes ${Object.keys(DIRECT_TARGETS).join(', ')}`);
  return DIRECT_TARGETS[format](context);
}

export function catalogTarget(context: CallContext): Draft {
  const { node } = context;
  const policy = schemaChange(context);
  return {
    className: 'CatalogTarget',
    props: {
      input: onlyInput(context),
      database: text(node, 'Database'),
      table: text(node, 'Table'),
      ...partitionProps(context),
      ...(policy?.EnableUpdateCatalog === true && { behavior: behavior(policy) }),
      ...(node.type === 'CatalogTarget' && { nodeType: new Member('CatalogTargetType', 'CATALOG_TARGET') }),
    },
  };
}

export function icebergTarget(context: CallContext): Draft {
  const policy = schemaChange(context);
  if (policy?.EnableUpdateCatalog !== true || typeof policy.Database !== 'string' || typeof policy.Table !== 'string') {
    throw new NotExpressible('SchemaChangePolicy', policy, 'an IcebergTarget of the library keeps a table of the Data Catalog current');
  }
  const options = context.node.members.AdditionalOptions;
  return {
    className: 'IcebergTarget',
    props: {
      ...folderProps(context),
      database: policy.Database,
      table: policy.Table,
      ...partitionProps(context),
      ...parquetCompression(context),
      ...(options !== undefined && { options: recordOf(options, 'AdditionalOptions') as Props }),
    },
  };
}

function textTarget(context: CallContext, className: string): Draft {
  const isGzip = optionalText(context.node, 'Compression') === 'gzip';
  return {
    className,
    props: {
      ...folderProps(context),
      ...(isGzip && { compression: new Member('TextCompression', 'GZIP') }),
      ...partitionProps(context),
      ...catalogProps(context),
    },
  };
}

function folderProps(context: CallContext): Props {
  const { location, path } = context.places.placeOf('Path', text(context.node, 'Path'));
  return { input: onlyInput(context), location, path };
}

/** One that the library has not is kept as an option of Glue: it changes no row. */
function parquetCompression({ node }: CallContext): Props {
  const name = optionalText(node, 'Compression') ?? 'snappy';
  if (name === 'snappy' || !Object.hasOwn(PARQUET_COMPRESSIONS, name)) return {};
  return { compression: new Member('ParquetCompression', PARQUET_COMPRESSIONS[name]) };
}

function partitionProps({ node }: CallContext): Props {
  const partitionKeys = names(node, 'PartitionKeys');
  return partitionKeys.length > 0 ? { partitionKeys } : {};
}

function catalogProps(context: CallContext): Props {
  const policy = schemaChange(context);
  if (policy?.EnableUpdateCatalog !== true || typeof policy.Database !== 'string' || typeof policy.Table !== 'string') return {};
  return {
    catalogUpdate: { database: policy.Database, table: policy.Table, ...(policy.UpdateBehavior === 'LOG' && { behavior: behavior(policy) }) },
  };
}

function behavior({ UpdateBehavior }: Readonly<Record<string, unknown>>): Member {
  return new Member('CatalogUpdateBehavior', UpdateBehavior === 'LOG' ? 'LOG' : 'UPDATE_IN_DATABASE');
}

function schemaChange({ node }: CallContext): Readonly<Record<string, unknown>> | undefined {
  const policy = node.members.SchemaChangePolicy;
  return policy === undefined ? undefined : recordOf(policy, 'SchemaChangePolicy');
}
