"""Stands in for awsglue/gluetypes.py: the types of a schema have the names, and the members, that those of Spark have."""

from pyspark.sql.types import ArrayType, DoubleType, IntegerType, LongType, NullType, StringType, StructType

__all__ = ["ArrayType", "DoubleType", "IntegerType", "LongType", "NullType", "StringType", "StructType"]
