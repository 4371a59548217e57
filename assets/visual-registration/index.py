"""Gives a visual Glue job its graph, and puts the tested script where the job looks for it.

The handler of a CloudFormation custom resource. CloudFormation makes the job, and has no word for its graph. Glue writes a script
of its own whenever it takes a graph, so the script that the library rendered is put in its place afterwards.

It always answers CloudFormation: also when it fails, and when it is about to run out of time.
"""

import hashlib
import json
import logging
import random
import threading
import time
import urllib.request

import boto3
from botocore.exceptions import ClientError

LOG = logging.getLogger()
LOG.setLevel(logging.INFO)

# Seconds before the end of its time at which the handler gives up and answers.
MARGIN = 5
# The whole answer is at most 4096 bytes.
LONGEST_TEXT = 900
ATTEMPTS = 9
LONGEST_PAUSE = 8
# What goes by itself. A role's policy takes seconds until it is known everywhere: until then, access is denied.
TRANSIENT = {
    "AccessDenied", "AccessDeniedException", "ConcurrentModificationException", "InternalError", "InternalServiceException",
    "OperationTimeoutException", "RequestLimitExceeded", "ServiceUnavailable", "SlowDown", "Throttling", "ThrottlingException",
    "TooManyRequestsException",
}
# What the script's object is marked with: the mark is gone once somebody else has written the script.
MARK = "registered-graph"


class RegistrationError(Exception):
    """The job cannot have its graph. The message says why, and what would do."""


def handler(event, context):
    """Registers the graph, or on deletion removes the script, and tells CloudFormation how it went."""
    answer = Answer(event)
    watchdog = threading.Timer(max(context.get_remaining_time_in_millis() / 1000 - MARGIN, 0), answer.out_of_time)
    watchdog.daemon = True
    watchdog.start()
    try:
        answer.succeeded(act(event))
    except BaseException as error:  # whatever it was, CloudFormation would wait for an answer
        LOG.exception("The registration failed")
        answer.failed(reason_of(error))
    finally:
        watchdog.cancel()


def act(event):
    """Does what CloudFormation asks for. Returns the attributes of the resource."""
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Delete":
        remove_script(boto3.client("s3"), properties)
        return {}
    try:
        return register(boto3.client("glue"), boto3.client("s3"), properties, event.get("OldResourceProperties"))
    except JobIsGone:
        # The deployment has failed already, for this very reason: failing once more would leave a stack that cannot be updated.
        if event["RequestType"] == "Update" and is_rolling_back(event["StackId"]):
            LOG.warning("The job is gone, and the stack is being rolled back: nothing to register")
            return {"ConsoleChanges": "the job is gone"}
        raise


# The registration, step by step


def register(glue, s3, properties, earlier):
    """Gives the job its graph, then its script. Returns what was changed in the console since the earlier deployment, as an attribute."""
    name, place = properties["JobName"], properties["ScriptLocation"]
    nodes = json.loads(properties["Nodes"])
    job = get_job(glue, name)
    changes = console_changes(job, mark_of(s3, place), properties, earlier) if earlier else []
    for change in changes:
        LOG.warning("Changed outside of CloudFormation since the last deployment, and restored now: %s", change)
    patiently(lambda: glue.update_job(JobName=name, JobUpdate=job_update(glue, job, nodes)))
    kept = kept_nodes(get_job(glue, name), nodes)
    put_script(s3, properties["Script"], place, fingerprint(kept))
    LOG.info("Registered %d nodes on %s", len(nodes), name)
    return {"ConsoleChanges": shortened("; ".join(changes) or "none")}


class JobIsGone(RegistrationError):
    """The stack has made the job, and it is not there."""


def get_job(glue, name):
    try:
        return patiently(lambda: glue.get_job(JobName=name))["Job"]
    except ClientError as error:
        if code_of(error) != "EntityNotFoundException":
            raise
        raise JobIsGone(
            f"The Glue job {name} of this stack is not there: somebody deleted it outside of CloudFormation, which does not notice. "
            "Give the job's construct another id and deploy again, so that CloudFormation makes a new job; "
            f"or make a job of the name {name} in Glue, with the settings that the template has, and deploy again."
        ) from None


def job_update(glue, job, nodes):
    """The whole job as an update: Glue resets what it is not told."""
    members = glue.meta.service_model.shape_for("JobUpdate").members
    update = {member: value for member, value in job.items() if member in members and value is not None}
    # Glue tells the capacity twice, and takes it once.
    update.pop("AllocatedCapacity", None)
    if "WorkerType" in update:
        update.pop("MaxCapacity", None)
    return {**update, "JobMode": "VISUAL", "CodeGenConfigurationNodes": nodes}


def kept_nodes(job, nodes):
    """The graph as Glue has it now."""
    kept = job.get("CodeGenConfigurationNodes") or {}
    if job.get("JobMode") != "VISUAL" or types_of(kept) != types_of(nodes):
        raise RegistrationError(
            f"Glue did not keep the graph of the job {job['Name']}: it has {len(kept)} of {len(nodes)} nodes, and the mode "
            f"{job.get('JobMode')}. Deploy again; if it stays so, choose the editor SCRIPT for the job, which needs no graph."
        )
    return kept


def types_of(nodes):
    return {node_id: [kind for kind, members in node.items() if members is not None] for node_id, node in nodes.items()}


def put_script(s3, source, place, mark):
    """Puts our script where the job looks for it. Glue writes its own at a moment that it does not tell, so ours is looked for again."""
    body = patiently(lambda: s3.get_object(Bucket=source["Bucket"], Key=source["Key"]))["Body"].read()
    for _ in range(ATTEMPTS):
        patiently(lambda: s3.put_object(**place, Body=body, ContentType="text/x-python", Metadata={MARK: mark}))
        pause(2)
        if mark_of(s3, place) == mark:
            return
    raise RegistrationError(f"Something writes to s3://{place['Bucket']}/{place['Key']} again and again, so the tested script does not stay there.")


def remove_script(s3, properties):
    """Removes the script; the job is left to CloudFormation. A script that cannot be removed does not hold up a deletion."""
    place = properties["ScriptLocation"]
    try:
        patiently(lambda: s3.delete_object(**place))
    except ClientError as error:
        LOG.warning("s3://%s/%s is left behind: %s", place["Bucket"], place["Key"], error)


# What somebody changed in the console


def console_changes(job, mark, properties, earlier):
    """What of the graph and the script is not as the earlier deployment left it, a line each."""
    actual, registered = job.get("CodeGenConfigurationNodes") or {}, json.loads(earlier["Nodes"])
    if not actual:
        # CloudFormation's own update of the job takes the graph away.
        graph = [] if properties["Job"] != earlier.get("Job") else ["the graph was removed"]
    elif fingerprint(actual) in (mark, fingerprint(registered)):
        graph = []
    else:
        graph = differences(registered, actual) or ["the graph was changed"]
    moved = properties["ScriptLocation"] != earlier["ScriptLocation"]
    return graph + (["the script was replaced or removed"] if mark is None and not moved else [])


def differences(registered, actual):
    def named(node_id, nodes):
        return next((members.get("Name") for members in nodes[node_id].values() if isinstance(members, dict)), node_id)

    both = [node_id for node_id in registered if node_id in actual]
    return [
        *(f"node '{named(node_id, actual)}' was added" for node_id in actual if node_id not in registered),
        *(f"node '{named(node_id, registered)}' was removed" for node_id in registered if node_id not in actual),
        *(f"node '{named(node_id, registered)}' was changed" for node_id in both if said(registered[node_id]) != said(actual[node_id])),
    ]


def fingerprint(nodes):
    return hashlib.sha256(json.dumps(said(nodes), sort_keys=True).encode()).hexdigest()


def said(value):
    """Without what says nothing: Glue fills in members that are empty or false."""
    if isinstance(value, dict):
        members = {key: said(of) for key, of in value.items()}
        return {key: of for key, of in members.items() if of not in (None, False, "", [], {})}
    return [said(item) for item in value] if isinstance(value, list) else value


def mark_of(s3, place):
    """What our script is marked with; nothing when another one lies there, or none."""
    try:
        return patiently(lambda: s3.head_object(**place))["Metadata"].get(MARK)
    except ClientError as error:
        # Whoever may not list a bucket is told 403 of an object that is not there.
        if code_of(error) in ("404", "403", "NoSuchKey", "NotFound"):
            return None
        raise


# Asking AWS, and answering CloudFormation


def patiently(ask):
    """Asks again, after ever longer pauses, as long as the answer is one that goes by itself."""
    for attempt in range(ATTEMPTS):
        try:
            return ask()
        except ClientError as error:
            if code_of(error) not in TRANSIENT or attempt == ATTEMPTS - 1:
                raise
            LOG.info("%s: asked again", code_of(error))
            pause(random.uniform(0.5, 1) * min(2**attempt, LONGEST_PAUSE))


def pause(seconds):
    time.sleep(seconds)


def is_rolling_back(stack_id):
    try:
        stacks = boto3.client("cloudformation").describe_stacks(StackName=stack_id)["Stacks"]
        return "ROLLBACK" in stacks[0]["StackStatus"]
    except ClientError as error:
        LOG.warning("Whether the stack is being rolled back is not known: %s", error)
        return False


def code_of(error):
    return error.response["Error"]["Code"]


def reason_of(error):
    return str(error) if isinstance(error, RegistrationError) else f"{type(error).__name__}: {error}"


def shortened(text):
    return text if len(text.encode()) <= LONGEST_TEXT else text.encode()[:LONGEST_TEXT].decode(errors="ignore") + "..."


class Answer:
    """The one answer to a request of CloudFormation."""

    def __init__(self, event):
        self.event = event
        self.lock = threading.Lock()
        self.given = False

    def succeeded(self, attributes):
        self.give({"Status": "SUCCESS", "Data": attributes})

    def failed(self, reason):
        self.give({"Status": "FAILED", "Reason": shortened(reason)})

    def out_of_time(self):
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
            pause(2**attempt)
