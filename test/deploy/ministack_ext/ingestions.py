"""Refreshes of data sets in QuickSight, as state machines ask for them: SPICE reads the rows by Athena, and keeps how many they are."""

import os
import time
from collections.abc import Callable
from typing import Any

import boto3
from botocore.exceptions import ClientError
from ministack.core.responses import AccountRegionScopedDict, get_region
from ministack.services import stepfunctions

from quicksight import RECORDED
from rights import Denied, credentials_of, expect_trust

Data = dict[str, Any]

INGESTIONS = AccountRegionScopedDict()

POLL_SECONDS = 0.1
# A number with more digits than this has makes SPICE leave out its row, as NUMBER_BITWIDTH_TOO_LARGE:
# https://docs.aws.amazon.com/quicksight/latest/user/errors-spice-ingestion.html
TOO_LARGE = "1e19"


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
    data_set = RECORDED.get(f"dataset/{data['DataSetId']}")
    if data_set is None:
        raise stepfunctions._ExecutionError(
            "QuickSight.ResourceNotFoundException", f"No data set {data['DataSetId']}"
        )
    INGESTIONS[f"{data['DataSetId']}/{data['IngestionId']}"] = ingest(data_set)
    return {"IngestionId": data["IngestionId"], "IngestionStatus": "INITIALIZED"}


def describe_ingestion(data: Data) -> Data:
    ingestion = INGESTIONS.get(f"{data['DataSetId']}/{data['IngestionId']}")
    if ingestion is None:
        raise stepfunctions._ExecutionError(
            "QuickSight.ResourceNotFoundException", f"No ingestion {data['IngestionId']}"
        )
    return {"Ingestion": {"IngestionId": data["IngestionId"], **ingestion}}


def ingest(data_set: Data) -> Data:
    """How an ingestion ends. Its rows are read by the role of the data source."""
    [table] = data_set["PhysicalTableMap"].values()
    given = table.get("RelationalTable") or table["CustomSql"]
    source = RECORDED[given["DataSourceArn"].rpartition(":")[2]]
    parameters = source["DataSourceParameters"]["AthenaParameters"]
    try:
        expect_trust("quicksight.amazonaws.com", parameters["RoleArn"])
        ingested, dropped = answer_of(parameters, query_of(given))
    except Denied as denied:
        return failed("FAILURE_TO_ASSUME_ROLE", denied)
    except ClientError as error:
        return failed("PERMISSION_DENIED", error)
    except ValueError as error:
        return failed("SQL_EXCEPTION", error)
    counts = {"RowsIngested": ingested, "RowsDropped": dropped, "TotalRowsInDataset": ingested}
    return {"IngestionStatus": "COMPLETED", "RowInfo": counts}


def failed(kind: str, error: Exception) -> Data:
    return {"IngestionStatus": "FAILED", "ErrorInfo": {"Type": kind, "Message": str(error)}}


def query_of(given: Data) -> str:
    """Counts the rows that SPICE takes, and those that it leaves out."""
    rows = given.get("SqlQuery") or f'SELECT * FROM "{given["Schema"]}"."{given["Name"]}"'
    columns = given.get("InputColumns") or given["Columns"]
    numbers = [each["Name"] for each in columns if each["Type"] in ("INTEGER", "DECIMAL")]
    too_large = " OR ".join(f'abs("{name}") >= {TOO_LARGE}' for name in numbers) or "false"
    dropped = f"coalesce(sum(CASE WHEN {too_large} THEN 1 ELSE 0 END), 0)"
    return f"SELECT count(*) - {dropped}, {dropped} FROM ({rows}) AS r"


def answer_of(parameters: Data, query: str) -> list[int]:
    """The numbers that a query gives."""
    athena = boto3.client(
        "athena",
        endpoint_url=f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
        region_name=get_region(),
        aws_access_key_id=credentials_of(parameters["RoleArn"]),
        aws_secret_access_key="test",
    )
    started = athena.start_query_execution(QueryString=query, WorkGroup=parameters["WorkGroup"])
    which = {"QueryExecutionId": started["QueryExecutionId"]}
    status = ended(lambda: athena.get_query_execution(**which)["QueryExecution"]["Status"])
    if status["State"] != "SUCCEEDED":
        raise ValueError(status.get("StateChangeReason"))
    _header, numbers = athena.get_query_results(**which)["ResultSet"]["Rows"]
    return [int(float(each["VarCharValue"])) for each in numbers["Data"]]


def ended(ask: Callable[[], Data]) -> Data:
    while (status := ask())["State"] in ("QUEUED", "RUNNING"):
        time.sleep(POLL_SECONDS)
    return status


ACTIONS = {"createIngestion": create_ingestion, "describeIngestion": describe_ingestion}
