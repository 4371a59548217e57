"""What AWS does not delete while there is something in it: buckets with objects, workgroups with queries; and what empties buckets."""

from ministack.services import athena, s3
from ministack.services.cloudformation import provisioners

from resources import Properties

BUCKET = "AWS::S3::Bucket"
WORKGROUP = "AWS::Athena::WorkGroup"
EMPTYING = "Custom::S3AutoDeleteObjects"


def install() -> None:
    """Has CloudFormation refuse to delete them, and plays the function of aws-cdk-lib, whose SDK is not there."""
    refuse(BUCKET, objects_in)
    refuse(WORKGROUP, queries_in)
    provisioners._RESOURCE_HANDLERS[EMPTYING] = {
        "create": lambda logical_id, properties, stack: (
            f"emptying {properties['BucketName']}",
            {},
        ),
        "update": lambda physical_id, old, properties, stack: (physical_id, {}),
        "delete": lambda physical_id, properties: empty(properties["BucketName"]),
    }


def refuse(resource_type: str, what_is_in) -> None:
    delete = provisioners._RESOURCE_HANDLERS[resource_type]["delete"]

    def deleted(physical_id: str, properties: Properties):
        content = what_is_in(physical_id, properties)
        if content:
            raise ValueError(f"{resource_type} {physical_id} is not empty: {content}")
        return delete(physical_id, properties)

    provisioners._RESOURCE_HANDLERS[resource_type]["delete"] = deleted


def objects_in(bucket: str, _properties: Properties) -> str:
    keys = list(s3._buckets.get(bucket, {}).get("objects", {}))
    return ", ".join(keys[:3]) or ("versions" if s3._bucket_has_versions(bucket) else "")


def empty(bucket: str) -> None:
    s3._buckets.get(bucket, {}).get("objects", {}).clear()
    for place in [place for place in s3._object_versions.keys() if place[0] == bucket]:
        del s3._object_versions[place]


def queries_in(workgroup: str, properties: Properties) -> str:
    if properties.get("RecursiveDeleteOption"):
        return ""
    named = [
        query["Name"]
        for query in athena._named_queries.values()
        if query.get("WorkGroup") == workgroup
    ]
    asked = [
        each for each, query in athena._executions.items() if query.get("WorkGroup") == workgroup
    ]
    return ", ".join((named + asked)[:3])
