"""The handler that registers a graph, run against Glue and S3 in memory. Prints a line for each test, and their number at the end."""

import copy
import json
import logging
import os
import sys
import threading
import unittest
from unittest import mock

sys.path.insert(0, os.path.join(os.path.dirname(__file__), *[".."] * 3, "assets", "visual-registration"))
sys.path.insert(0, os.path.dirname(__file__))

import index  # noqa: E402
from fake_aws import GENERATED, FakeAws, Mailbox  # noqa: E402

PLACE = {"Bucket": "own", "Key": "scripts/copy.py"}
OURS = b"print('ours')"
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://own/scripts/copy.py", "PythonVersion": "3"}
JOB = {
    "Name": "copy", "Role": "arn:aws:iam::111122223333:role/job", "Command": COMMAND, "JobMode": "VISUAL", "WorkerType": "G.1X",
    "NumberOfWorkers": 2, "Timeout": 30, "MaxRetries": 0, "GlueVersion": "5.0", "ExecutionProperty": {"MaxConcurrentRuns": 1},
    "DefaultArguments": {"--in_location": "s3://data/in/"}, "Description": "copies", "ExecutionClass": "FLEX",
}
NODES = {
    "node-1": {"S3CsvSource": {"Name": "Source", "Paths": ["s3://data/in/"], "Separator": "comma", "QuoteChar": "quote", "WithHeader": True}},
    "node-2": {"S3GlueParquetTarget": {"Name": "Target", "Inputs": ["node-1"], "Path": "s3://data/out/", "Compression": "snappy"}},
}


class Context:
    def __init__(self, seconds=100):
        self.seconds = seconds

    def get_remaining_time_in_millis(self):
        return int(self.seconds * 1000)


def properties(nodes=None, job=None, name="copy", key="asset.py"):
    place = {**PLACE, "Key": f"scripts/{name}.py"}
    return {
        "JobName": name, "Nodes": json.dumps(nodes or NODES), "Job": job or {"Timeout": "30"},
        "Script": {"Bucket": "assets", "Key": key}, "ScriptLocation": place,
    }


class HandlerTest(unittest.TestCase):
    def setUp(self):
        self.aws, self.mailbox = FakeAws(), Mailbox()
        self.aws.jobs["copy"] = copy.deepcopy(JOB)
        self.aws.objects["assets", "asset.py"] = (OURS, {})
        self.pauses = []
        for patch in (mock.patch.object(index.boto3, "client", self.aws.client), mock.patch.object(index, "pause", self.pauses.append)):
            patch.start()
            self.addCleanup(patch.stop)
        self.addCleanup(self.mailbox.close)

    def ask(self, request, now=None, before=None, context=None):
        event = {
            "RequestType": request, "ResponseURL": self.mailbox.url, "StackId": "arn:stack", "RequestId": "r", "LogicalResourceId": "Graph",
            "ResourceProperties": now or properties(),
        }
        if request != "Create":
            event["PhysicalResourceId"] = "copy/graph"
        if before:
            event["OldResourceProperties"] = before
        index.handler(event, context or Context())
        self.assertEqual(1, len(self.mailbox.answers), self.mailbox.answers)
        answer = self.mailbox.answers.pop()
        self.assertEqual(("copy/graph", "arn:stack", "r", "Graph"), tuple(answer[key] for key in ("PhysicalResourceId", "StackId", "RequestId", "LogicalResourceId")))
        self.assertLess(len(json.dumps(answer)), 4096)
        return answer

    def succeed(self, *args, **kwargs):
        answer = self.ask(*args, **kwargs)
        self.assertEqual("SUCCESS", answer["Status"], answer)
        return answer["Data"].get("ConsoleChanges")

    def fail_with(self, pattern, *args, **kwargs):
        answer = self.ask(*args, **kwargs)
        self.assertEqual("FAILED", answer["Status"], answer)
        self.assertRegex(answer["Reason"], pattern)

    def assert_registered(self, nodes=None, body=OURS):
        self.assertEqual(nodes or NODES, self.aws.jobs["copy"]["CodeGenConfigurationNodes"])
        self.assertEqual("VISUAL", self.aws.jobs["copy"]["JobMode"])
        self.assertEqual(body, self.aws.objects["own", "scripts/copy.py"][0])

    # Create

    def test_create(self):
        self.assertEqual("none", self.succeed("Create"))
        self.assert_registered()

    def test_a_job_in_another_mode_becomes_visual(self):
        self.aws.jobs["copy"]["JobMode"] = "SCRIPT"
        self.succeed("Create")
        self.assert_registered()

    def test_all_else_of_the_job_is_kept(self):
        self.succeed("Create")
        self.assertEqual(JOB, {key: value for key, value in self.aws.jobs["copy"].items() if key != "CodeGenConfigurationNodes"})

    def test_a_job_with_capacity_alone_keeps_it(self):
        del self.aws.jobs["copy"]["WorkerType"], self.aws.jobs["copy"]["NumberOfWorkers"]
        self.succeed("Create")
        self.assertEqual(2.0, self.aws.jobs["copy"]["MaxCapacity"])

    def test_the_url_is_signed_for_a_request_without_a_content_type(self):
        types = self.mailbox.types
        self.succeed("Create")
        self.assertIn(types[0], ("", None))

    def test_glue_writes_its_script_late(self):
        self.aws.generates_late = 2
        self.succeed("Create")
        self.assert_registered()

    def test_something_writes_the_script_again_and_again(self):
        self.aws.generates_late = 1000
        self.fail_with("again and again", "Create")

    def test_glue_does_not_keep_the_graph(self):
        self.aws.keeps_nodes = False
        self.fail_with("did not keep the graph of the job copy: it has 0 of 2 nodes", "Create")

    # Update

    def test_the_graph_has_changed(self):
        self.succeed("Create")
        nodes = {**NODES, "node-3": {"DropDuplicates": {"Name": "Once", "Inputs": ["node-1"]}}}
        self.aws.objects["assets", "new.py"] = (b"new", {})
        self.assertEqual("none", self.succeed("Update", properties(nodes, key="new.py"), properties()))
        self.assert_registered(nodes, b"new")

    def test_only_the_job_has_changed(self):
        self.succeed("Create")
        self.aws.jobs["copy"].update(Timeout=60, CodeGenConfigurationNodes={})
        now = properties(job={"Timeout": "60"})
        self.assertEqual("none", self.succeed("Update", now, properties()))
        self.assert_registered()
        self.assertEqual(60, self.aws.jobs["copy"]["Timeout"])
        self.aws.jobs["copy"].update(Timeout=30, CodeGenConfigurationNodes={})
        self.assertEqual("none", self.succeed("Update", properties(), now))
        self.assert_registered()

    def test_a_graph_changed_in_the_console_is_reported_and_restored(self):
        self.succeed("Create")
        nodes = self.aws.jobs["copy"]["CodeGenConfigurationNodes"] = copy.deepcopy(NODES)
        nodes["node-1"]["S3CsvSource"]["Separator"] = "tab"
        nodes["node-9"] = {"DropDuplicates": {"Name": "By hand", "Inputs": ["node-1"]}}
        del nodes["node-2"]
        self.aws.objects["own", "scripts/copy.py"] = (GENERATED, {})
        with self.assertLogs(level="WARNING") as logged:
            changes = self.succeed("Update", properties(), properties())
        expected = ["node 'By hand' was added", "node 'Target' was removed", "node 'Source' was changed", "the script was replaced or removed"]
        self.assertEqual("; ".join(expected), changes)
        self.assertEqual(4, len([line for line in logged.output if "restored now" in line]))
        self.assert_registered()

    def test_a_graph_removed_in_the_console_is_reported(self):
        self.succeed("Create")
        self.aws.jobs["copy"]["CodeGenConfigurationNodes"] = {}
        self.assertEqual("the graph was removed", self.succeed("Update", properties(), properties()))

    def test_members_that_glue_fills_in_are_no_change(self):
        self.succeed("Create")
        filled = copy.deepcopy(NODES)
        filled["node-1"]["S3CsvSource"].update(Exclusions=[], Recurse=False, GroupSize="")
        self.aws.jobs["copy"]["CodeGenConfigurationNodes"] = filled
        self.assertEqual("none", self.succeed("Update", properties(), properties()))

    def test_a_graph_that_glue_says_in_other_words_is_no_change(self):
        answer = self.aws.UpdateJob

        def in_other_words(JobName, JobUpdate):
            answer(JobName, JobUpdate)
            self.aws.jobs[JobName]["CodeGenConfigurationNodes"]["node-1"]["S3CsvSource"]["GroupFiles"] = "inPartition"
            return {"JobName": JobName}

        self.aws.UpdateJob = in_other_words
        self.succeed("Create")
        self.assertEqual("none", self.succeed("Update", properties(), properties()))

    def test_many_changes_fit_the_answer(self):
        self.succeed("Create")
        nodes = {f"node-{n}": {"DropDuplicates": {"Name": f"é{n}" * 20, "Inputs": ["node-1"]}} for n in range(100)}
        self.aws.jobs["copy"]["CodeGenConfigurationNodes"] = nodes
        self.assertTrue(self.succeed("Update", properties(), properties()).endswith("..."))

    # Delete

    def test_delete_removes_the_script_and_leaves_the_job(self):
        self.succeed("Create")
        before = copy.deepcopy(self.aws.jobs)
        self.succeed("Delete")
        self.assertEqual(before, self.aws.jobs)
        self.assertEqual({("assets", "asset.py")}, set(self.aws.objects))

    def test_delete_after_all_is_gone(self):
        self.aws.jobs.clear()
        self.aws.refusals["DeleteObject"] = ["NoSuchBucket"]
        self.succeed("Delete")

    # What goes wrong

    def test_throttled(self):
        self.aws.refusals = {
            "GetJob": ["ThrottlingException"] * 3, "UpdateJob": ["ConcurrentModificationException", "ThrottlingException", "AccessDeniedException"],
            "PutObject": ["SlowDown"],
        }
        self.succeed("Create")
        self.assert_registered()
        waited = [seconds for seconds in self.pauses if seconds != 2]
        self.assertEqual(7, len(waited))
        self.assertTrue(all(0.25 < seconds <= 8 for seconds in waited))

    def test_throttled_without_end(self):
        self.aws.refusals["UpdateJob"] = ["ThrottlingException"] * 100
        self.fail_with("ThrottlingException", "Create")
        self.assertEqual(index.ATTEMPTS, self.aws.calls.count("UpdateJob"))

    def test_what_does_not_go_by_itself_is_asked_once(self):
        self.aws.refusals["UpdateJob"] = ["InvalidInputException"]
        self.fail_with("InvalidInputException", "Create")
        self.assertEqual(1, self.aws.calls.count("UpdateJob"))

    def test_a_job_deleted_by_hand(self):
        self.succeed("Create")
        self.aws.jobs.clear()
        self.fail_with("job copy of this stack is not there: somebody deleted it.*another id and deploy again", "Update", properties(), properties())

    def test_a_job_deleted_by_hand_does_not_hold_up_the_rollback(self):
        self.aws.jobs.clear()
        self.aws.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.assertEqual("the job is gone", self.succeed("Update", properties(), properties()))
        self.fail_with("is not there", "Create")

    def test_two_in_one_stack(self):
        self.aws.jobs["other"] = {**copy.deepcopy(JOB), "Name": "other", "Command": {**COMMAND, "ScriptLocation": "s3://own/scripts/other.py"}}
        self.aws.objects["assets", "other.py"] = (b"other", {})
        index.act({"RequestType": "Create", "ResourceProperties": properties(name="other", key="other.py")})
        self.succeed("Create")
        self.succeed("Delete")
        self.assertEqual(b"other", self.aws.objects["own", "scripts/other.py"][0])
        self.assertEqual(NODES, self.aws.jobs["other"]["CodeGenConfigurationNodes"])

    def test_a_crash_is_answered(self):
        for error in (KeyError("Nodes"), SystemExit(1), RecursionError("x" * 10_000)):
            with mock.patch.object(index, "register", side_effect=error):
                self.fail_with(type(error).__name__, "Create")

    def test_properties_that_are_none_are_answered(self):
        self.fail_with("KeyError", "Create", {"JobName": "copy"})

    def test_running_out_of_time_is_answered_once(self):
        done = threading.Event()
        with mock.patch.object(index, "register", side_effect=lambda *_: done.wait(1)):
            self.fail_with("ran out of time", "Create", context=Context(index.MARGIN + 0.1))

    def test_cloudformation_is_asked_to_take_the_answer_again(self):
        self.mailbox.refused = 2
        self.succeed("Create")


class Lines(unittest.TestResult):
    def addSuccess(self, test):
        super().addSuccess(test)
        print(f"PASS handler {name_of(test)}")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        print(f"FAIL handler {name_of(test)}\n{self.failures[-1][1]}")

    def addError(self, test, err):
        super().addError(test, err)
        print(f"FAIL handler {name_of(test)}\n{self.errors[-1][1]}")


def name_of(test):
    return test.id().rsplit(".test_", 1)[-1].replace("_", " ")


if __name__ == "__main__":
    logging.getLogger().addHandler(logging.NullHandler())
    result = unittest.defaultTestLoader.loadTestsFromTestCase(HandlerTest).run(Lines())
    failed = len(result.failures) + len(result.errors)
    print(json.dumps({"passed": result.testsRun - failed, "failed": failed}))
