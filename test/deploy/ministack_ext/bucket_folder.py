"""A folder on this machine that is kept in step with a place in a bucket, so that Spark needs no S3."""

import os
from urllib.parse import urlparse

import boto3
from ministack.core.responses import get_account_id, get_region


def s3_client(access_key: str | None = None):
    """A client of the emulator itself, in the account and region of the request that is being served, by the key of a role or the account's."""
    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
        region_name=get_region(),
        aws_access_key_id=access_key or get_account_id(),
        aws_secret_access_key="test",
    )


def read_text(url: str, access_key: str) -> str:
    """What an object holds; `url` is `s3://bucket/key`."""
    place = urlparse(url)
    return (
        s3_client(access_key)
        .get_object(Bucket=place.netloc, Key=place.path.lstrip("/"))["Body"]
        .read()
        .decode()
    )


class BucketFolder:
    """The objects under `s3://bucket/prefix` as the files of a folder."""

    def __init__(self, url: str, path: str, access_key: str) -> None:
        place = urlparse(url)
        self.path = path
        self._bucket = place.netloc
        self._prefix = place.path.lstrip("/")
        self._s3 = s3_client(access_key)
        self._downloaded: dict[str, int] = {}

    def download(self) -> None:
        """Fills the folder."""
        os.makedirs(self.path)
        pages = self._s3.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=self._prefix
        )
        keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
        # The scripts of jobs lie in the bucket, too, and no job reads them as rows.
        files = [key for key in keys if not key.endswith("/") and not key.startswith("scripts/")]
        for name in [key[len(self._prefix) :] for key in files]:
            file = os.path.join(self.path, name)
            os.makedirs(os.path.dirname(file), exist_ok=True)
            self._s3.download_file(self._bucket, self._prefix + name, file)
            self._downloaded[name] = os.stat(file).st_mtime_ns

    def upload(self) -> None:
        """Does in the bucket what was done in the folder since it was filled."""
        files = self._changed()
        for name, changed in files.items():
            if self._downloaded.get(name) != changed:
                self._s3.upload_file(
                    os.path.join(self.path, name), self._bucket, self._prefix + name
                )
        for name in self._downloaded.keys() - files.keys():
            self._s3.delete_object(Bucket=self._bucket, Key=self._prefix + name)

    def files(self, ending: str) -> list[str]:
        """Paths of the files whose names end so and are no hidden ones."""
        names = [name for name in self._changed() if name.endswith(ending)]
        return [
            os.path.join(self.path, name)
            for name in names
            if not any(part[0] in "_." for part in name.split("/"))
        ]

    def _changed(self) -> dict[str, int]:
        """When each file was changed. Hadoop writes a checksum beside each file of a folder, and none in S3."""
        paths = [
            os.path.join(folder, name)
            for folder, _, names in os.walk(self.path)
            for name in names
            if not name.endswith(".crc")
        ]
        return {os.path.relpath(path, self.path): os.stat(path).st_mtime_ns for path in paths}
