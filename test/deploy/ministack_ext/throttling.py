"""Glue refuses the first updates of some jobs, as it does when it is asked too much, and writes so to the log."""

import json
from collections import Counter
from typing import Any

from ministack.core.responses import error_response_json
from ministack.services import glue

Data = dict[str, Any]

# What the names of these jobs have in them.
THROTTLED = "Throttled"
# So many that botocore gives up, which asks five times, and its caller has to ask again.
REFUSALS = 6


def install() -> None:
    """Refuses requests of the API; those of CloudFormation do not come this way."""
    handle = glue._handle_request_sync
    refused: Counter[str] = Counter()

    def handle_request(method: str, path: str, headers: Data, body: bytes, query: Data):
        if headers.get("x-amz-target", "").endswith(".UpdateJob"):
            job = json.loads(body)["JobName"]
            if THROTTLED in job and refused[job] < REFUSALS:
                refused[job] += 1
                print(f"Refused update {refused[job]} of {job}", flush=True)
                return error_response_json("ThrottlingException", "Rate exceeded", 400)
        return handle(method, path, headers, body, query)

    glue._handle_request_sync = handle_request
