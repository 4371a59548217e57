"""What the tests of the handler have in common: a job, its graph, and asking as CloudFormation does."""

import copy
import json
import unittest
from unittest import mock

import index
from fake_aws import FakeAws, Mailbox

SCRIPTS = {"Bucket": "own", "Location": "scripts/copy.py", "Deployed": "scripts/copy.deployed.py", "Generated": "scripts/copy.generated.py"}
OURS = b"print('ours')"
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://own/scripts/copy.py", "PythonVersion": "3"}
# As CloudFormation makes it.
JOB = {
    "Name": "copy", "Role": "arn:aws:iam::111122223333:role/job", "Command": COMMAND, "JobMode": "SCRIPT", "WorkerType": "G.1X",
    "NumberOfWorkers": 2, "Timeout": 30, "MaxRetries": 0, "GlueVersion": "5.0", "ExecutionProperty": {"MaxConcurrentRuns": 1},
    "DefaultArguments": {"--in_location": "s3://data/in/"}, "Description": "copies", "ExecutionClass": "FLEX",
}
NODES = {
    "node-1": {"S3CsvSource": {"Name": "Source", "Paths": ["s3://data/in/"], "Separator": "comma", "QuoteChar": "quote", "WithHeader": True}},
    "node-2": {"S3GlueParquetTarget": {"Name": "Target", "Inputs": ["node-1"], "Path": "s3://data/out/", "Compression": "snappy"}},
}


class Context:
    def __init__(self, seconds=300):
        self.seconds = seconds

    def get_remaining_time_in_millis(self):
        return int(self.seconds * 1000)


def properties(nodes=None, job=None, name="copy", key="asset.py"):
    scripts = {which: key.replace("copy", name) for which, key in SCRIPTS.items()}
    return {
        "JobName": name, "Nodes": json.dumps(nodes or NODES), "Job": job or {"Timeout": "30"},
        "Source": {"Bucket": "assets", "Key": key}, "Scripts": scripts,
    }


class HandlerCase(unittest.TestCase):
    def setUp(self):
        self.aws, self.mailbox = FakeAws(), Mailbox()
        self.aws.jobs["copy"] = copy.deepcopy(JOB)
        self.aws.objects["assets", "asset.py"] = (OURS, {})
        self.pauses = []
        for patch in (mock.patch.object(index.boto3, "client", self.aws.client), mock.patch("time.sleep", self.sleep)):
            patch.start()
            self.addCleanup(patch.stop)
        self.addCleanup(self.mailbox.close)

    def sleep(self, seconds):
        self.pauses.append(seconds)
        self.aws.studio.move(seconds)

    def ask(self, request, now=None, before=None, context=None, **changes):
        event = {
            "RequestType": request, "ResponseURL": self.mailbox.url, "StackId": "arn:stack", "RequestId": "r", "LogicalResourceId": "Graph",
            "ResourceProperties": now or properties(), **changes,
        }
        if request != "Create":
            event["PhysicalResourceId"] = "copy/graph"
        if before:
            event["OldResourceProperties"] = before
        index.handler(event, context or Context())
        self.assertEqual(1, len(self.mailbox.answers), self.mailbox.answers)
        answer = self.mailbox.answers.pop()
        self.assertEqual(["copy/graph", *(event[name] for name in ("StackId", "RequestId", "LogicalResourceId"))],
                         [answer[name] for name in ("PhysicalResourceId", "StackId", "RequestId", "LogicalResourceId")])
        self.assertLessEqual(self.mailbox.sizes.pop(), 4096)
        return answer

    def succeed(self, *args, **kwargs):
        answer = self.ask(*args, **kwargs)
        self.assertEqual("SUCCESS", answer["Status"], answer)
        return answer["Data"].get("ConsoleChanges")

    def fail_with(self, pattern, *args, **kwargs):
        answer = self.ask(*args, **kwargs)
        self.assertEqual("FAILED", answer["Status"], answer)
        self.assertRegex(answer["Reason"], pattern)
        return answer["Reason"]

    def assert_registered(self, nodes=None, body=OURS):
        job = self.aws.jobs["copy"]
        self.assertEqual(nodes or NODES, job["CodeGenConfigurationNodes"])
        self.assertEqual("VISUAL", job["JobMode"])
        self.assertEqual(body, self.aws.objects["own", SCRIPTS["Location"]][0])
        self.assertEqual(body, self.aws.script_of_run("copy"))
