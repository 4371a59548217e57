/** Python: the method of the reader that reads tables of the catalog. */
export const TABLE_READER = String.raw`    def table(
        self, node: str, table: str, schema: T.StructType, partitions: str | None = None
    ) -> DataFrame:
        """The fields, by their names, of a table of the catalog; only of some partitions."""
        try:
            rows = self._spark.table(table)
            rows = rows if partitions is None else rows.where(partitions)
        except AnalysisException as error:
            self._problems.append(f"{node}: {error}")
            return self._spark.createDataFrame([], schema)

        there = {name.lower() for name in rows.columns}
        missing = [name for name in schema.names if name.lower() not in there]
        if missing:
            self._problems.append(f"{node}: {table} has no column {', '.join(missing)}")
        self._check_types(node, table, rows.schema, schema)
        if self._problems:
            return self._spark.createDataFrame([], schema)
        return rows.select(*[F.col(quoted(f.name)).cast(f.dataType).alias(f.name) for f in schema])
`;

/** Python: names in expressions. */
export const QUOTED = String.raw`def quoted(name: str) -> str:
    """The name of a column as Spark's functions read it, whatever is in it."""
    return "\`" + name.replace("\`", "\`\`") + "\`"
`.replaceAll('\\`', '`');
