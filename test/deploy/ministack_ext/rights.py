"""Rights, enforced: each request that a role makes is decided by the evaluator of the tests, by the policies that the emulator has.

RIGHTS_PORT is where it listens. Requests with the credentials of the account are not asked about: who deploys may do everything.
"""

import contextvars
import hashlib
import http.client
import json
import os
from typing import Any
from urllib.parse import parse_qsl, unquote

from ministack.core import iam_evaluator, lambda_runtime
from ministack.core.responses import get_account_id
from ministack.services import iam, lambda_svc, sns, stepfunctions, sts

from calls import BUCKET_ARN, Call, calls_of, of_s3

Data = dict[str, Any]

# The roles by whose access keys requests are made.
ROLES: dict[str, str] = {}
# Services that name the account for which they assume a role: only those of which a page says so.
NAMING_THE_ACCOUNT = ("states.amazonaws.com", "events.amazonaws.com")
# What a service is called in IAM that is called otherwise in state machines.
IN_IAM = {"sfn": "states"}
# The role of the execution that is under way.
EXECUTING: contextvars.ContextVar[str] = contextvars.ContextVar("role of the execution")


class Denied(Exception):
    """What IAM says of a request that is refused."""


def credentials_of(role_arn: str) -> str:
    """The access key by which a request to the emulator is one of a role. Signatures are not checked."""
    key = f"ASIA{hashlib.sha256(role_arn.encode()).hexdigest()[:16].upper()}"
    name = role_arn.rpartition("/")[2]
    session = f"arn:aws:sts::{get_account_id()}:assumed-role/{name}/emulator"
    sts.register_session(key, {"Arn": session, "UserId": name, "SecretAccessKey": "test"})
    ROLES[key] = role_arn
    return key


def expect(principal: str, calls: list[Call]) -> None:
    """Raises an error for the first that is refused. Nothing is, when nobody decides."""
    for call in calls if "RIGHTS_PORT" in os.environ else ():
        asking = call.role or principal
        decision = ask(asking, call)
        if not decision["allowed"]:
            raise Denied(
                f"AccessDenied: {asking} is not authorized to perform {call.action} on {call.resource}: {decision['why']}"
            )


def expect_operation(principal: str, operation: str, given: Data) -> None:
    """Raises an error when an operation is refused."""
    expect(principal, calls_of(operation, given))


def expect_trust(service: str, role_arn: str) -> None:
    """Raises an error when a service may not assume a role."""
    context = {"aws:SourceAccount": get_account_id()} if service in NAMING_THE_ACCOUNT else {}
    expect(service, [Call("sts:AssumeRole", role_arn, context)])


def ask(principal: str, call: Call) -> Data:
    """What the evaluator says."""
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["RIGHTS_PORT"]))
    request = {
        "principal": principal,
        "action": call.action,
        "resource": call.resource,
        "context": call.context,
        "identity": identity_policies(principal),
        "ofResource": resource_policy(call.resource),
    }
    connection.request("POST", "/", json.dumps(request))
    return json.loads(connection.getresponse().read())


def identity_policies(principal: str) -> list[Data]:
    """The policies of a role, none of a service."""
    role = iam._roles.get(principal.rpartition("/")[2], {})
    inline = role.get("InlinePolicies", {})
    return [{"name": name, "policy": parsed(policy)} for name, policy in inline.items()]


def resource_policy(resource: str) -> Data | None:
    """The policy of a bucket, a topic or a key, or the trust of a role."""
    service = resource.partition("arn:aws:")[2].partition(":")[0]
    if service == "iam":
        return parsed(iam._roles[resource.rpartition("/")[2]]["AssumeRolePolicyDocument"])
    found = iam_evaluator._resource_policy(service, resource)
    return parsed(found[0]) if found and found[0] else None


def parsed(policy: Any) -> Data:
    return json.loads(policy) if isinstance(policy, str) else policy


def install() -> None:
    """Puts the question before requests over HTTP, tasks of state machines, and functions that get a role's credentials.

    What MiniStack would decide by itself is left out: it takes all requests for ones without TLS.
    """
    iam_evaluator.enforce = enforce
    iam_evaluator.authenticate = lambda access_key, account: None
    sns._enforce_topic_policy = lambda topic, action: None
    iam_evaluator.check_credentials = refuse_unknown
    lambda_runtime.execution_credentials = lambda_svc.execution_credentials = function_credentials
    run, invoke, call_sdk = (
        stepfunctions._run_execution,
        stepfunctions._invoke_resource,
        stepfunctions._invoke_aws_sdk_integration,
    )

    def run_execution(execution: str) -> None:
        machine = stepfunctions._executions[execution]["stateMachineArn"]
        EXECUTING.set(stepfunctions._state_machines[machine]["roleArn"])
        run(execution)

    def invoke_resource(resource: str, given: Data) -> Data:
        # A run of a job is started and asked about by calls of the SDK.
        if ":aws-sdk:" not in resource and ":glue:startJobRun" not in resource:
            expect_task(resource, given)
        return invoke(resource, given)

    def invoke_sdk(resource: str, given: Data) -> Data:
        expect_task(resource, given)
        return call_sdk(resource, given)

    stepfunctions._run_execution = run_execution
    stepfunctions._invoke_resource = invoke_resource
    stepfunctions._invoke_aws_sdk_integration = invoke_sdk


def expect_task(resource: str, given: Data) -> None:
    """Raises the error that a state machine gets whose role may not do what a task does."""
    service, action = resource.split(":")[-2:]
    operation = f"{IN_IAM.get(service, service)}:{action[0].upper()}{action[1:]}"
    try:
        expect_trust("states.amazonaws.com", EXECUTING.get())
        expect_operation(EXECUTING.get(), operation, given)
    except Denied as denied:
        error = stepfunctions._prefix_sdk_error(service, "AccessDeniedException")
        raise stepfunctions._ExecutionError(error, str(denied)) from denied


def function_credentials(config: Data) -> dict[str, str]:
    """What a function finds in its environment."""
    expect_trust("lambda.amazonaws.com", config["Role"])
    return {
        "AWS_ACCESS_KEY_ID": credentials_of(config["Role"]),
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_SESSION_TOKEN": "",
    }


def enforce(
    access_key: str,
    action: str,
    service: str,
    region: str,
    resource_arn: str = "*",
    service_context: Data | None = None,
):
    """Stands for MiniStack's own evaluation. Returns nothing when a request is allowed."""
    role = ROLES.get(access_key)
    if role is None:
        return None
    try:
        if service == "s3":
            of_upload = "uploadId" in iam_evaluator._signed_request.get().query_params
            calls = of_s3(action, exact(resource_arn), service_context or {}, of_upload)
            expect(role, list(calls))
        else:
            expect_operation(role, action, parameters())
    except Denied as denied:
        return iam_evaluator.EvalResult("ImplicitDeny", principal_arn=role, reason=str(denied))
    return None


def refuse_unknown(access_key: str, service: str | None = None):
    """A request of a role of which MiniStack does not know what it is."""
    role = ROLES.get(access_key)
    if role is None:
        return None
    request = iam_evaluator._signed_request.get()
    call = Call(f"{service}:{request.method}", request.raw_path)
    return iam_evaluator.AuthError("AccessDenied", ask(role, call)["why"])


def exact(resource: str) -> str:
    """The ARN of what is asked for in S3 with the slash at its end, which MiniStack drops."""
    asked = BUCKET_ARN + unquote(iam_evaluator._signed_request.get().raw_path).lstrip("/")
    is_folder = asked.removeprefix(BUCKET_ARN).rstrip("/").count("/") > 0
    return asked if is_folder and asked.rstrip("/") == resource else resource


def parameters() -> Data:
    """Of the request that is being served: a form, or JSON."""
    request = iam_evaluator._signed_request.get()
    if "x-amz-target" in request.headers:
        return json.loads(request.body)
    return dict(parse_qsl(request.body.decode()))
