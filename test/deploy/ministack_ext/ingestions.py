"""Refreshes of data sets in QuickSight, as state machines ask for them: they complete at once (faked)."""

from typing import Any

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import stepfunctions

from quicksight import RECORDED

Data = dict[str, Any]

INGESTIONS = AccountRegionScopedDict()


def install() -> None:
    """Adds the calls that Step Functions makes."""
    invoke = stepfunctions._invoke_aws_sdk_integration

    def invoke_sdk(resource: str, data: Data):
        service, action = resource.split(":")[-2:]
        return (
            ACTIONS[action](data)
            if service == "quicksight" and action in ACTIONS
            else invoke(resource, data)
        )

    stepfunctions._invoke_aws_sdk_integration = invoke_sdk


def create_ingestion(data: Data) -> Data:
    if f"dataset/{data['DataSetId']}" not in RECORDED:
        raise stepfunctions._ExecutionError(
            "QuickSight.ResourceNotFoundException", f"No data set {data['DataSetId']}"
        )
    INGESTIONS[data["IngestionId"]] = data["DataSetId"]
    return {"IngestionId": data["IngestionId"], "IngestionStatus": "INITIALIZED"}


def describe_ingestion(data: Data) -> Data:
    if INGESTIONS.get(data["IngestionId"]) != data["DataSetId"]:
        raise stepfunctions._ExecutionError(
            "QuickSight.ResourceNotFoundException", f"No ingestion {data['IngestionId']}"
        )
    return {"Ingestion": {"IngestionId": data["IngestionId"], "IngestionStatus": "COMPLETED"}}


ACTIONS = {"createIngestion": create_ingestion, "describeIngestion": describe_ingestion}
