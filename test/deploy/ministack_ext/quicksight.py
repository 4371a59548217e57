"""QuickSight, recorded: resources are there for CloudFormation and for lists, and are checked against the model of the API."""

import json
import re
from typing import Any, Callable

from ministack import app
from ministack.core.responses import AccountRegionScopedDict, get_account_id, get_region
from ministack.services.cloudformation import provisioners

from api_model import check

Properties = dict[str, Any]

# By what an ARN ends with: the kind, a slash and the identifier.
RECORDED = AccountRegionScopedDict()

# Of each type: the property that has the identifier, the kind in the ARN, the path of the list, and its name in the answer.
TYPES = {
    "DataSource": ("DataSourceId", "datasource", "data-sources", "DataSources"),
    "DataSet": ("DataSetId", "dataset", "data-sets", "DataSetSummaries"),
    "Analysis": ("AnalysisId", "analysis", "analyses", "AnalysisSummaryList"),
    "Dashboard": ("DashboardId", "dashboard", "dashboards", "DashboardSummaryList"),
    "Theme": ("ThemeId", "theme", "themes", "ThemeSummaryList"),
    "Folder": ("FolderId", "folder", "folders", "FolderSummaryList"),
}

# What CloudFormation alone has.
NOT_OF_THE_API = {
    "DataSet": ("DataSetRefreshProperties", "IngestionWaitPolicy"),
}


def install() -> None:
    """Adds the resource types, and the lists to the API."""
    for name, (identifier, kind, *_) in TYPES.items():
        register(name, lambda props, own=identifier, of=kind: (props[own], f"{of}/{props[own]}"))
    register("RefreshSchedule", schedule_of)
    app.SERVICE_HANDLERS["quicksight"] = answer


def schedule_of(properties: Properties) -> tuple[str, str]:
    """A schedule belongs to a data set."""
    data_set, schedule = properties["DataSetId"], properties["Schedule"]["ScheduleId"]
    return f"{data_set}|{schedule}", f"dataset/{data_set}/refresh-schedule/{schedule}"


def register(name: str, identify: Callable[[Properties], tuple[str, str]]) -> None:
    """Adds a type. `identify` gives what `Ref` is, after the account, and what the ARN ends with."""

    def create(_logical_id: str, properties: Properties, _stack: str) -> tuple[str, dict[str, str]]:
        check("quicksight", f"Create{name}", as_the_api_has_it(name, properties))
        expect_references(properties)
        physical_id, place = identify(properties)
        if place in RECORDED:
            raise ValueError(f"QuickSight has {place} already")
        RECORDED[place] = properties
        arn = f"arn:aws:quicksight:{get_region()}:{get_account_id()}:{place}"
        return f"{get_account_id()}|{physical_id}", {"Arn": arn}

    def delete(_physical_id: str, properties: Properties) -> None:
        RECORDED.pop(identify(properties)[1], None)

    def update(
        physical_id: str, old: Properties, properties: Properties, stack: str
    ) -> tuple[str, dict[str, str]]:
        delete(physical_id, old)
        return create("", properties, stack)

    provisioners._RESOURCE_HANDLERS[f"AWS::QuickSight::{name}"] = {
        "create": create,
        "update": update,
        "delete": delete,
    }


def as_the_api_has_it(name: str, properties: Properties) -> Properties:
    """Without what CloudFormation alone has, and with what it has another name for."""
    ignored = NOT_OF_THE_API.get(name, ())
    text = json.dumps({key: value for key, value in properties.items() if key not in ignored})
    return json.loads(
        text.replace('"TimeZone"', '"Timezone"') if name == "RefreshSchedule" else text
    )


def expect_references(properties: Properties) -> None:
    """What is named of this account has to be there; a refresh schedule names its data set by the identifier alone."""
    own = rf"arn:aws:quicksight:{get_region()}:{get_account_id()}:"
    kinds = "|".join(kind for _, kind, *_ in TYPES.values())
    named = set(re.findall(rf"{own}((?:{kinds})/[^\"]+)", json.dumps(properties)))
    if "Schedule" in properties:
        named.add(f"dataset/{properties['DataSetId']}")
    missing = sorted(name for name in named if name not in RECORDED)
    if missing:
        raise ValueError(f"QuickSight has no {', '.join(missing)}")


async def answer(method: str, path: str, _headers: Properties, _body: bytes, _query: Properties):
    """The lists of what there is."""
    for identifier, kind, place, name in TYPES.values():
        if method == "GET" and path == f"/accounts/{get_account_id()}/{place}":
            found = [props for key, props in RECORDED.items() if re.fullmatch(f"{kind}/[^/]+", key)]
            items = [{identifier: props[identifier], "Name": props["Name"]} for props in found]
            return 200, {"Content-Type": "application/json"}, json.dumps({name: items}).encode()
    message = {"Message": f"{method} {path} of QuickSight is not emulated"}
    return 400, {"Content-Type": "application/json"}, json.dumps(message).encode()
