/** Python: the methods of the reader that read CSV files. */
export const CSV_READER = String.raw`    def csv(
        self,
        node: str,
        location: str,
        path: str,
        schema: T.StructType,
        separator: str = ",",
        quote: str = '"',
        null_words: Sequence[str] = (),
        date_formats: Sequence[str] = ("yyyy-MM-dd",),
        timestamp_formats: Sequence[str] = ("yyyy-MM-dd HH:mm:ss",),
    ) -> DataFrame:
        """The rows of a CSV file, or of all those in a folder, whose header names the fields.

        An empty field is null, and so is a field that is one of the null words. So is text that
        does not fit its type, and what a line has too few fields for; what a line has too much is
        left out.
        """
        place = f"{location}/{path.lstrip('/')}"
        files_by_line_end = self._csv_files(node, place, schema, separator, quote)
        if self._problems:
            return self._spark.createDataFrame([], schema)

        # Fields by their places; last, the text of a line that has another number of them.
        fields = [f"c{index}" for index in range(len(schema))]
        text_schema = T.StructType()
        for name in [*fields, "line"]:
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
                columnNameOfCorruptRecord="line",
            )
            for line_end, files in files_by_line_end.items()
        ]
        text = reduce(DataFrame.union, parts)
        if null_words:
            nulls = [F.when(~F.col(field).isin(*null_words), F.col(field)) for field in fields]
            text = text.select(*nulls, "line")
        patterns = {"date": date_formats, "timestamp": timestamp_formats}
        return self._typed(node, text, schema, patterns)

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
