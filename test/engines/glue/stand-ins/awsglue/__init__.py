"""Stands in for the module of this name in AWS Glue: what of it generated scripts use.

It follows the Python library that Glue gives to scripts, https://github.com/awslabs/aws-glue-libs; each function names the one there that
it stands for. Where that calls Java, which is not public, it says what it rests on instead.
"""

from awsglue.dynamicframe import DynamicFrame

__all__ = ["DynamicFrame"]
