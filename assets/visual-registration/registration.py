"""Gives a job its graph, and sees to it that no script is run but ours.

Glue writes a script of its own whenever it takes a graph, to where the job's script lies, at a moment that no document tells. So the
job points elsewhere while it is given the graph, and to our script afterwards.
"""

import json
import logging
import re
import time

from botocore.exceptions import BotoCoreError, ClientError

from answer import RegistrationError, reason_of
from differences import differences, fingerprint
from patience import code_of, patiently

LOG = logging.getLogger()

# Seconds within which Glue has to have written its script, and how often it is looked for.
WRITTEN_WITHIN = 90
LOOK_EVERY = 2
# What our script is marked with: the graph that was registered, and what Glue made of it. The mark is gone once somebody else has
# written the script.
MARK = "registered-graph"
# Overrides the ScriptLocation of a job. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
SCRIPT_ARGUMENT = "--scriptLocation"
# Where something belongs that was known at deployment only: in JSON this character is written as an escape.
GAP = re.compile("\x1f([0-9]+)\x1f")


class JobIsGone(RegistrationError):
    """The stack has made the job, and it is not there."""


def register(glue, s3, properties, earlier):
    """Gives the job its graph, and our script. Returns what was changed in the console since the earlier deployment, as an attribute."""
    name, scripts = properties["JobName"], properties["Scripts"]
    nodes = nodes_of(s3, properties["Nodes"])
    job, mark = get_job(glue, name), mark_of(s3, scripts)
    changes = changes_since(earlier, properties, nodes, job, mark) if earlier else []
    for change in changes:
        LOG.warning("Changed outside of CloudFormation since the last deployment, and restored now: %s", change)

    script = read(s3, properties["Source"])
    put(s3, scripts, "Deployed", script)
    if mark != mark_for(nodes, graph_of(job)):
        give_graph(glue, s3, scripts, job, nodes)
        job = get_job(glue, name)
        expect_graph(job, nodes)
    put(s3, scripts, "Location", script, {MARK: mark_for(nodes, graph_of(job))})
    if not point_to_script(glue, scripts, job, nodes):
        LOG.warning("Glue updates no visual job without its graph: what says which script is run is the argument %s of the job", SCRIPT_ARGUMENT)
        point_elsewhere(glue, scripts, job, nodes)
        expect_graph(get_job(glue, name), nodes)
    LOG.info("Registered %d nodes on %s", len(nodes), name)
    return {"ConsoleChanges": "; ".join(changes) or "none"}


def changes_since(earlier, properties, nodes, job, mark):
    """What of the graph and the script is not as the earlier deployment left it, a line each."""
    moved = properties["Scripts"] != earlier["Scripts"]
    script = ["the script was replaced or removed"] if mark is None and not moved else []
    if not graph_of(job):
        # CloudFormation's own update of the job may have taken the graph away.
        return script + ([] if properties["Job"] != earlier["Job"] else ["the graph was removed"])
    if (mark or "").endswith(fingerprint(graph_of(job))):
        return script
    if isinstance(earlier["Nodes"], str):
        return differences(json.loads(earlier["Nodes"]), graph_of(job)) + script
    # One that was too large for the request can be read as long as it is the same.
    same = earlier["Nodes"] == properties["Nodes"]
    return (differences(nodes, graph_of(job)) if same else ["the graph was changed"]) + script


# The job


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


def give_graph(glue, s3, scripts, job, nodes):
    """Gives the job its graph, and waits until Glue has written its script, which may go to where the job points by then."""
    patiently(lambda: s3.delete_object(Bucket=scripts["Bucket"], Key=scripts["Generated"]))
    point_elsewhere(glue, scripts, job, nodes)
    for _ in range(WRITTEN_WITHIN // LOOK_EVERY):
        if head(s3, scripts, "Generated"):
            return
        time.sleep(LOOK_EVERY)
    LOG.warning("Glue has written no script within %d seconds: it is not waited for any longer", WRITTEN_WITHIN)


def point_elsewhere(glue, scripts, job, nodes):
    """Updates the job with its graph. Glue's script goes to where none is run from, and a run that starts by then takes ours."""
    update(glue, job, url(scripts, "Generated"), {SCRIPT_ARGUMENT: url(scripts, "Deployed")}, {"CodeGenConfigurationNodes": nodes})


def point_to_script(glue, scripts, job, nodes):
    """Updates the job without its graph, which it keeps by that. Returns whether it did.

    https://docs.aws.amazon.com/glue/latest/dg/visual-job-api-chapter.html
    """
    try:
        update(glue, job, url(scripts, "Location"), {}, {})
    except ClientError as error:
        if code_of(error) != "InvalidInputException":
            raise
        return False
    job = get_job(glue, job["Name"])
    return has_graph(job, nodes) and job["Command"]["ScriptLocation"] == url(scripts, "Location")


def update(glue, job, location, arguments, graph):
    """Updates the job as a whole: Glue resets what it is not told."""
    members = glue.meta.service_model.shape_for("JobUpdate").members
    kept = {member: value for member, value in job.items() if member in members and value is not None}
    # Glue tells the capacity twice, and takes it once.
    kept.pop("AllocatedCapacity", None)
    if "WorkerType" in kept:
        kept.pop("MaxCapacity", None)
    kept.pop("CodeGenConfigurationNodes", None)
    own = {name: value for name, value in job.get("DefaultArguments", {}).items() if name != SCRIPT_ARGUMENT}
    job_update = {
        **kept, **graph, "JobMode": "VISUAL", "DefaultArguments": {**own, **arguments}, "Command": {**job["Command"], "ScriptLocation": location},
    }
    patiently(lambda: glue.update_job(JobName=job["Name"], JobUpdate=job_update))


def expect_graph(job, nodes):
    if has_graph(job, nodes):
        return
    raise RegistrationError(
        f"Glue did not keep the graph of the job {job['Name']}: it has {len(graph_of(job))} of {len(nodes)} nodes, and the mode "
        f"{job.get('JobMode')}. Deploy again; if it stays so, choose the editor SCRIPT for the job, which needs no graph."
    )


def has_graph(job, nodes):
    return job.get("JobMode") == "VISUAL" and types_of(graph_of(job)) == types_of(nodes)


def graph_of(job):
    return job.get("CodeGenConfigurationNodes") or {}


def types_of(nodes):
    return {node_id: [kind for kind, members in node.items() if members is not None] for node_id, node in nodes.items()}


def nodes_of(s3, nodes):
    """The graph: a text, or an object, when it is too large for a request, with gaps for what is known at deployment only."""
    if isinstance(nodes, str):
        return json.loads(nodes)
    values = nodes.get("Values", [])
    return json.loads(GAP.sub(lambda gap: json.dumps(values[int(gap[1])])[1:-1], read(s3, nodes).decode()))


# The scripts


def mark_for(registered, kept):
    return f"{fingerprint(registered)} {fingerprint(kept)}"


def mark_of(s3, scripts):
    """What our script is marked with; nothing when another one lies there, or none."""
    found = head(s3, scripts, "Location")
    return found and found["Metadata"].get(MARK)


def head(s3, scripts, which):
    try:
        return patiently(lambda: s3.head_object(Bucket=scripts["Bucket"], Key=scripts[which]))
    except ClientError as error:
        # Whoever may not list a bucket is told 403 of an object that is not there.
        if code_of(error) in ("404", "403", "NoSuchKey", "NotFound"):
            return None
        raise


def read(s3, place):
    return patiently(lambda: s3.get_object(Bucket=place["Bucket"], Key=place["Key"]))["Body"].read()


def put(s3, scripts, which, script, metadata=None):
    place = {"Bucket": scripts["Bucket"], "Key": scripts[which]}
    patiently(lambda: s3.put_object(**place, Body=script, ContentType="text/x-python", Metadata=metadata or {}))


def url(scripts, which):
    return f"s3://{scripts['Bucket']}/{scripts[which]}"


def remove_scripts(s3, properties):
    """Removes the scripts; the job is left to CloudFormation. A script that cannot be removed does not hold up a deletion."""
    scripts = properties["Scripts"]
    for which in ("Location", "Deployed", "Generated"):
        try:
            patiently(lambda key=scripts[which]: s3.delete_object(Bucket=scripts["Bucket"], Key=key))
        except (BotoCoreError, ClientError) as error:
            LOG.warning("%s is left behind: %s", url(scripts, which), reason_of(error))
