"""Lake Formation, recorded: what is registered and granted is checked against the model of the API and the catalog."""

import json
from typing import Any

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import glue

from api_model import check
from resources import Attributes, Properties, register

RECORDED = AccountRegionScopedDict()


def install() -> None:
    """Adds the types."""
    register("AWS::LakeFormation::Resource", create_resource, RECORDED.pop)
    register("AWS::LakeFormation::PrincipalPermissions", create_grant, RECORDED.pop)


def create_resource(_name: str, properties: Properties) -> tuple[str, Attributes]:
    check("lakeformation", "RegisterResource", booleans(properties))
    place = properties["ResourceArn"]
    if place in RECORDED:
        raise ValueError(f"Lake Formation has {place} already")
    RECORDED[place] = properties
    return place, {}


def create_grant(_name: str, properties: Properties) -> tuple[str, Attributes]:
    members = {key: value for key, value in properties.items() if key != "Catalog"}
    check("lakeformation", "GrantPermissions", members)
    expect_there(properties["Resource"])
    identity = [properties[name] for name in ("Principal", "Resource", "Permissions")]
    grant = json.dumps(identity, sort_keys=True)
    RECORDED[grant] = properties
    identifiers = {"PrincipalIdentifier": grant, "ResourceIdentifier": grant}
    return grant, identifiers


def expect_there(resource: dict[str, Any]) -> None:
    """Nothing can be granted on what is not there."""
    table, database = resource.get("Table", {}), resource.get("Database", {})
    if "Name" in table and f"{table['DatabaseName']}/{table['Name']}" not in glue._tables:
        raise ValueError(f"There is no table {table['Name']}")
    name = table.get("DatabaseName") or database.get("Name")
    if name and name not in glue._databases:
        raise ValueError(f"There is no database {name}")
    place = resource.get("DataLocation", {}).get("ResourceArn")
    if place and place not in RECORDED:
        raise ValueError(f"{place} is not registered")


def role_of(arn: str) -> str | None:
    """The role that reads a place for whoever has a grant; nothing of a place that is not registered."""
    places = [place for place in RECORDED if place.startswith("arn:") and arn.startswith(place)]
    return RECORDED[places[0]]["RoleArn"] if places else None


def booleans(properties: Properties) -> Properties:
    """CloudFormation takes truth values as texts, too."""
    return {
        key: {"true": True, "false": False}.get(value, value) for key, value in properties.items()
    }
