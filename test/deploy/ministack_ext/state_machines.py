"""The integration `glue:startJobRun` of Step Functions, with and without waiting for the end of the run."""

import json
import time
from typing import Any

from ministack.services import stepfunctions

Data = dict[str, Any]

RUNNING = ("STARTING", "RUNNING", "STOPPING", "WAITING")
POLL_SECONDS = 0.5


def install() -> None:
    """Adds the integration."""
    stepfunctions._SERVICE_DISPATCH["arn:aws:states:::glue:startJobRun"] = run_job


def run_job(resource: str, data: Data) -> Data:
    run = call_glue("startJobRun", data)["JobRunId"]
    if not resource.endswith(".sync"):
        return {"JobRunId": run}
    while (
        described := call_glue("getJobRun", {"JobName": data["JobName"], "RunId": run})["JobRun"]
    )["JobRunState"] in RUNNING:
        time.sleep(POLL_SECONDS)
    if described["JobRunState"] != "SUCCEEDED":
        raise stepfunctions._ExecutionError("States.TaskFailed", json.dumps(described))
    return described


def call_glue(action: str, data: Data) -> Data:
    return stepfunctions._invoke_aws_sdk_integration(
        f"arn:aws:states:::aws-sdk:glue:{action}", data
    )
