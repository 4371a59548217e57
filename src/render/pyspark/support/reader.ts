import { csvReader } from './csv-reader';
import { JSON_READER } from './json-reader';
import type { Needs } from './needs';
import { PARQUET_READER } from './parquet-reader';
import { TABLE_READER } from './table-reader';

/**
 * Python: reads the sources.
 *
 * @param isAskedWhatLacks whether the columns are kept that no file has: rules about them are left out
 */
export function reader(needs: Needs, isAskedWhatLacks: boolean): string {
  return [
    `${HEAD}${needs.rejects ? REJECTED : ''}${isAskedWhatLacks ? LACKING : ''}`,
    ...(needs.csv ? [csvReader(isAskedWhatLacks)] : []),
    ...(needs.json ? [JSON_READER] : []),
    ...(needs.parquet ? [PARQUET_READER] : []),
    ...(needs.tables ? [TABLE_READER] : []),
    needs.rejects ? CHECK_REJECTS : CHECK,
    ...(isAskedWhatLacks ? [LACKING_OF] : []),
    ...(needs.files ? [FILES_AT] : []),
    ...(needs.parquet || needs.tables ? [CHECK_TYPES] : []),
    ...(needs.rejects ? [TYPED] : []),
  ].join('\n');
}

const HEAD = String.raw`class Reader:
    """Reads the sources, and collects what is wrong with them, to tell all of it at once."""

    def __init__(self, spark: SparkSession, files: Files) -> None:
        self._spark = spark
        self._files = files
        self._problems: list[str] = []
`;

const REJECTED = String.raw`        self._rejected: dict[str, DataFrame] = {}
`;

const LACKING = String.raw`        self._lacking: set[tuple[str, str]] = set()
`;

const LACKING_OF = String.raw`    def lacking(self, *columns: tuple[str, str]) -> str | None:
        """What columns, each of a source, are called, when no file has any of them."""
        if not self._lacking.issuperset(columns):
            return None
        return " or ".join(dict.fromkeys(f"'{column}'" for _, column in columns))
`;

const CHECK = String.raw`    def check(self) -> None:
        """Ends the job when sources are missing, or are not as declared."""
        if self._problems:
            raise JobError("\n".join(self._problems))
`;

const CHECK_REJECTS = String.raw`    def check(self, max_rejects: float) -> None:
        """Ends the job when sources are missing, are not as declared, or hold too many rejects.

        max_rejects is the share of the rows of a source that may be rejects, 0 to 1.
        """
        if not self._problems:
            for node, rejected in self._rejected.items():
                self._count(node, rejected, max_rejects)
        if self._problems:
            raise JobError("\n".join(self._problems))
`;

const FILES_AT = String.raw`    def _files_at(
        self, node: str, place: str, kind: str, *endings: str, in_partitions: bool = False
    ) -> list[str]:
        files = self._files.at(place, endings, in_partitions)
        if not files:
            self._problems.append(f"{node}: there is no {kind} file at {place}")
        if self._files.is_half_replaced(place.rstrip("/")):
            self._problems.append(
                f"{node}: the run that writes {place} was ended before all of it was in place; "
                "run that job once more"
            )
        return files
`;

const CHECK_TYPES = String.raw`    def _check_types(
        self, node: str, place: str, found: T.StructType, schema: T.StructType
    ) -> None:
        """Notes the fields that are of another type than declared. A time zone does not matter."""
        types = {f.name.lower(): f.dataType.simpleString().removesuffix("_ntz") for f in found}
        for field in schema:
            declared = field.dataType.simpleString()
            there = types.get(field.name.lower(), declared)
            if there != declared:
                self._problems.append(
                    f"{node}: {field.name} in {place} is of type {there}, and should be {declared}"
                )
`;

const TYPED = String.raw`    def _typed(
        self,
        node: str,
        text: DataFrame,
        schema: T.StructType,
        patterns: dict[str, Sequence[str]],
        plain: Callable[[Column, str], Column] | None = None,
    ) -> DataFrame:
        """The text as values. The rows in which something does not fit are rejects.

        The last column is not null in rows that are rejects whatever the others hold. plain gives
        the text of a field as it is usually written.
        """
        *fields, line = [f"c{index}" for index in range(len(text.columns))]
        text = text.toDF(*fields, line)
        rejected = F.col(line).isNotNull()
        values = []
        for field, declared in zip(fields, schema):
            formats = patterns.get(declared.dataType.typeName())
            usual = F.col(field)
            if plain:
                usual = plain(usual, declared.dataType.simpleString().split("(")[0])
            value = parsed(usual, declared.dataType, formats)
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
                f"{node}: in {rejects} of {rows} rows something does not fit the type of its "
                "field, or the line itself is wrong; "
                f"--max_rejects allows a share of {max_rejects}"
            )
`;
