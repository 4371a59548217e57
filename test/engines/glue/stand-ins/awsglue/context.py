"""Stands in for awsglue/context.py: reads and writes folders of this machine in the place of buckets."""

import sys

from awsglue.dynamicframe import DynamicFrame
from pyspark.sql import SparkSession


class GlueContext:
    def __init__(self, spark_context):
        self.spark_session = SparkSession(spark_context)
        self.create_dynamic_frame = _Reader(self)
        self.write_dynamic_frame = _Writer()


class _Reader:
    """Stands for DynamicFrameReader."""

    def __init__(self, glue_ctx):
        self.glue_ctx = glue_ctx

    def from_options(self, connection_type, connection_options, format, format_options, transformation_ctx=""):
        assert connection_type == "s3"
        (path,) = [_place(path) for path in connection_options["paths"]]
        read = {"csv": self._csv, "parquet": self._parquet}[format]
        return DynamicFrame.fromDF(read(path, format_options), self.glue_ctx, transformation_ctx)

    def _csv(self, path, options):
        """Every column is text, and an empty field an empty text.

        https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-csv-home.html has no type of a column; of an empty
        field the rows tell that jobs of Glue have written.
        """
        assert options["withHeader"]
        quote = options["quoteChar"]
        reader = self.glue_ctx.spark_session.read.option("header", True).option("multiLine", True).option("sep", options["separator"])
        rows = reader.option("quote", quote).option("escape", quote).csv(path)
        return rows.fillna("")

    def _parquet(self, path, options):
        return self.glue_ctx.spark_session.read.parquet(path)


class _Writer:
    """Stands for DynamicFrameWriter."""

    def from_options(self, frame, connection_type, connection_options, format, format_options, transformation_ctx=""):
        assert connection_type == "s3" and format == "glueparquet" and connection_options["partitionKeys"] == []
        frame.toDF().write.mode("append").option("compression", format_options["compression"]).parquet(_place(connection_options["path"]))


def _place(url):
    """The folder of an address: the argument --BUCKET_location names that of a bucket."""
    bucket, _, key = url.removeprefix("s3://").partition("/")
    return sys.argv[sys.argv.index(f"--{bucket}_location") + 1] + key
