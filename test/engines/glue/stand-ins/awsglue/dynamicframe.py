"""Stands in for awsglue/dynamicframe.py: a DynamicFrame is a DataFrame here.

That of Glue finds its schema in the rows, so that a column can be of two types, or of none when all of it is null. Rows of Parquet files
have one schema, and those of CSV files are all text: of this nothing is seen but columns of nothing but nulls, in `schema`.
"""

from pyspark.sql.types import NullType, StructField, StructType


class DynamicFrame:
    def __init__(self, rows, glue_ctx, name=""):
        self.rows = rows
        self.glue_ctx = glue_ctx
        self.name = name

    @classmethod
    def fromDF(cls, dataframe, glue_ctx, name=""):  # noqa: N802
        return cls(dataframe, glue_ctx, name)

    def toDF(self):  # noqa: N802
        return self.rows

    def schema(self):
        """`schema`, which is Java's: a column that is null in each row is of NullType.

        https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-DropNullFields.html
        """
        values = list(zip(*self.rows.collect()))
        is_null = [all(value is None for value in column) for column in values]
        fields = zip(self.rows.schema.fields, is_null)
        return StructType([StructField(field.name, NullType() if empty else field.dataType) for field, empty in fields])

    def filter(self, f):
        """`filter`: the lambda is called for each row in Python; KeyError, ValueError and TypeError drop the row."""
        names = self.rows.columns
        kept = [row for row in self.rows.collect() if _holds(f, dict(zip(names, row)))]
        return self._of(self.glue_ctx.spark_session.createDataFrame(kept, self.rows.schema))

    def join(self, paths1, paths2, frame2):
        """`join`, which is Java's.

        Of a name that both sides have, the left column takes a dot before it: jobs in public repositories drop or map `.name` after an
        equijoin. That a null is equal to nothing is inferred from Spark, whose join it is named after.
        """
        right = frame2.toDF()
        renamed = {name: f".{name}" if name in right.columns else name for name in self.rows.columns}
        left = self.rows.toDF(*renamed.values())
        keys = [left[_quoted(renamed[_name(one)])] == right[_quoted(_name(other))] for one, other in zip(paths1, paths2)]
        return self._of(left.join(right, _all(keys), "inner"))

    def apply_mapping(self, mappings, case_sensitive=False):
        """`apply_mapping`, whose default is that case does not count; the casts, which are Java's, are Spark's here.

        https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-ApplyMapping.html: what is not mapped is
        left out.
        """
        assert not case_sensitive
        found = {name.lower(): name for name in self.rows.columns}
        columns = []
        for source, source_type, target, target_type in mappings:
            name = found.get(_name(source).lower())
            if name is not None:
                assert _spark_type(source_type) == dict(self.rows.dtypes)[name], f"{source} is no {source_type}"
                columns.append(self.rows[_quoted(name)].cast(_spark_type(target_type)).alias(_name(target)))
        return self._of(self.rows.select(*columns))

    def select_fields(self, paths):
        """`select_fields`, which is Java's: what is not there is passed over, and case counts."""
        names = [_name(path) for path in paths]
        return self._of(self.rows.select(*[_quoted(name) for name in names if name in self.rows.columns]))

    def drop_fields(self, paths):
        """`drop_fields`, which is Java's: what is not there is passed over, and case counts. Of two columns of one name both go."""
        names = [_name(path) for path in paths]
        return self._of(self.rows.drop(*[name for name in names if name in self.rows.columns]))

    def rename_field(self, old_name, new_name):
        """`rename_field`, which is Java's."""
        old, new = _name(old_name), _name(new_name)
        return self._of(self.rows.toDF(*[new if name == old else name for name in self.rows.columns]))

    def split_fields(self, paths, name1, name2):
        """`split_fields`, whose two frames have the names in their order."""
        names = [_name(path) for path in paths]
        kept = [name for name in self.rows.columns if name not in names]
        parts = {name1: [name for name in self.rows.columns if name in names], name2: kept}
        return DynamicFrameCollection(
            {key: self._of(self.rows.select(*[_quoted(name) for name in part])) for key, part in parts.items()}, self.glue_ctx
        )

    def _of(self, rows):
        return DynamicFrame(rows, self.glue_ctx, self.name)


class DynamicFrameCollection:
    def __init__(self, dynamic_frames, glue_ctx):
        self._frames = dynamic_frames
        self._glue_ctx = glue_ctx

    def keys(self):
        return self._frames.keys()

    def select(self, key):
        return self._frames[key]


def _holds(f, record):
    try:
        return bool(f(record))
    except (KeyError, ValueError, TypeError):
        return False


def _all(conditions):
    first, *others = conditions
    for condition in others:
        first = first & condition
    return first


def _name(path):
    """The column that a path of one segment names: the segment may stand between backticks."""
    return path[1:-1] if path.startswith("`") and path.endswith("`") else path


def _quoted(name):
    return f"`{name}`"


def _spark_type(name):
    return {"long": "bigint"}.get(name, name)
