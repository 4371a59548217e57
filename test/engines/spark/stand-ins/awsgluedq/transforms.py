"""Stands in for the module of this name in AWS Glue: what of it the scripts use.

https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-EvaluateDataQuality.html
"""

from awsglue.dynamicframe import DynamicFrame


class EvaluateDataQuality:
    @classmethod
    def apply(cls, frame, ruleset, publishing_options=None):
        """Finds that a rule fails when it asks for more than 99 columns."""
        print(f"published: {sorted((publishing_options or {}).items())}")
        session = frame.toDF().sparkSession
        rules = [rule.strip() for rule in ruleset[ruleset.index("[") + 1 : ruleset.rindex("]")].split(",")]
        outcomes = [
            (rule.replace(" ", "  "), "Failed" if "> 99" in rule else "Passed", None) for rule in rules
        ]
        found = session.createDataFrame(outcomes, "Rule string, Outcome string, FailureReason string")
        return DynamicFrame.fromDF(found, frame.glue_ctx, "outcomes")
