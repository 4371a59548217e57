"""Runs PySpark scripts in one Spark session, one after the other.

Each line on standard input is a job, {"script": path, "arguments": [...]}; each line on standard
output says how it ended, {"error": null or text, "printed": text}. The first line says that the
session is there. The argument is the class path of what Spark has besides.
"""

import contextlib
import io
import json
import os
import runpy
import sys

from pyspark.sql import SparkSession


# Spark's own process inherits the output: what it says there goes to the log.
ANSWERS = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)


def main() -> None:
    (class_path,) = sys.argv[1:]
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        # Small tables: fewer tasks are faster, and more than one shows what depends on their order.
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.session.timeZone", "Asia/Kolkata")
        .config("spark.driver.extraClassPath", class_path)
        # A catalog of Iceberg tables, as Glue has one of this name; this one forgets.
        .config("spark.sql.catalog.glue_catalog", "org.apache.iceberg.spark.SparkCatalog")
        .config(
            "spark.sql.catalog.glue_catalog.catalog-impl",
            "org.apache.iceberg.inmemory.InMemoryCatalog",
        )
        .config("spark.sql.catalog.glue_catalog.io-impl", "org.apache.iceberg.hadoop.HadoopFileIO")
        .getOrCreate()
    )
    answer({"ready": spark.version})
    for line in sys.stdin:
        answer(run(json.loads(line)))
        spark.catalog.clearCache()


def run(job: dict) -> dict:
    """Runs a script as Python would run it as a program."""
    printed = io.StringIO()
    sys.argv = [job["script"], *job["arguments"]]
    error = None
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            runpy.run_path(job["script"], run_name="__main__")
    except SystemExit as end:
        error = None if end.code in (None, 0) else str(end.code)
    except Exception as failure:
        error = f"{type(failure).__name__}: {failure}"
    return {"error": error, "printed": printed.getvalue()}


def answer(value: dict) -> None:
    print(json.dumps(value), file=ANSWERS, flush=True)


if __name__ == "__main__":
    main()
