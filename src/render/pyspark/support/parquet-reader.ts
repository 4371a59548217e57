/** Python: the methods of the reader that read Parquet files. */
export const PARQUET_READER = String.raw`    def parquet(self, node: str, location: str, path: str, schema: T.StructType) -> DataFrame:
        """The fields, by their names, of a Parquet file, or of all those in a folder.

        A field that no file has is null. The fields of partitions are read from the names of
        their folders, as text in CSV files is.
        """
        place = f"{location}/{path.lstrip('/')}"
        files = self._files_at(node, place, "Parquet", ".parquet", in_partitions=True)
        if self._problems:
            return self._spark.createDataFrame([], schema)

        keys = self._partition_keys(node, place, files, schema)
        stored = T.StructType([field for field in schema if field.name.lower() not in keys])
        for where, found in self._parquet_schemas(place, files).items():
            self._check_types(node, where, found, stored)
        if self._problems:
            return self._spark.createDataFrame([], schema)

        texts = T.StructType()
        for field in schema:
            texts.add(field.name, field.dataType if field in stored else T.StringType())
        base = {"basePath": place} if keys else {}
        rows = self._spark.read.schema(texts).options(**base).parquet(*files)
        columns = []
        for field in schema:
            column = F.col(quoted(field.name))
            value = column if field in stored else parsed(column, field.dataType)
            columns.append(value.alias(field.name))
        return rows.select(*columns)

    def _parquet_schemas(self, place: str, files: list[str]) -> dict[str, T.StructType]:
        """The schema of all files; of each where they have none in common."""
        # So that folders are no fields.
        read = self._spark.read.option("recursiveFileLookup", True)
        try:
            return {place: read.parquet(*files, mergeSchema=True).schema}
        except Py4JJavaError:
            return {file: read.parquet(file, mergeSchema=False).schema for file in files}

    def _partition_keys(
        self, node: str, place: str, files: list[str], schema: T.StructType
    ) -> set[str]:
        """The fields that are read from the names of folders; notes those that do not fit."""
        folders = {folder for file in files for folder in file[len(place) :].split("/")[:-1]}
        values = [folder.partition("=")[::2] for folder in folders if "=" in folder]
        pairs = [(unquote(key).lower(), unquote(value)) for key, value in values]
        types = {field.name.lower(): field.dataType for field in schema}
        for key, value in sorted(pairs):
            if key in types and value != "__HIVE_DEFAULT_PARTITION__":
                text = self._spark.range(1).select(parsed(F.lit(value), types[key]))
                if text.first()[0] is None:
                    self._problems.append(
                        f"{node}: the partition {key}={value} at {place} is of type string, and "
                        f"should be {types[key].simpleString()}"
                    )
        return {key for key, _ in pairs}
`;
