"""Crawls of tables of the catalog: the footers of their Parquet files are read."""

import contextvars
import tempfile
import threading
import time
from typing import Any

import duckdb
from ministack.core.responses import error_response_json, json_response
from ministack.services import glue

from bucket_objects import download
from rights import credentials_of, expect_operation

Data = dict[str, Any]

# A type of DuckDB as the catalog calls it.
TYPES = {
    "VARCHAR": "string",
    "INTEGER": "int",
    "BIGINT": "bigint",
    "DOUBLE": "double",
    "FLOAT": "float",
    "DATE": "date",
    "BOOLEAN": "boolean",
}


def install() -> None:
    """Replaces what MiniStack does when a crawler is started."""
    glue._start_crawler = start


def start(data: Data):
    crawler = glue._crawlers.get(data.get("Name"))
    if crawler is None:
        return error_response_json(
            "EntityNotFoundException", f"Crawler {data.get('Name')} not found", 400
        )
    if crawler["State"] != "READY":
        return error_response_json(
            "CrawlerRunningException", f"Crawler {crawler['Name']} is already running", 400
        )
    crawler["State"] = "RUNNING"
    # A thread does not inherit the account and the region that the request is for.
    threading.Thread(
        target=contextvars.copy_context().run, args=(crawl, crawler), daemon=True
    ).start()
    return json_response({})


def crawl(crawler: Data) -> None:
    """Brings each table up to date."""
    last: Data = {"StartTime": time.time()}
    try:
        for target in crawler["Targets"].get("CatalogTargets", []):
            for name in target["Tables"]:
                read_table(crawler, glue._tables[f"{target['DatabaseName']}/{name}"])
        last["Status"] = "SUCCEEDED"
    except Exception as error:  # A crawl has to end, whatever happens.
        last.update({"Status": "FAILED", "ErrorMessage": f"{type(error).__name__}: {error}"})
    crawler["LastCrawl"] = last
    crawler["State"] = "READY"


def read_table(crawler: Data, table: Data) -> None:
    """As a crawler does that merges new columns: what is declared stays, what the files have besides is added."""
    role, key = crawler["Role"], credentials_of(crawler["Role"])
    expect_operation(role, "glue:GetTable", table)
    with tempfile.TemporaryDirectory(prefix="crawl-") as work:
        files = download(table["StorageDescriptor"]["Location"], ".parquet", work, key)
        if not files:
            return
        source = "read_parquet($files, union_by_name = true, hive_partitioning = false)"
        columns = duckdb.execute(f"DESCRIBE SELECT * FROM {source}", {"files": files}).fetchall()
        rows = duckdb.execute(f"SELECT count(*) FROM {source}", {"files": files}).fetchone()[0]
    expect_operation(role, "glue:UpdateTable", table)
    add_columns(table, {name: TYPES.get(kind, kind.lower()) for name, kind, *_ in columns})
    table["Parameters"] = {
        **table.get("Parameters", {}),
        "UPDATED_BY_CRAWLER": crawler["Name"],
        "recordCount": str(rows),
        "objectCount": str(len(files)),
    }


def add_columns(table: Data, found: dict[str, str]) -> None:
    declared = table["StorageDescriptor"]["Columns"]
    known = {column["Name"] for column in declared + table.get("PartitionKeys", [])}
    declared.extend(
        {"Name": name, "Type": kind} for name, kind in found.items() if name not in known
    )
