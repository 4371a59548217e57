/** Python: the methods of the reader that read CSV files. */
export const CSV_READER = String.raw`    def csv(
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
        place = f"{location}/{path.lstrip('/')}"
        files_by_line_end = self._csv_files(node, place, schema, separator, quote)
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

    def _csv_files(
        self, node: str, place: str, schema: T.StructType, separator: str, quote: str
    ) -> dict[str, list[str]]:
        """The files by how their lines end. Spark by itself would change line ends in quotes."""
        found: dict[str, list[str]] = {}
        for file in self._files_at(node, place, "CSV", ".csv", ".csv.gz"):
            names, line_end = self._files.header(file, separator, quote)
            found.setdefault(line_end, []).append(file)
            if names != schema.names:
                self._problems.append(
                    f"{node}: the header of {file} is {names}, and should be {schema.names}"
                )
        return found
`;
