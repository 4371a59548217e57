"""Objects of the emulator's own S3, as text and as files."""

import os
from urllib.parse import urlparse

import boto3
from ministack.core.responses import get_region


def endpoint() -> str:
    """Where the emulator itself is asked."""
    return f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}"


def s3_client(access_key: str):
    """A client of the emulator itself, in the region of the request that is being served, by the key of a role."""
    return boto3.client(
        "s3",
        endpoint_url=endpoint(),
        region_name=get_region(),
        aws_access_key_id=access_key,
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


def download(url: str, ending: str, folder: str, access_key: str) -> list[str]:
    """Brings the objects under `s3://bucket/prefix` whose names end so and are no hidden ones. Returns their files."""
    place = urlparse(url)
    prefix = place.path.lstrip("/")
    s3 = s3_client(access_key)
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=place.netloc, Prefix=prefix)
    keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
    names = [key[len(prefix) :] for key in keys if key.endswith(ending)]
    files = []
    for name in names:
        if any(part[:1] in ("_", ".") for part in name.split("/")):
            continue
        files.append(os.path.join(folder, f"{len(files)}{ending}"))
        s3.download_file(place.netloc, prefix + name, files[-1])
    return files
