"""The handler in each way that it can go, with a Glue that behaves as its documents say."""

import copy
import json
import threading
from unittest import mock

import index
import patience
import registration
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from glue_behaviour import GENERATED
from handler_case import COMMAND, JOB, NODES, SCRIPTS, Context, HandlerCase, properties


class HandlerTest(HandlerCase):
    # Create

    def test_create(self):
        self.assertEqual("none", self.succeed("Create"))
        self.assert_registered()

    def test_all_else_of_the_job_is_kept(self):
        self.succeed("Create")
        self.assertEqual({**JOB, "JobMode": "VISUAL", "CodeGenConfigurationNodes": NODES}, self.aws.jobs["copy"])

    def test_a_job_with_capacity_alone_keeps_it(self):
        del self.aws.jobs["copy"]["WorkerType"], self.aws.jobs["copy"]["NumberOfWorkers"]
        self.succeed("Create")
        self.assertEqual(2.0, self.aws.jobs["copy"]["MaxCapacity"])

    def test_the_url_is_signed_for_a_request_without_a_content_type(self):
        types = self.mailbox.types
        self.succeed("Create")
        self.assertIn(types[0], ("", None))

    def test_a_bucket_that_tells_403_of_what_is_not_there(self):
        self.aws.code_of_missing = "403"
        self.succeed("Create")
        self.assert_registered()

    def test_the_graph_is_sent_once_and_only_when_it_has_changed(self):
        self.succeed("Create")
        self.assertEqual(2, self.aws.calls.count("UpdateJob"))
        self.succeed("Update", properties(job={"Timeout": "60"}), properties())
        self.assertEqual(3, self.aws.calls.count("UpdateJob"))

    def test_a_graph_too_large_for_the_request_is_read_and_its_gaps_filled(self):
        text = json.dumps(NODES).replace("s3://data/", "s3://\x1f0\x1f/\x1f1\x1f").encode()
        self.aws.objects["assets", "graph.json"] = (text, {})
        large = {**properties(), "Nodes": {"Bucket": "assets", "Key": "graph.json", "Values": ["data", 'quoted "part"/']}}
        nodes = json.loads(json.dumps(NODES).replace("s3://data/", 's3://data/quoted \\"part\\"/'))
        self.succeed("Create", large)
        self.assert_registered(nodes)
        self.assertEqual("none", self.succeed("Update", properties(), large))
        self.assert_registered()

    def test_a_large_graph_that_was_changed_in_the_console_is_told(self):
        self.aws.objects["assets", "graph.json"] = (json.dumps(NODES).encode(), {})
        large = {**properties(), "Nodes": {"Bucket": "assets", "Key": "graph.json", "Values": []}}
        self.succeed("Create", large)
        del self.aws.jobs["copy"]["CodeGenConfigurationNodes"]["node-2"]
        self.assertEqual("node 'Target' was removed", self.succeed("Update", large, large))
        del self.aws.jobs["copy"]["CodeGenConfigurationNodes"]["node-2"]
        self.assertEqual("the graph was changed", self.succeed("Update", properties(), large))
        self.assert_registered()

    def test_glue_does_not_keep_the_graph(self):
        self.aws.loses_nodes = True
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
        self.aws.jobs["copy"].update(Timeout=60, JobMode="SCRIPT", CodeGenConfigurationNodes={})
        now = properties(job={"Timeout": "60"})
        self.assertEqual("none", self.succeed("Update", now, properties()))
        self.assert_registered()
        self.assertEqual(60, self.aws.jobs["copy"]["Timeout"])
        self.aws.jobs["copy"].update(Timeout=30, JobMode="SCRIPT")
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

    def test_a_graph_that_a_failed_deployment_has_left_is_replaced(self):
        self.succeed("Create")
        nodes = copy.deepcopy(NODES)
        nodes["node-1"]["S3CsvSource"]["Separator"] = "tab"
        self.succeed("Update", properties(nodes), properties())
        self.assert_registered(nodes)
        # CloudFormation takes that for undone when the undoing was skipped.
        self.assertEqual("none", self.succeed("Update", properties(job={"Timeout": "60"}), properties()))
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
        self.aws.refusals["DeleteObject"] = ["NoSuchBucket"] * 3
        self.succeed("Delete")

    def test_a_network_that_fails_does_not_hold_up_a_deletion(self):
        url = "https://own.s3.amazonaws.com"
        self.aws.refusals["DeleteObject"] = [EndpointConnectionError(endpoint_url=url), ReadTimeoutError(endpoint_url=url), "AccessDenied"]
        with self.assertLogs(level="WARNING") as logged:
            self.succeed("Delete")
        self.assertEqual(2, len([line for line in logged.output if "is left behind" in line]))

    def test_a_deletion_that_runs_out_of_time_has_succeeded(self):
        done = threading.Event()
        with mock.patch.object(index, "remove_scripts", side_effect=lambda *_: done.wait(1)):
            self.succeed("Delete", context=Context(index.MARGIN + 0.1))

    # What goes wrong

    def test_throttled(self):
        self.aws.refusals = {
            "GetJob": ["ThrottlingException"] * 3, "UpdateJob": ["ConcurrentModificationException", "ThrottlingException", "AccessDeniedException"],
            "PutObject": ["SlowDown"],
        }
        self.succeed("Create")
        self.assert_registered()
        self.assertEqual(7, len(self.pauses))
        self.assertTrue(all(0.25 < seconds <= 8 for seconds in self.pauses))

    def test_throttled_without_end(self):
        self.aws.refusals["UpdateJob"] = ["ThrottlingException"] * 100
        self.fail_with("ThrottlingException", "Create")
        self.assertEqual(patience.ATTEMPTS, self.aws.calls.count("UpdateJob"))

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

    def test_whether_the_stack_is_rolled_back_cannot_be_asked(self):
        self.aws.jobs.clear()
        self.aws.refusals["DescribeStacks"] = [EndpointConnectionError(endpoint_url="https://cloudformation.amazonaws.com")]
        self.fail_with("is not there", "Update", properties(), properties())

    def test_values_of_parameters_are_neither_answered_nor_logged(self):
        self.aws.jobs["copy"]["Connections"] = {"Connections": ["a", {"password": "hidden\nhidden"}]}
        self.aws.jobs["copy"]["DefaultArguments"]["--token"] = {"hidden": True}
        with self.assertLogs(level="INFO") as logged:
            reason = self.fail_with("does not fit the API of AWS: Invalid type for parameter JobUpdate.DefaultArguments.--token", "Create")
        self.assertNotIn("hidden", reason + "".join(logged.output))
        self.assertIn("registration.py", "".join(logged.output))

    def test_values_that_aws_repeats_are_not_answered(self):
        said = "2 validation errors detected: Value 'hid\nden' at 'jobUpdate.role' failed to satisfy constraint: a; Value '5' at 'jobUpdate.timeout' failed"
        error = ClientError({"Error": {"Code": "ValidationException", "Message": said}}, "UpdateJob")
        with mock.patch.object(index, "register", side_effect=error):
            reason = self.fail_with("The value at 'jobUpdate.role' failed to satisfy constraint: a; The value at 'jobUpdate.timeout' failed", "Create")
        self.assertNotIn("hid", reason)

    def test_whatever_is_answered_fits_the_answer(self):
        identifiers = {"StackId": f"arn:aws:cloudformation:{'s' * 220}", "RequestId": "r" * 36, "LogicalResourceId": "l" * 255}
        for text in ("\x01" * 5000, "é" * 5000, "😀" * 5000, '"' * 5000, "x" * 5000):
            with mock.patch.object(index, "register", side_effect=registration.RegistrationError(text)):
                reason = self.fail_with("...", "Create", **identifiers)
            self.assertTrue(reason.endswith("...") and text.startswith(reason[:-3]) and len(reason) > 200)

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
