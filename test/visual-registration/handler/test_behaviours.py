"""The handler with a Glue that behaves in each way that its documents leave open: no run executes a script but ours, whenever it starts."""

import copy
import itertools

from glue_behaviour import GENERATED, Behaviour, script_of
from fake_aws import PLAIN_TRUST, bucket_and_key
from handler_case import JOB, NODES, OURS, SCRIPTS, HandlerCase, properties

# As the workflow of a pipeline starts a run.
OF_A_PIPELINE = {"--scriptLocation": f"s3://{SCRIPTS['Bucket']}/{SCRIPTS['Deployed']}"}
MORE_NODES = {**NODES, "node-3": {"DropDuplicates": {"Name": "Once", "Inputs": ["node-1"]}}}
CONDITIONAL_TRUST = {"Statement": [{**PLAIN_TRUST["Statement"][0], "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}]}
# Later than anything is written.
LATE = 1000


class BehaviourCase(HandlerCase):
    def setUp(self):
        super().setUp()
        self.aws.objects["assets", "new.py"] = (b"new", {})
        self.read_later = set()
        self.aws.after = self.start_runs

    def start_runs(self, operation):
        """Runs start after each request, as by hand and as by a pipeline; some read their script late."""
        if operation not in ("UpdateJob", "PutObject", "HeadObject"):
            return
        for arguments in ({}, OF_A_PIPELINE):
            self.assertNotEqual(GENERATED, self.aws.script_of_run("copy", arguments), f"after {self.aws.calls}")
            self.read_later.add(script_of(self.aws.jobs["copy"], arguments))

    def update_by_cloudformation(self, timeout):
        """CloudFormation knows neither the mode nor the graph."""
        update = {key: value for key, value in JOB.items() if key not in ("Name", "JobMode")}
        self.aws.client("glue").update_job(JobName="copy", JobUpdate={**update, "Timeout": timeout})

    def save_in_studio(self):
        self.aws.after = lambda operation: None
        job = self.aws.jobs["copy"]
        nodes = copy.deepcopy(job["CodeGenConfigurationNodes"])
        nodes["node-1"]["S3CsvSource"]["Name"] = "Renamed"
        update = {key: value for key, value in job.items() if key != "Name"}
        self.aws.client("glue").update_job(JobName="copy", JobUpdate={**update, "CodeGenConfigurationNodes": nodes})
        self.aws.studio.move(LATE)
        self.assertEqual(b"new", self.aws.script_of_run("copy", OF_A_PIPELINE))

    def assert_right(self, nodes=None, body=OURS):
        self.aws.studio.move(LATE)
        self.assert_registered(nodes, body)
        self.assertEqual(body, self.aws.script_of_run("copy", OF_A_PIPELINE))
        for place in self.read_later:
            self.assertEqual(body, self.aws.objects[bucket_and_key(place)][0], place)

    def check(self):
        first, more = properties(), properties(MORE_NODES, key="new.py")
        self.assertEqual("none", self.succeed("Create", first))
        self.assert_right()

        self.update_by_cloudformation(60)
        changed = {**first, "Job": {"Timeout": "60"}}
        self.assertEqual("none", self.succeed("Update", changed, first))
        self.assert_right()
        self.assertEqual(60, self.aws.jobs["copy"]["Timeout"])

        self.assertEqual("none", self.succeed("Update", more, changed))
        self.assert_right(MORE_NODES, b"new")

        self.save_in_studio()
        self.read_later.clear()
        told = self.succeed("Update", {**more, "Job": {"Timeout": "61"}}, more)
        self.assertTrue(told.startswith("node 'Source' was changed"), told)
        self.assert_right(MORE_NODES, b"new")

        self.aws.after = self.start_runs
        self.assertEqual("none", self.succeed("Update", first, more))
        self.assert_right()

        self.succeed("Delete", first)
        self.assertEqual([], [key for bucket, key in self.aws.objects if bucket == "own"])


def name_of(behaviour):
    return f"null_{'keeps' if behaviour.null_keeps else 'drops'}_refuses_{behaviour.refuses}_writes_after_{behaviour.writes_after}_to_{behaviour.writes_to}"


class EachBehaviourTest(BehaviourCase):
    def test_a_script_that_never_comes_is_not_waited_for_for_ever(self):
        self.aws.behaviour = self.aws.studio.behaviour = Behaviour(writes_after=1_000_000)
        self.succeed("Create")
        self.assertLess(sum(self.pauses), 100)
        self.assert_right()

    def test_a_role_that_glue_cannot_assume_is_told(self):
        self.aws.behaviour, self.aws.trust = Behaviour(assumes_conditionally=False), CONDITIONAL_TRUST
        self.fail_with("InvalidInputException", "Create")


def add_test(behaviour):
    def test(self):
        self.aws.behaviour = self.aws.studio.behaviour = behaviour
        self.check()

    setattr(EachBehaviourTest, f"test_{name_of(behaviour)}", test)


for values in itertools.product((True, False), ("none", "no graph", "no nodes"), (0, 5, 60), ("then", "now")):
    add_test(Behaviour(*values, assumes_conditionally=False))
