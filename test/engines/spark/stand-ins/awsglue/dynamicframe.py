"""Stands in for the module of this name in AWS Glue: what of it the scripts use.

With the signatures of https://github.com/awslabs/aws-glue-libs (awsglue/dynamicframe.py).
"""

from awsglue.context import GlueContext
from pyspark.sql import DataFrame


class DynamicFrame:
    def __init__(self, rows, glue_ctx, name=""):
        self.rows = rows
        self.glue_ctx = glue_ctx
        self.name = name

    @classmethod
    def fromDF(cls, dataframe, glue_ctx, name):  # noqa: N802
        assert isinstance(dataframe, DataFrame) and isinstance(glue_ctx, GlueContext)
        return cls(dataframe, glue_ctx, name)

    def toDF(self):  # noqa: N802
        return self.rows


class DynamicFrameCollection:
    def __init__(self, dynamic_frames, glue_ctx):
        assert all(isinstance(frame, DynamicFrame) for frame in dynamic_frames.values())
        assert isinstance(glue_ctx, GlueContext)
        self._frames = dynamic_frames

    def keys(self):
        return self._frames.keys()

    def select(self, key, transformation_ctx=""):
        return self._frames[key]
