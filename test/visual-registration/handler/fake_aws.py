"""Glue, S3 and CloudFormation in memory, behind the real clients of boto3, which check what they are asked against the API's model."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import boto3
from glue_behaviour import Behaviour, Refused, Studio, script_of

REAL_CLIENT = boto3.client
# What only Glue itself knows of a job: an update cannot hold it.
OF_GLUE = {"CreatedOn": "2026-01-01T00:00:00Z", "LastModifiedOn": "2026-01-01T00:00:00Z", "AllocatedCapacity": 2, "MaxCapacity": 2.0}
PLAIN_TRUST = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}]}


class Refusal(Exception):
    def __init__(self, code, status=400):
        super().__init__(code)
        self.code, self.status = code, status


class FakeAws:
    """What there is in the account, and which requests are refused next."""

    def __init__(self, behaviour=Behaviour()):
        self.jobs, self.objects, self.calls, self.refusals = {}, {}, [], {}
        self.stack_status, self.trust = "UPDATE_IN_PROGRESS", PLAIN_TRUST
        self.behaviour, self.loses_nodes, self.code_of_missing = behaviour, False, "404"
        self.studio = Studio(behaviour, self.location_of, lambda place, body: self.objects.update({bucket_and_key(place): (body, {})}))
        self.after = lambda operation: None

    def client(self, service, **_):
        client = REAL_CLIENT(service, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
        asked = {}
        client.meta.events.register("provide-client-params", lambda params, model, **_: asked.update({model.name: params}))
        client.meta.events.register("before-call", lambda model, **_: self.answer(model.name, asked[model.name]))
        return client

    def answer(self, operation, params):
        """Answers a request, or refuses it: by a code, or by an error of the client that does not reach AWS."""
        self.calls.append(operation)
        try:
            if self.refusals.get(operation):
                refusal = self.refusals[operation].pop(0)
                raise refusal if isinstance(refusal, Exception) else Refusal(refusal)
            result = getattr(self, operation)(**params)
        except Refusal as refusal:
            error = {"Code": refusal.code, "Message": f"{refusal.code} of {operation}"}
            return FakeResponse(refusal.status), {"Error": error, "ResponseMetadata": {"HTTPStatusCode": refusal.status}}
        self.after(operation)
        return FakeResponse(200), result

    def GetJob(self, JobName):
        return {"Job": json.loads(json.dumps({**self.job(JobName), **OF_GLUE}))}

    def UpdateJob(self, JobName, JobUpdate):
        """Resets what it is not told, and generates a script."""
        if "WorkerType" in JobUpdate and ("MaxCapacity" in JobUpdate or "AllocatedCapacity" in JobUpdate):
            raise Refusal("InvalidInputException")
        sent, before = JobUpdate.get("CodeGenConfigurationNodes"), self.job(JobName).get("CodeGenConfigurationNodes", {})
        graph = {} if self.loses_nodes else self.behaviour.graph_after(sent, before)
        try:
            self.behaviour.expect_trust(self.trust)
            self.behaviour.expect_graph(JobUpdate.get("JobMode"), sent, graph)
        except Refused:
            raise Refusal("InvalidInputException") from None
        self.jobs[JobName] = {"JobMode": "SCRIPT", **JobUpdate, "Name": JobName, "CodeGenConfigurationNodes": graph}
        if sent:
            self.studio.generate(JobName, JobUpdate["Command"]["ScriptLocation"])
        return {"JobName": JobName}

    def job(self, name):
        if name not in self.jobs:
            raise Refusal("EntityNotFoundException")
        return self.jobs[name]

    def location_of(self, name):
        return self.jobs[name]["Command"]["ScriptLocation"] if name in self.jobs else None

    def script_of_run(self, name, arguments=None):
        """What a run executes that starts now; nothing when there is no script."""
        return self.objects.get(bucket_and_key(script_of(self.jobs[name], arguments or {})), (None,))[0]

    def GetObject(self, Bucket, Key, **_):
        body, metadata = self.found(Bucket, Key, "NoSuchKey")
        return {"Body": BytesIO(body), "Metadata": metadata}

    def HeadObject(self, Bucket, Key, **_):
        return {"Metadata": self.found(Bucket, Key, self.code_of_missing)[1]}

    def PutObject(self, Bucket, Key, Body, Metadata=None, **_):
        body = Body if isinstance(Body, bytes) else Body.read()
        self.objects[Bucket, Key] = (body, Metadata or {})
        return {"ETag": hashlib.md5(body).hexdigest()}

    def DeleteObject(self, Bucket, Key, **_):
        self.objects.pop((Bucket, Key), None)
        return {}

    def found(self, bucket, key, code):
        if (bucket, key) not in self.objects:
            raise Refusal(code, 403 if code == "403" else 404)
        return self.objects[bucket, key]

    def DescribeStacks(self, StackName):
        return {"Stacks": [{"StackName": StackName, "StackStatus": self.stack_status}]}


def bucket_and_key(url):
    return tuple(url.removeprefix("s3://").split("/", 1))


class FakeResponse:
    def __init__(self, status_code):
        self.status_code, self.headers, self.content = status_code, {}, b""


class Mailbox:
    """Where CloudFormation takes answers: a server on this machine."""

    def __init__(self, refused=0):
        self.answers, self.types, self.sizes, self.refused = [], [], [], refused
        mailbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = 200
                if mailbox.refused > 0:
                    mailbox.refused, status = mailbox.refused - 1, 503
                else:
                    mailbox.types.append(self.headers["Content-Type"])
                    mailbox.sizes.append(len(body))
                    mailbox.answers.append(json.loads(body))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/answer?signed=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
