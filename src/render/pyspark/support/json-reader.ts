/** Python: the method of the reader that reads JSON files. */
export const JSON_READER = String.raw`    def json(
        self,
        node: str,
        location: str,
        path: str,
        schema: T.StructType,
        date_formats: Sequence[str] = ("yyyy-MM-dd",),
        timestamp_formats: Sequence[str] = ("yyyy-MM-dd HH:mm:ss",),
    ) -> DataFrame:
        """The rows of a JSON file, or of all those in a folder, with an object in each line.

        A field that is missing is null. So is a value that does not fit its type.
        """
        place = f"{location}/{path.lstrip('/')}"
        endings = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
        files = self._files_at(node, place, "JSON", *endings)
        if self._problems:
            return self._spark.createDataFrame([], schema)

        lines = self._spark.read.text(files, lineSep="\n").filter(~F.col("value").rlike(BLANK_LINE))
        fields = [(field.name, field.dataType.simpleString().split("(")[0]) for field in schema]
        texts = F.udf(lambda line: texts_of_json(line, fields), T.ArrayType(T.StringType()))
        read = lines.select(texts("value").alias("texts"))
        columns = [F.col("texts")[index] for index in range(len(fields) + 1)]
        patterns = {"date": date_formats, "timestamp": timestamp_formats}
        return self._typed(node, read.select(*columns), schema, patterns)
`;

/** Python: JSON as the text that its values are read from. */
export const JSON_VALUES = String.raw`BLANK_LINE = r"\A[ \t\r]*\z"

# The kinds of JSON values that fit a type. A number with a fraction is no text: there are
# several ways to write it.
JSON_KINDS = {
    "string": (str, int, bool),
    "boolean": (bool,),
    "int": (int,),
    "bigint": (int,),
    "decimal": (int, float),
    "float": (int, float),
    "double": (int, float),
    "date": (str,),
    "timestamp": (str,),
}


def texts_of_json(line: str, fields: list[tuple[str, str]]) -> list[str | None]:
    """The texts of the fields, of these names and types; last, what is wrong with the line."""
    try:
        # Of a name that is there twice the first counts.
        found = json.loads(
            line.removeprefix("\ufeff"), object_pairs_hook=lambda pairs: dict(reversed(pairs))
        )
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return [*[None for _ in fields], "it is no JSON object"]
    texts = [json_text(found.get(name), type_name) for name, type_name in fields]
    fits = all(
        text is not None or found.get(name) is None for text, (name, _) in zip(texts, fields)
    )
    return [*texts, None if fits else "a value does not fit its type"]


def json_text(value: object, type_name: str) -> str | None:
    """A value of JSON as text from which a value of the type is read; None where it cannot be."""
    # Not isinstance: Python takes a boolean for a whole number.
    if type(value) not in JSON_KINDS[type_name]:
        is_named = type_name in ("float", "double") and value in ("NaN", "Infinity", "-Infinity")
        return str(value) if is_named else None
    if isinstance(value, str):
        return None if re.search("[\ud800-\udfff]", value) else value
    if isinstance(value, bool):
        return str(value).lower()
    return format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)
`;
