"""Athena: named queries in CloudFormation, and result locations as people give them."""

from typing import Any

from ministack.services import athena
from ministack.services.cloudformation import provisioners

from resources import Attributes, Properties, register

NAMED_QUERY = "AWS::Athena::NamedQuery"


def install() -> None:
    """Adds the type, and lets a result location end without a slash, as Athena does."""
    register(
        NAMED_QUERY,
        create_named_query,
        lambda query: athena._delete_named_query({"NamedQueryId": query}),
    )
    start = athena._start_query_execution
    athena._start_query_execution = lambda data: start(with_location(data))


def create_named_query(name: str, properties: Properties) -> tuple[str, Attributes]:
    answer = provisioners._glue_call(
        athena._create_named_query, {**properties, "Name": name}, NAMED_QUERY, "create"
    )
    return answer["NamedQueryId"], {"NamedQueryId": answer["NamedQueryId"]}


def with_location(data: dict[str, Any]) -> dict[str, Any]:
    """The location of the workgroup, which clients cannot override, with a slash at its end."""
    workgroup = athena._workgroups.get(data.get("WorkGroup", "primary"), {})
    location = (
        workgroup.get("Configuration", {}).get("ResultConfiguration", {}).get("OutputLocation")
    )
    return (
        {**data, "ResultConfiguration": {"OutputLocation": location.rstrip("/") + "/"}}
        if location
        else data
    )
