"""Graphs of Glue jobs, the scripts that are generated from them, and the roles that Glue can assume: by a behaviour that is chosen."""

import json
import os
from typing import Any

from glue_behaviour import GENERATED, Behaviour, Refused, Studio, script_of
from ministack.core.responses import json_response
from ministack.services import glue, iam, s3

import rights

Members = dict[str, Any]

# How Glue behaves otherwise than its documents say: members of a Behaviour.
BEHAVIOUR = Behaviour(**json.loads(os.environ.get("GLUE_BEHAVIOUR", "{}")))
# What goes by between two looks for a script that is generated late, whatever the wall clock says.
SECONDS_A_LOOK = 30


def location_of(job: str) -> str | None:
    return glue._jobs[job]["Command"]["ScriptLocation"] if job in glue._jobs else None


def bucket_and_key(url: str) -> list[str]:
    return url.removeprefix("s3://").split("/", 1)


def write(place: str, body: bytes) -> None:
    s3._put_object(*bucket_and_key(place), body, {})


STUDIO = Studio(BEHAVIOUR, location_of, write)


def install() -> None:
    """Has crawlers made only by roles that can be assumed, and moves the clock: by each look for a script, and when it is told to."""
    head, handle, create = s3._head_object, glue._handle_request_sync, glue._create_crawler

    def head_object(bucket: str, key: str, *args: Any):
        if key.endswith(".generated.py"):
            STUDIO.move(SECONDS_A_LOOK)
        return head(bucket, key, *args)

    def handle_request(method: str, path: str, headers: Members, body: bytes, query: Members):
        if headers.get("x-amz-target", "").endswith(".MoveClock"):
            STUDIO.move(json.loads(body)["Seconds"])
            return json_response({})
        return handle(method, path, headers, body, query)

    def create_crawler(data: Members):
        return refusal(lambda: expect_trust(data["Role"])) or create(data)

    s3._head_object, glue._handle_request_sync, glue._create_crawler = (
        head_object,
        handle_request,
        create_crawler,
    )


def refusal(expect: Any):
    """What is answered when an expectation does not hold; nothing when it does."""
    try:
        expect()
    except Refused as refused:
        return glue.error_response_json("InvalidInputException", str(refused), 400)
    return None


def expect_job(members: Members, graph: Members) -> None:
    """Refuses a job whose role cannot be assumed, or which lacks a graph."""
    expect_trust(members["Role"])
    sent = members.get("CodeGenConfigurationNodes")
    BEHAVIOUR.expect_graph(members.get("JobMode"), sent, graph)


def expect_trust(role: str) -> None:
    found = iam._roles.get(role.rpartition("/")[2])
    if found is None:
        raise Refused(f"Role {role} should be given assume role permissions for Glue Service.")
    trust = found["AssumeRolePolicyDocument"]
    BEHAVIOUR.expect_trust(json.loads(trust) if isinstance(trust, str) else trust)
    try:
        rights.expect_trust("glue.amazonaws.com", role)
    except rights.Denied as denied:
        raise Refused(str(denied)) from denied


def graph_after(name: str, members: Members) -> Members:
    """The graph of a job, which may be new, after a request with these members."""
    before = glue._jobs.get(name, {}).get("CodeGenConfigurationNodes", {})
    return BEHAVIOUR.graph_after(members.get("CodeGenConfigurationNodes"), before)


def generate(name: str) -> None:
    """Generates the script of a job that was given a graph, and says what a run would execute that starts now."""
    STUDIO.generate(name, location_of(name))
    script = s3._get_object_data(*bucket_and_key(script_of(glue._jobs[name], {})))
    if location_of(name).endswith(".generated.py"):
        what = {None: "nothing", GENERATED: "what was generated"}.get(script, "what was deployed")
        print(f"A run of {name} that starts between two updates executes {what}", flush=True)
