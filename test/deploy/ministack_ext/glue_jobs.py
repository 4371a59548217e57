"""Glue jobs that keep all their members, and whose runs execute the deployed script on a real Spark."""

import json
import os
import shlex
import subprocess
import tempfile
from typing import Any

from ministack.core.responses import get_region
from ministack.services import glue
from ministack.services.cloudformation import provisioners

import events
from bucket_objects import endpoint, read_text
from glue_behaviour import script_of
from glue_studio import expect_job, expect_trust, generate, graph_after, refusal
from rights import credentials_of

Members = dict[str, Any]

# What CloudFormation names but the API does not take with the job.
NOT_OF_THE_JOB = ("Name", "Tags")
# Glue's own, which it sets by itself.
KEPT_BY_GLUE = ("Name", "CreatedOn", "LastModifiedOn")
TIMED_OUT = -1


def install(spark_python: str) -> None:
    """Replaces what MiniStack does with jobs."""
    create, update, start = glue._create_job, glue._update_job, glue._start_job_run

    def create_job(data: Members):
        members = {name: value for name, value in data.items() if name not in NOT_OF_THE_JOB}
        graph = graph_after(data["Name"], members)
        refused = refusal(lambda: expect_job(members, graph))
        return refused or answered(create(data), data["Name"], members, graph)

    def update_job(data: Members):
        members = data.get("JobUpdate", {})
        if "WorkerType" in members and ("MaxCapacity" in members or "AllocatedCapacity" in members):
            message = "Please do not set Max Capacity if using Worker Type and Number of Workers."
            return glue.error_response_json("InvalidInputException", message, 400)
        graph = graph_after(data["JobName"], members)
        refused = refusal(lambda: expect_job(members, graph))
        return refused or answered(update(data), data["JobName"], members, graph)

    def start_job_run(data: Members):
        busy = [
            run
            for run in glue._job_runs.get(data.get("JobName"), [])
            if run["JobRunState"] in ("STARTING", "RUNNING")
        ]
        if busy:
            message = f"Concurrent runs exceeded for {data['JobName']}"
            return glue.error_response_json("ConcurrentRunsExceededException", message, 400)
        job = glue._jobs.get(data.get("JobName"))
        return (job and refusal(lambda: expect_trust(job["Role"]))) or start(data)

    glue._create_job, glue._update_job, glue._start_job_run = create_job, update_job, start_job_run
    provisioners._glue_job_fields = lambda props: {
        name: value for name, value in props.items() if name not in NOT_OF_THE_JOB
    }
    # MiniStack runs Spark jobs in Docker, or says that they succeeded; other scripts it runs as a process, which is what is wanted.
    glue._is_spark_job = lambda job: False
    glue._resolve_script = lambda location: "script.py"
    glue._execute_subprocess = lambda run, job, arguments, _script: execute(
        spark_python, run, job, arguments
    )


def answered(answer: Any, name: str, members: Members, graph: Members) -> Any:
    """As Glue does: what is not sent is not there, or reset; the capacity follows from the workers."""
    if answer[0] >= 400:
        return answer
    kept = {key: glue._jobs[name][key] for key in KEPT_BY_GLUE}
    workers = members.get("NumberOfWorkers")
    capacity = (
        {} if workers is None else {"MaxCapacity": float(workers), "AllocatedCapacity": workers}
    )
    kept.update({"CodeGenConfigurationNodes": graph} if graph else {})
    glue._jobs[name] = {"JobMode": "SCRIPT", **members, **kept, **capacity}
    if members.get("CodeGenConfigurationNodes"):
        generate(name)
    return answer


def execute(spark_python: str, run: Members, job: Members, arguments: dict[str, str]) -> None:
    """Runs the job's script, which reads and writes the emulator's own S3 by the rights of the job's role."""
    key = credentials_of(job["Role"])
    with tempfile.TemporaryDirectory(prefix="glue-job-") as work:
        try:
            script = os.path.join(work, "script.py")
            with open(script, "w", encoding="utf-8") as file:
                file.write(read_text(script_of(job, arguments), key))
            named = {**arguments, "--JOB_NAME": run["JobName"]}
            seconds = 60 * job.get("Timeout", 2880)
            status, said = spark(spark_python, script, named, seconds, work, key)
        except Exception as error:  # A run has to end, whatever happens.
            status, said = 1, f"{type(error).__name__}: {error}"
    run["JobRunState"] = {0: "SUCCEEDED", TIMED_OUT: "TIMEOUT"}.get(status, "FAILED")
    run["ErrorMessage"] = "" if status == 0 else said[-2000:]
    tell(run)


def tell(run: Members) -> None:
    """https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html"""
    state = run["JobRunState"]
    events.publish(
        "aws.glue",
        "Glue Job State Change",
        {
            "jobName": run["JobName"],
            "severity": "INFO" if state == "SUCCEEDED" else "ERROR",
            "state": state,
            "jobRunId": run["Id"],
            "message": run["ErrorMessage"] or "Job run succeeded",
        },
    )


def spark(
    python: str, script: str, arguments: dict[str, str], seconds: int, work: str, access_key: str
) -> tuple[int, str]:
    command = [python, script, *(text for pair in arguments.items() for text in pair)]
    environment = {
        **os.environ,
        "PYSPARK_SUBMIT_ARGS": shlex.join([*submit_options(access_key), "pyspark-shell"]),
    }
    try:
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=seconds,
            env=environment,
            cwd=work,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return TIMED_OUT, "Job run timed out."
    return abs(ended.returncode), ended.stderr.strip()


def submit_options(access_key: str) -> list[str]:
    """The options by which Spark runs on this machine, and takes the emulator for S3, which it asks by an access key."""
    s3 = {
        **json.loads(os.environ["S3A_SETTINGS"]),
        "fs.s3a.endpoint": endpoint(),
        "fs.s3a.endpoint.region": get_region(),
        "fs.s3a.access.key": access_key,
    }
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        **{f"spark.hadoop.{name}": value for name, value in s3.items()},
    }
    pairs = [text for name, value in settings.items() for text in ("--conf", f"{name}={value}")]
    return ["--master", "local[2]", "--driver-class-path", os.environ["SPARK_CLASS_PATH"], *pairs]
