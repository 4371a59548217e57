"""Stands in for the module of this name in AWS Glue: what of it the scripts use.

https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-fillmissingvalues.html
"""

from awsglue.dynamicframe import DynamicFrame
from pyspark.sql import functions as F


class FillMissingValues:
    @classmethod
    def apply(cls, frame, missing_values_column, output_column=""):
        """Guesses 42."""
        guessed = F.coalesce(F.col(missing_values_column), F.lit(42))
        filled = frame.toDF().withColumn(output_column, guessed)
        return DynamicFrame.fromDF(filled, frame.glue_ctx, "filled")
