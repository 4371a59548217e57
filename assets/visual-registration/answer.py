"""Answering CloudFormation."""

import json
import logging
import re
import threading
import time
import urllib.request

from botocore.exceptions import ParamValidationError

LOG = logging.getLogger()

# Bytes of a text in the answer, which as a whole has at most 4096; identifiers have up to 900 of them.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
LONGEST_TEXT = 2500
# How botocore begins what is wrong with a parameter.
PROBLEMS = ("Missing required parameter", "Unknown parameter", "Invalid ")


class RegistrationError(Exception):
    """The job cannot have its graph. The message says why, and what would do."""


def reason_of(error):
    if isinstance(error, RegistrationError):
        return str(error)
    if isinstance(error, ParamValidationError):
        # What is wrong with a parameter is followed by its value, which may be an argument of the job.
        lines = [line.partition(", value:")[0] for line in error.kwargs["report"].splitlines() if line.startswith(PROBLEMS)]
        return f"The request does not fit the API of AWS: {'; '.join(lines)}"
    # What AWS says of a member begins with its value.
    return re.sub(r"\bValue '.*?' at '", "The value at '", f"{type(error).__name__}: {error}", flags=re.DOTALL)


def shortened(text):
    """A text that is not too long as JSON, where a character has up to twelve bytes."""
    short = text[:LONGEST_TEXT]
    while len(json.dumps(short)) > LONGEST_TEXT:
        short = short[:-1]
    return text if short == text else f"{short[:-3]}..."


class Answer:
    """The one answer to a request of CloudFormation."""

    def __init__(self, event):
        self.event = event
        self.lock = threading.Lock()
        self.given = False

    def succeeded(self, attributes):
        self.give({"Status": "SUCCESS", "Data": {name: shortened(value) for name, value in attributes.items()}})

    def failed(self, reason):
        self.give({"Status": "FAILED", "Reason": shortened(reason)})

    def out_of_time(self):
        # Scripts that stay behind do not hold up a deletion.
        if self.event["RequestType"] == "Delete":
            return self.succeeded({})
        self.failed("The registration ran out of time, as it does when Glue keeps refusing requests. Deploy again; its log says what it waited for.")

    def give(self, answer):
        with self.lock:
            if self.given:
                return
            self.given = True
        event = self.event
        # Always the same, so that CloudFormation never takes an update for a replacement, and deletes what it has just made.
        physical_id = event.get("PhysicalResourceId") or f"{event['ResourceProperties'].get('JobName', event['LogicalResourceId'])}/graph"
        send(event["ResponseURL"], {
            **answer,
            "PhysicalResourceId": physical_id,
            "StackId": event["StackId"],
            "RequestId": event["RequestId"],
            "LogicalResourceId": event["LogicalResourceId"],
        })


def send(url, answer):
    # The URL is signed for a request without a content type.
    request = urllib.request.Request(url, data=json.dumps(answer).encode(), method="PUT", headers={"Content-Type": ""})
    for attempt in range(3):
        try:
            with urllib.request.urlopen(request, timeout=10):
                return
        except OSError:
            LOG.exception("CloudFormation was not reached")
            time.sleep(2**attempt)
