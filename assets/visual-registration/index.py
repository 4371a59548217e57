"""Gives a visual Glue job its graph: the handler of a CloudFormation custom resource. CloudFormation makes the job, and has no word for
its graph.

It always answers CloudFormation: also when it fails, and when it is about to run out of time.
"""

import logging
import threading
import traceback

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from answer import Answer, reason_of
from registration import JobIsGone, register, remove_scripts

LOG = logging.getLogger()
LOG.setLevel(logging.INFO)

# Seconds before the end of its time at which the handler gives up and answers.
MARGIN = 5


def handler(event, context):
    """Registers the graph, or on deletion removes the scripts, and tells CloudFormation how it went."""
    answer = Answer(event)
    watchdog = threading.Timer(max(context.get_remaining_time_in_millis() / 1000 - MARGIN, 0), answer.out_of_time)
    watchdog.daemon = True
    watchdog.start()
    try:
        answer.succeeded(act(event))
    except BaseException as error:  # whatever it was, CloudFormation would wait for an answer
        # Not the error as it is: some repeat the values that they are about.
        LOG.error("The registration failed: %s\n%s", reason_of(error), "".join(traceback.format_tb(error.__traceback__)))
        answer.failed(reason_of(error))
    finally:
        watchdog.cancel()


def act(event):
    """Does what CloudFormation asks for. Returns the attributes of the resource."""
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Delete":
        remove_scripts(boto3.client("s3"), properties)
        return {}
    try:
        return register(boto3.client("glue"), boto3.client("s3"), properties, event.get("OldResourceProperties"))
    except JobIsGone:
        # The deployment has failed already, for this very reason: failing once more would leave a stack that cannot be updated.
        if event["RequestType"] == "Update" and is_rolling_back(event["StackId"]):
            LOG.warning("The job is gone, and the stack is being rolled back: nothing to register")
            return {"ConsoleChanges": "the job is gone"}
        raise


def is_rolling_back(stack_id):
    try:
        stacks = boto3.client("cloudformation").describe_stacks(StackName=stack_id)["Stacks"]
        return "ROLLBACK" in stacks[0]["StackStatus"]
    except (BotoCoreError, ClientError) as error:
        LOG.warning("Whether the stack is being rolled back is not known: %s", reason_of(error))
        return False
