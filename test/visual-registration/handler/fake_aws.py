"""Glue, S3 and CloudFormation in memory, behind the real clients of boto3, which check what they are asked against the API's model."""

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO

import boto3

REAL_CLIENT = boto3.client
# What only Glue itself knows of a job: an update cannot hold it.
OF_GLUE = {"CreatedOn": "2026-01-01T00:00:00Z", "LastModifiedOn": "2026-01-01T00:00:00Z", "AllocatedCapacity": 2, "MaxCapacity": 2.0}
GENERATED = b"# a script that Glue has generated"


class Refusal(Exception):
    def __init__(self, code, status=400):
        super().__init__(code)
        self.code, self.status = code, status


class FakeAws:
    """What there is in the account, and which requests are refused next."""

    def __init__(self):
        self.jobs, self.objects, self.calls, self.refusals = {}, {}, [], {}
        self.stack_status = "UPDATE_IN_PROGRESS"
        self.keeps_nodes = True
        self.generates_late = 0

    def client(self, service, **_):
        client = REAL_CLIENT(service, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
        asked = {}
        client.meta.events.register("provide-client-params", lambda params, model, **_: asked.update({model.name: params}))
        client.meta.events.register("before-call", lambda model, **_: self.answer(model.name, asked[model.name]))
        return client

    def answer(self, operation, params):
        self.calls.append(operation)
        try:
            if self.refusals.get(operation):
                raise Refusal(self.refusals[operation].pop(0))
            return FakeResponse(200), getattr(self, operation)(**params)
        except Refusal as refusal:
            error = {"Code": refusal.code, "Message": f"{refusal.code} of {operation}"}
            return FakeResponse(refusal.status), {"Error": error, "ResponseMetadata": {"HTTPStatusCode": refusal.status}}

    def GetJob(self, JobName):
        return {"Job": json.loads(json.dumps({**self.job(JobName), **OF_GLUE}))}

    def UpdateJob(self, JobName, JobUpdate):
        """Resets what it is not told, and writes a script."""
        self.job(JobName)
        if "WorkerType" in JobUpdate and ("MaxCapacity" in JobUpdate or "AllocatedCapacity" in JobUpdate):
            raise Refusal("InvalidInputException")
        kept = {} if self.keeps_nodes else {"CodeGenConfigurationNodes": {}}
        self.jobs[JobName] = {"Name": JobName, **JobUpdate, **kept}
        bucket, key = JobUpdate["Command"]["ScriptLocation"].removeprefix("s3://").split("/", 1)
        self.objects[bucket, key] = (GENERATED, {})
        return {"JobName": JobName}

    def job(self, name):
        if name not in self.jobs:
            raise Refusal("EntityNotFoundException")
        return self.jobs[name]

    def GetObject(self, Bucket, Key, **_):
        body, metadata = self.found(Bucket, Key, "NoSuchKey")
        return {"Body": BytesIO(body), "Metadata": metadata}

    def HeadObject(self, Bucket, Key, **_):
        # The role may not list the bucket.
        return {"Metadata": self.found(Bucket, Key, "403")[1]}

    def PutObject(self, Bucket, Key, Body, Metadata=None, **_):
        body = Body if isinstance(Body, bytes) else Body.read()
        self.objects[Bucket, Key] = (body, Metadata or {})
        if self.generates_late > 0:
            self.generates_late -= 1
            self.objects[Bucket, Key] = (GENERATED, {})
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


class FakeResponse:
    def __init__(self, status_code):
        self.status_code, self.headers, self.content = status_code, {}, b""


class Mailbox:
    """Where CloudFormation takes answers: a server on this machine."""

    def __init__(self, refused=0):
        self.answers, self.types, self.refused = [], [], refused
        mailbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = 200
                if mailbox.refused > 0:
                    mailbox.refused, status = mailbox.refused - 1, 503
                else:
                    mailbox.types.append(self.headers["Content-Type"])
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
