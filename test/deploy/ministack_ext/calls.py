"""What requests ask of IAM: actions on resources, as the pages of the services have them, for the requests that these tests make."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlparse

from ministack.core.responses import get_account_id, get_region
from ministack.services import athena, glue, s3, sns
from ministack.services.cloudformation import provisioners

import lake_formation
import quality

Data = dict[str, Any]

GLUE = "glue.amazonaws.com"
BUCKET = "AWS::S3::Bucket"
BUCKET_ARN = "arn:aws:s3:::"
# The resource of what is not known, on which nothing can be decided.
UNKNOWN = "nothing is known of this operation"

# What the condition key s3:prefix is where a key is asked for that is not there, which no page says: the key, or nothing.
IMPLIED_PREFIX = os.environ.get("IMPLIED_PREFIX") != "none"
# What S3 asks of KMS for each action that it asks for, where the bucket has a key. The requests of these actions are:
# - s3:AbortMultipartUpload: AbortMultipartUpload
# - s3:DeleteObject: DeleteObject, and DeleteObjects for each of its keys
# - s3:GetBucketLocation: GetBucketLocation
# - s3:GetObject: GetObject, HeadObject, and CopyObject and UploadPartCopy for what they read
# - s3:ListBucket: ListObjects, ListObjectsV2, HeadBucket
# - s3:PutObject: PutObject, CopyObject, CreateMultipartUpload, UploadPart, UploadPartCopy, CompleteMultipartUpload
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
OF_S3 = {
    "s3:AbortMultipartUpload": None,
    "s3:DeleteObject": None,
    "s3:GetBucketLocation": None,
    "s3:GetObject": "kms:Decrypt",
    "s3:ListBucket": None,
    "s3:PutObject": "kms:GenerateDataKey",
}
# The key of KMS of each bucket that has one.
KEYS: dict[str, str] = {}


@dataclass(frozen=True)
class Call:
    """An action on a resource."""

    action: str
    resource: str
    context: dict[str, str] = field(default_factory=dict)
    # The role that asks, when it is not the one that has made the request.
    role: str | None = None


def install() -> None:
    """Keeps the keys of buckets, which MiniStack drops."""
    for step in ("create", "update"):
        provisioners._RESOURCE_HANDLERS[BUCKET][step] = keeping_key(
            provisioners._RESOURCE_HANDLERS[BUCKET][step]
        )


def keeping_key(make: Callable[..., tuple[str, Any]]) -> Callable[..., tuple[str, Any]]:
    def made(*arguments: Any, **named: Any) -> tuple[str, Any]:
        bucket, attributes = make(*arguments, **named)
        # The properties, the last of them where there are those before a change.
        *_, properties = [each for each in arguments if isinstance(each, dict)]
        rules = properties.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [])
        for rule in rules:
            key = rule["ServerSideEncryptionByDefault"].get("KMSMasterKeyID")
            if key:
                KEYS[bucket] = key
        return bucket, attributes

    return made


def calls_of(operation: str, given: Data) -> list[Call]:
    """What an operation asks for, with its parameters. One that is not known is put as it is, and cannot be decided."""
    calls = OPERATIONS.get(operation)
    return list(calls(given)) if calls else [Call(operation, UNKNOWN)]


def of_s3(
    action: str, resource: str, context: dict[str, str], of_upload: bool = False
) -> Iterator[Call]:
    """What a request for a bucket or an object asks for, and what S3 asks of KMS for it.

    What belongs to an upload that has begun has its key decrypted: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
    """
    if action not in OF_S3:
        yield Call(action, UNKNOWN)
        return
    bucket, _, key = resource.removeprefix(BUCKET_ARN).partition("/")
    yield Call(action, resource, context)
    if action == "s3:GetObject" and key not in keys_in(bucket):
        # Who may not list is answered 403, not 404: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
        implied = {"s3:prefix": key} if IMPLIED_PREFIX else {}
        yield Call("s3:ListBucket", BUCKET_ARN + bucket, implied)
    elif bucket in KEYS and OF_S3[action]:
        used = "kms:Decrypt" if of_upload else OF_S3[action]
        yield Call(used, KEYS[bucket], {"kms:ViaService": f"s3.{get_region()}.amazonaws.com"})


def keys_in(bucket: str) -> list[str]:
    return list(s3._buckets.get(bucket, {}).get("objects", {}))


def arn(service: str, resource: str) -> str:
    return f"arn:aws:{service}:{get_region()}:{get_account_id()}:{resource}"


def on(
    action: str, service: str, resource: Callable[[Data], str]
) -> Callable[[Data], Iterator[Call]]:
    """An action on one resource."""
    return lambda given: iter([Call(action, arn(service, resource(given)))])


def on_job(action: str) -> Callable[[Data], Iterator[Call]]:
    return on(action, "glue", lambda given: f"job/{given['JobName']}")


def on_crawler(action: str) -> Callable[[Data], Iterator[Call]]:
    return on(action, "glue", lambda given: f"crawler/{given['Name']}")


def on_ingestion(action: str) -> Callable[[Data], Iterator[Call]]:
    return on(
        action,
        "quicksight",
        lambda given: f"dataset/{given['DataSetId']}/ingestion/{given['IngestionId']}",
    )


def on_query(action: str) -> Callable[[Data], Iterator[Call]]:
    def workgroup(given: Data) -> str:
        return f"workgroup/{athena._executions[given['QueryExecutionId']]['WorkGroup']}"

    return on(action, "athena", workgroup)


def on_table(action: str) -> Callable[[Data], Iterator[Call]]:
    """Glue checks a table's action on all that the table is in, too."""

    def calls(given: Data) -> Iterator[Call]:
        database = given["DatabaseName"]
        name = given.get("Name") or given["TableInput"]["Name"]
        for resource in ("catalog", f"database/{database}", f"table/{database}/{name}"):
            yield Call(action, arn("glue", resource))

    return calls


def on_database(action: str) -> Callable[[Data], Iterator[Call]]:
    def calls(given: Data) -> Iterator[Call]:
        for resource in ("catalog", f"database/{given['Name']}"):
            yield Call(action, arn("glue", resource))

    return calls


def passes(role: str) -> Call:
    return Call("iam:PassRole", role, {"iam:PassedToService": GLUE})


def update_job(given: Data) -> Iterator[Call]:
    yield from on_job("glue:UpdateJob")(given)
    yield passes(given["JobUpdate"]["Role"])


def start_evaluation(given: Data) -> Iterator[Call]:
    for name in given["RulesetNames"]:
        ruleset = arn("glue", f"dataQualityRuleset/{name}")
        yield Call("glue:StartDataQualityRulesetEvaluationRun", ruleset)
    yield passes(given["Role"])


def get_results(given: Data) -> Iterator[Call]:
    for result in given["ResultIds"]:
        for name in quality.RUNS[result.replace("dqresult", "dqrun")]["RulesetNames"]:
            yield Call("glue:GetDataQualityResult", arn("glue", f"dataQualityRuleset/{name}"))


def publish(given: Data) -> Iterator[Call]:
    topic = given["TopicArn"]
    yield Call("sns:Publish", topic)
    key = sns._topics[topic]["attributes"].get("KmsMasterKeyId")
    for action in ("kms:GenerateDataKey", "kms:Decrypt") if key else ():
        yield Call(action, key)


def start_query(given: Data) -> Iterator[Call]:
    """What Athena does on behalf of who asks: https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html"""
    workgroup, query = given["WorkGroup"], given["QueryString"]
    yield Call("athena:StartQueryExecution", arn("athena", f"workgroup/{workgroup}"))
    settings = athena._workgroups[workgroup]["Configuration"]["ResultConfiguration"]
    results = urlparse(settings["OutputLocation"])
    yield Call("s3:GetBucketLocation", BUCKET_ARN + results.netloc)
    yield from of_s3("s3:PutObject", f"{BUCKET_ARN}{results.netloc}/some.csv", {})
    for table in glue._tables.values():
        if f'"{table["DatabaseName"]}"."{table["Name"]}"' in query:
            yield from on_database("glue:GetDatabase")({"Name": table["DatabaseName"]})
            yield from on_table("glue:GetTable")(table)
            yield from read_rows(table["StorageDescriptor"]["Location"])


def read_rows(location: str) -> Iterator[Call]:
    """The rows of a table, read by the role that Lake Formation has for them, where it has one."""
    place = urlparse(location)
    bucket, prefix = BUCKET_ARN + place.netloc, place.path.lstrip("/")
    role = lake_formation.role_of(f"{bucket}/{prefix}")
    if role:
        yield Call("lakeformation:GetDataAccess", "*")
    files = [key for key in keys_in(place.netloc) if key.startswith(prefix)]
    reads = [Call("s3:ListBucket", bucket, {"s3:prefix": prefix})]
    for key in files:
        reads.extend(of_s3("s3:GetObject", f"{bucket}/{key}", {}))
    for each in reads:
        yield Call(each.action, each.resource, each.context, role)


def metric(given: Data) -> Iterator[Call]:
    yield Call("cloudwatch:PutMetricData", "*", {"cloudwatch:namespace": given["Namespace"]})


def stack(given: Data) -> Iterator[Call]:
    yield Call("cloudformation:DescribeStacks", given["StackName"])


def machine(action: str) -> Callable[[Data], Iterator[Call]]:
    return lambda given: iter([Call(action, given["StateMachineArn"])])


OPERATIONS: dict[str, Callable[[Data], Iterator[Call]]] = {
    "athena:GetQueryExecution": on_query("athena:GetQueryExecution"),
    "athena:GetQueryResults": on_query("athena:GetQueryResults"),
    "athena:StartQueryExecution": start_query,
    "cloudformation:DescribeStacks": stack,
    "cloudwatch:PutMetricData": metric,
    # The right to read one result is that to read several.
    "glue:BatchGetDataQualityResult": get_results,
    "glue:GetCrawler": on_crawler("glue:GetCrawler"),
    # Glue checks runs against all rulesets.
    "glue:GetDataQualityRulesetEvaluationRun": on(
        "glue:GetDataQualityRulesetEvaluationRun",
        "glue",
        lambda given: "dataQualityRuleset/of-any-run",
    ),
    "glue:GetJob": on_job("glue:GetJob"),
    "glue:GetJobRun": on_job("glue:GetJobRun"),
    "glue:GetTable": on_table("glue:GetTable"),
    "glue:StartCrawler": on_crawler("glue:StartCrawler"),
    "glue:StartDataQualityRulesetEvaluationRun": start_evaluation,
    "glue:StartJobRun": on_job("glue:StartJobRun"),
    "glue:UpdateJob": update_job,
    "glue:UpdateTable": on_table("glue:UpdateTable"),
    "quicksight:CreateIngestion": on_ingestion("quicksight:CreateIngestion"),
    "quicksight:DescribeIngestion": on_ingestion("quicksight:DescribeIngestion"),
    "sns:Publish": publish,
    "states:ListExecutions": machine("states:ListExecutions"),
    "states:StartExecution": machine("states:StartExecution"),
}
