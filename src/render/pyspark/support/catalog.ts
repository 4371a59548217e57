/** Python: where a table of the catalog lies. */
export const TABLE_LOCATION = String.raw`def table_location(spark: SparkSession, table: str) -> str:
    """Where the Parquet files of a table of the catalog lie."""
    described = spark.sql(f"DESCRIBE TABLE EXTENDED {table}").collect()
    # What is told of the table stands below its columns, which may have any name.
    told = {row["col_name"]: row["data_type"] for row in described}
    form = told.get("Provider", "") + told.get("InputFormat", "")
    if "parquet" not in form.lower():
        raise JobError(f"{table} is not a table of Parquet files, but of {form}")
    return told["Location"].rstrip("/")
`;

/** Python: makes a table of the catalog. */
export const CREATE_TABLE = String.raw`def create_table(
    spark: SparkSession,
    table: str,
    schema: T.StructType,
    place: str,
    provider: str,
    partition_keys: Sequence[str] = (),
) -> None:
    """Makes a table of the catalog over the files at a place, where there is none of its name."""
    keys = ", ".join(map(quoted, partition_keys))
    literal = place.replace("\\", "\\\\").replace("'", "\\'")
    spark.sql(
        f"CREATE TABLE IF NOT EXISTS {table} ({columns_of(schema)}) USING {provider}"
        + (f" PARTITIONED BY ({keys})" if keys else "")
        + f" LOCATION '{literal}'"
    )
`;

/** Python: keeps a table of the catalog current. */
export const KEEP_CURRENT = String.raw`def keep_current(spark: SparkSession, table: str, schema: T.StructType | None = None) -> None:
    """Makes a table of the catalog show what was published, and adds the columns that it lacks."""
    known = {name.lower() for name in spark.table(table).columns}
    added = T.StructType([f for f in schema or [] if f.name.lower() not in known])
    if added.names:
        spark.sql(f"ALTER TABLE {table} ADD COLUMNS ({columns_of(added)})")
    if any(column.isPartition for column in spark.catalog.listColumns(table)):
        # Partitions are found by their folders.
        spark.sql(f"MSCK REPAIR TABLE {table} SYNC PARTITIONS")
    spark.catalog.refreshTable(table)


def columns_of(schema: T.StructType) -> str:
    """The columns as SQL declares them."""
    return ", ".join(f"{quoted(f.name)} {f.dataType.simpleString()}" for f in schema)
`;
