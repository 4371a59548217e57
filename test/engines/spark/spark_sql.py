"""Runs statements over tables that are Parquet files; prints one JSON object a statement.

The argument is a file with {"tables": {name: file}, "statements": [text]}.
"""

import json
import sys
from decimal import Decimal

from pyspark.sql import Row, SparkSession
from pyspark.sql.functions import col


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    spark = SparkSession.builder.getOrCreate()
    zone = spark.conf.get("spark.sql.session.timeZone")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    try:
        for name, path in asked["tables"].items():
            spark.read.parquet(path).createOrReplaceTempView(name)
        for statement in asked["statements"]:
            print(json.dumps(answer(spark, statement), ensure_ascii=False))
    finally:
        spark.conf.set("spark.sql.session.timeZone", zone)


def answer(spark: SparkSession, statement: str) -> dict:
    """What a statement gives; its error where Spark refuses it."""
    try:
        frame = spark.sql(statement)
        columns = frame.dtypes
        # By position: two columns may have one name. Python would move timestamps to its own time zone.
        plain = frame.toDF(*[f"c{index}" for index in range(len(columns))])
        texts = [
            col(f"c{index}").cast("string") if kind == "timestamp" else col(f"c{index}")
            for index, (_, kind) in enumerate(columns)
        ]
        rows = [[shown(value) for value in row] for row in plain.select(texts).collect()]
        return {"columns": columns, "rows": rows}
    except Exception as error:
        return {"error": str(error).split("\n", maxsplit=1)[0][:200]}


def shown(value: object) -> object:
    """A value as texts in lists: of a map its pairs, in order."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return sorted([shown(key), shown(item)] for key, item in value.items())
    if isinstance(value, (list, tuple, Row)):
        return [shown(item) for item in value]
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


if __name__ == "__main__":
    main()
