"""Stands in for the module of this name in AWS Glue: what of it the scripts use."""


class GlueContext:
    def __init__(self, spark_context):
        self.spark_context = spark_context
