/** Python: the methods of the reader that read CSV files. */
export function csvReader(isAskedWhatLacks: boolean): string {
  return `${CSV_HEAD}${isAskedWhatLacks ? NOTE_LACKING : ''}${CSV_TAIL}`;
}

const NOTE_LACKING = String.raw`        there = {name for _, header in files_by_form for name in header}
        self._lacking.update((node, name) for name in optional if name not in there)
`;

const CSV_HEAD = String.raw`    def csv(
        self,
        node: str,
        location: str,
        path: str,
        schema: T.StructType,
        alternatives: Sequence[str] = (),
        separator: str = ",",
        quote: str = '"',
        escape: str = "",
        encoding: str = "UTF-8",
        empty_texts: bool = False,
        null_words: Sequence[str] = (),
        columns: Sequence[str] | None = None,
        optional: Sequence[str] = (),
        surplus: bool = False,
        decimal: str = ".",
        thousands: str = "",
        zeros: bool = False,
        date_formats: Sequence[str] = ("yyyy-MM-dd",),
        timestamp_formats: Sequence[str] = ("yyyy-MM-dd HH:mm:ss",),
    ) -> DataFrame:
        """The rows of a CSV file, or of all those in a folder, whose header names the fields.

        Of the path and its alternatives the first counts at which there are files.

        A quote inside of quotes is doubled, or has the escape before it, as the escape itself has.
        An empty field is null, or an empty text where that is said, its type is text and its line
        has as many fields as the header. A field that is one of the null words is null. So is text
        that does not fit its type, and what a line has too few fields for; what a line has too much
        is left out.

        The columns are found by name where they are given, in the order of the schema; a file may
        lack the optional ones, and have others where surplus is said. In numbers, decimal stands
        before the decimals and thousands may stand between thousands; with zeros a whole number may
        have decimals that are all 0.
        """

        def fault_of(header: list[str]) -> str | None:
            if columns is not None:
                return fault_by_name(header, columns, optional, surplus)
            return None if header == schema.names else f"should be {schema.names}"

        place = self._first_place(node, location, [path, *alternatives])
        files_by_form = self._csv_files(node, place, separator, quote, escape, encoding, fault_of)
        if self._problems:
            return self._spark.createDataFrame([], schema)
`;

const CSV_TAIL = String.raw`
        parts = []
        for (line_end, header), files in files_by_form.items():
            # Fields by their places; last, the text of a line that has another number of them.
            text_schema = T.StructType()
            for name in [*(f"c{index}" for index in range(len(header))), "line"]:
                text_schema.add(name, T.StringType())
            part = self._spark.read.schema(text_schema).csv(
                files,
                sep=separator,
                quote=quote,
                escape=escape or quote,
                encoding=encoding,
                header=True,
                multiLine=True,
                lineSep=line_end,
                columnNameOfCorruptRecord="line",
            )
            names = columns or schema.names
            fields = [
                F.col(f"c{header.index(name)}") if name in header else F.lit(None).cast("string")
                for name in names
            ]
            if empty_texts:
                # Spark reads an empty field as null, quoted or not.
                is_whole = F.col("line").isNull()
                for index, (name, declared) in enumerate(zip(names, schema)):
                    if name in header and isinstance(declared.dataType, T.StringType):
                        is_empty = is_whole & fields[index].isNull()
                        fields[index] = F.when(is_empty, "").otherwise(fields[index])
            if null_words:
                fields = [F.when(~field.isin(*null_words), field) for field in fields]
            parts.append(part.select(*fields, "line"))
        patterns = {"date": date_formats, "timestamp": timestamp_formats}
        plain = None
        if decimal != "." or thousands or zeros:
            plain = partial(plain_number, decimal=decimal, thousands=thousands, zeros=zeros)
        return self._typed(node, reduce(DataFrame.union, parts), schema, patterns, plain)

    def _first_place(self, node: str, location: str, paths: list[str]) -> str:
        """The first place at which there are files."""
        first, *others = [f"{location}/{path.lstrip('/')}" for path in paths]
        for place in [first, *others] if others else []:
            if self._files.at(place, CSV_ENDINGS, False):
                return place
        self._problems += [f"{node}: there is no CSV file at {place}" for place in others]
        return first

    def _csv_files(
        self,
        node: str,
        place: str,
        separator: str,
        quote: str,
        escape: str,
        encoding: str,
        fault_of: Callable[[list[str]], str | None],
    ) -> dict[tuple[str, tuple[str, ...]], list[str]]:
        """The files by how their lines end, and by their headers.

        Spark by itself would change line ends in quotes.
        """
        found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for file in self._files_at(node, place, "CSV", *CSV_ENDINGS):
            header, line_end = self._files.header(file, separator, quote, escape, encoding)
            found.setdefault((line_end, tuple(header)), []).append(file)
            fault = fault_of(header)
            if fault:
                self._problems.append(f"{node}: the header of {file} is {header}, and {fault}")
        return found
`;

/** Python: how the names of CSV files end. */
export const CSV_NAMES = String.raw`CSV_ENDINGS = (".csv", ".csv.gz")
`;

/** Python: numbers that are written otherwise than usual. */
export const PLAIN_NUMBER = String.raw`def plain_number(text: Column, type_name: str, decimal: str, thousands: str, zeros: bool) -> Column:
    """The text of a number as it is usually written; null where it is none."""
    point = re.escape(decimal)
    digits = "[0-9]+"
    if thousands:
        digits = f"(?:[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+|[0-9]+)"
    if type_name in ("int", "bigint"):
        form = f"[+-]?{digits}(?:{point}0+)?" if zeros else f"[+-]?{digits}"
    elif type_name in ("decimal", "float", "double"):
        form = f"[+-]?(?:{digits}(?:{point}[0-9]*)?|{point}[0-9]+)"
        if type_name != "decimal":
            form += "(?:[eE][+-]?[0-9]+)?|NaN|-?Infinity"
    else:
        return text
    plain = F.translate(text, decimal + thousands, ".")
    if type_name in ("int", "bigint"):
        plain = F.split_part(plain, F.lit("."), F.lit(1))
    return F.when(text.rlike(rf"\A(?:{form})\z"), plain)
`;

/** Python: a header in which quotes are escaped, and what is wrong with a header. */
export const CSV_HEADERS = String.raw`def doubled_quotes(text: str, separator: str, quote: str, escape: str) -> str:
    """The text with doubled quotes in quoted fields, instead of those after an escape.

    Before any other character, and outside quotes, the escape is a character like any other.
    """
    before, mark, sign = (re.escape(each) for each in (separator, quote, escape))
    inside = f"(?:{sign}[{mark}{sign}]|[^{mark}{sign}]|{sign}(?![{mark}{sign}]))*"

    def doubled(field: re.Match[str]) -> str:
        return re.sub(
            f"{sign}([{mark}{sign}])",
            lambda pair: quote * 2 if pair[1] == quote else escape,
            field[0],
        )

    return re.sub(f"(?:\\A|{before}){mark}{inside}{mark}", doubled, text)


def fault_by_name(
    header: list[str], columns: Sequence[str], optional: Sequence[str], surplus: bool
) -> str | None:
    """What is wrong with a header whose columns are found by name; None where nothing is.

    A name in another case is no other column: a file that has it does not lack the column.
    """
    written = [name.lower() for name in header]
    faults = {
        "lacks": [
            name
            for name in columns
            if name not in header and (name not in optional or name.lower() in written)
        ],
        "has besides": [name for name in header if name not in columns and not surplus],
        "has more than once": [name for name in columns if header.count(name) > 1],
    }
    return " and ".join(f"{what} {names}" for what, names in faults.items() if names) or None
`;
