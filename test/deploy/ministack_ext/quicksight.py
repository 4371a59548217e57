"""QuickSight, recorded: resources are there for CloudFormation, and an ingestion completes at once (faked)."""

from typing import Any, Callable

from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region
from ministack.services import stepfunctions
from ministack.services.cloudformation import provisioners

Properties = dict[str, Any]

RECORDED = AccountRegionScopedDict()
INGESTIONS = AccountRegionScopedDict()

# The property that has the identifier, and the part of the ARN.
TYPES = {
    "DataSource": ("DataSourceId", "datasource"),
    "DataSet": ("DataSetId", "dataset"),
    "Analysis": ("AnalysisId", "analysis"),
    "Dashboard": ("DashboardId", "dashboard"),
}


def install() -> None:
    """Adds the resource types, and the calls that Step Functions makes."""
    for name, (identifier, kind) in TYPES.items():
        provisioners._RESOURCE_HANDLERS[f"AWS::QuickSight::{name}"] = handlers(identifier, kind)
    invoke = stepfunctions._invoke_aws_sdk_integration

    def invoke_sdk(resource: str, data: Properties):
        service, action = resource.split(":")[-2:]
        return (
            ACTIONS[action](data)
            if service == "quicksight" and action in ACTIONS
            else invoke(resource, data)
        )

    stepfunctions._invoke_aws_sdk_integration = invoke_sdk


def handlers(identifier: str, kind: str) -> dict[str, Callable[..., Any]]:
    def create(_logical_id: str, properties: Properties, _stack: str) -> tuple[str, dict[str, str]]:
        arn = (
            f"arn:aws:quicksight:{get_region()}:{get_account_id()}:{kind}/{properties[identifier]}"
        )
        RECORDED[f"{kind}/{properties[identifier]}"] = properties
        return f"{get_account_id()}|{properties[identifier]}", {"Arn": arn}

    def delete(physical_id: str, _properties: Properties) -> None:
        RECORDED.pop(f"{kind}/{physical_id.split('|')[1]}", None)

    def update(
        physical_id: str, old: Properties, properties: Properties, stack: str
    ) -> tuple[str, dict[str, str]]:
        delete(physical_id, old)
        return create("", properties, stack)

    return {"create": create, "update": update, "delete": delete}


def create_ingestion(data: Properties) -> Properties:
    if f"dataset/{data['DataSetId']}" not in RECORDED:
        raise stepfunctions._ExecutionError(
            "QuickSight.ResourceNotFoundException", f"No data set {data['DataSetId']}"
        )
    INGESTIONS[data["IngestionId"]] = data["DataSetId"]
    return {"IngestionId": data["IngestionId"], "IngestionStatus": "INITIALIZED"}


def describe_ingestion(data: Properties) -> Properties:
    if INGESTIONS.get(data["IngestionId"]) != data["DataSetId"]:
        raise stepfunctions._ExecutionError(
            "QuickSight.ResourceNotFoundException", f"No ingestion {data['IngestionId']}"
        )
    return {"Ingestion": {"IngestionId": data["IngestionId"], "IngestionStatus": "COMPLETED"}}


ACTIONS = {"createIngestion": create_ingestion, "describeIngestion": describe_ingestion}
