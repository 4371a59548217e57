/** Python: reads CSV files. */
export const READER = String.raw`class CsvReader:
    """Reads CSV files, and collects what is wrong with them, so that all of it is told at once."""

    def __init__(self, spark: SparkSession, files: Files) -> None:
        self._spark = spark
        self._files = files
        self._problems: list[str] = []
        self._rejected: dict[str, DataFrame] = {}

    def read(
        self,
        node: str,
        location: str,
        path: str,
        schema: T.StructType,
        separator: str = ",",
        quote: str = '"',
        date_format: str = "yyyy-MM-dd",
        timestamp_format: str = "yyyy-MM-dd HH:mm:ss",
    ) -> DataFrame:
        """The rows of a CSV file, or of all those in a folder, whose header names the fields.

        An empty field is null. So is text that does not fit its type, and what a line has too few
        fields for; what a line has too much is left out.
        """
        place = f"{location}/{path}"
        files_by_line_end = self._checked_files(node, place, schema, separator, quote)
        if self._problems:
            return self._spark.createDataFrame([], schema)

        # The text of a line with another number of fields, under a name that no field has.
        line = max(schema.names, key=len) + "_"
        text_schema = T.StructType()
        for name in [*schema.names, line]:
            text_schema.add(name, T.StringType())
        reader = self._spark.read.schema(text_schema)
        parts = [
            reader.csv(
                files,
                sep=separator,
                quote=quote,
                escape=quote,
                encoding="UTF-8",
                header=True,
                multiLine=True,
                lineSep=line_end,
                columnNameOfCorruptRecord=line,
            )
            for line_end, files in files_by_line_end.items()
        ]
        patterns = {"date": date_format, "timestamp": timestamp_format}
        return self._typed(node, reduce(DataFrame.union, parts), schema, patterns)

    def check(self, max_rejects: float) -> None:
        """Ends the job when files are missing, are not as declared, or hold too many rejects.

        max_rejects is the share of the rows of a source that may be rejects, 0 to 1.
        """
        if not self._problems:
            for node, rejected in self._rejected.items():
                self._count(node, rejected, max_rejects)
        if self._problems:
            raise JobError("\n".join(self._problems))

    def _checked_files(
        self, node: str, place: str, schema: T.StructType, separator: str, quote: str
    ) -> dict[str, list[str]]:
        """The files by how their lines end. Spark by itself would change line ends in quotes."""
        found: dict[str, list[str]] = {}
        for file in self._files.csv_files(place):
            names, line_end = self._files.header(file, separator, quote)
            found.setdefault(line_end, []).append(file)
            if names != schema.names:
                self._problems.append(
                    f"{node}: the header of {file} is {names}, and should be {schema.names}"
                )
        if not found:
            self._problems.append(f"{node}: there is no CSV file at {place}")
        if self._files.is_half_replaced(place.rstrip("/")):
            self._problems.append(
                f"{node}: the run that writes {place} was ended before all of it was in place; "
                "run that job once more"
            )
        return found

    def _typed(
        self, node: str, text: DataFrame, schema: T.StructType, patterns: dict[str, str]
    ) -> DataFrame:
        """The text as values. The rows in which something does not fit are rejects."""
        *fields, line = [f"c{index}" for index in range(len(text.columns))]
        text = text.toDF(*fields, line)
        rejected = F.col(line).isNotNull()
        values = []
        for field, declared in zip(fields, schema):
            pattern = patterns.get(declared.dataType.typeName())
            value = parsed(F.col(field), declared.dataType, pattern)
            values.append(value.alias(field))
            rejected = rejected | (F.col(field).isNotNull() & value.isNull())
        # Kept, since it is needed twice: to count the rejects, and by the nodes that follow.
        rows = text.select(*values, rejected.alias("rejected")).persist()
        self._rejected[node] = rows.select("rejected")
        return rows.drop("rejected").toDF(*schema.names)

    def _count(self, node: str, rejected: DataFrame, max_rejects: float) -> None:
        rows, rejects = rejected.agg(F.count("*"), F.count_if("rejected")).first()
        print(f"{node}: {rows} rows, {rejects} of them rejects")
        if rows == 0:
            self._problems.append(f"{node}: its files hold no rows")
        if rejects > max_rejects * rows:
            self._problems.append(
                f"{node}: in {rejects} of {rows} rows text does not fit the type of its field, or "
                f"the number of fields is wrong; --max_rejects allows a share of {max_rejects}"
            )
`;
