"""Data quality of Glue: rulesets are recorded, and an evaluation says of each rule that it holds (faked), and of the rows what the crawler has counted."""

import json
import re
import uuid
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response
from ministack.services import glue

from resources import register

Data = dict[str, Any]

RULESETS = AccountRegionScopedDict()
RUNS = AccountRegionScopedDict()


def create_ruleset(name: str, properties: Data) -> tuple[str, dict[str, str]]:
    RULESETS[name] = properties
    return name, {}


def delete_ruleset(name: str) -> None:
    RULESETS.pop(name, None)


def start_evaluation(data: Data):
    missing = [name for name in data["RulesetNames"] if name not in RULESETS]
    if missing:
        return error_response_json(
            "EntityNotFoundException", f"Cannot find Data Quality Ruleset {missing[0]}", 400
        )
    table = data["DataSource"]["GlueTable"]
    if f"{table['DatabaseName']}/{table['TableName']}" not in glue._tables:
        return error_response_json(
            "EntityNotFoundException", f"Table {table['TableName']} not found", 400
        )
    run = f"dqrun-{uuid.uuid4().hex}"
    RUNS[run] = data
    return json_response({"RunId": run})


def get_evaluation(data: Data):
    if data["RunId"] not in RUNS:
        return error_response_json(
            "EntityNotFoundException", f"Cannot find run {data['RunId']}", 400
        )
    return json_response(
        {
            "RunId": data["RunId"],
            "Status": "SUCCEEDED",
            "ResultIds": [data["RunId"].replace("dqrun", "dqresult")],
        }
    )


def get_results(data: Data):
    runs = {result: RUNS.get(result.replace("dqresult", "dqrun")) for result in data["ResultIds"]}
    return json_response(
        {
            "Results": [
                {"ResultId": result, "RuleResults": rule_results(run)}
                for result, run in runs.items()
                if run
            ],
            "ResultsNotFound": [result for result, run in runs.items() if not run],
        }
    )


def rule_results(run: Data) -> list[Data]:
    dqdl = "\n".join(RULESETS[name]["Ruleset"] for name in run["RulesetNames"])
    rules = [
        line.strip().rstrip(",")
        for line in re.sub(r"(?s)^.*?Rules = \[|\]\s*$", "", dqdl).splitlines()
    ]
    metrics = counted_rows(run["DataSource"]["GlueTable"])
    return [
        {
            "Name": f"Rule_{index}",
            "Description": rule,
            "Result": "PASS",
            "EvaluatedMetrics": metrics if rule.startswith("RowCount ") else {},
        }
        for index, rule in enumerate(filter(None, rules), 1)
    ]


def counted_rows(table: Data) -> Data:
    known = glue._tables[f"{table['DatabaseName']}/{table['TableName']}"].get("Parameters", {})
    return {"Dataset.*.RowCount": float(known["recordCount"])} if "recordCount" in known else {}


def list_rulesets(_data: Data):
    return json_response({"Rulesets": [{"Name": name} for name in RULESETS]})


ACTIONS = {
    "ListDataQualityRulesets": list_rulesets,
    "StartDataQualityRulesetEvaluationRun": start_evaluation,
    "GetDataQualityRulesetEvaluationRun": get_evaluation,
    "BatchGetDataQualityResult": get_results,
}


def install() -> None:
    """Adds the type, and the actions to the API of Glue."""
    register("AWS::Glue::DataQualityRuleset", create_ruleset, delete_ruleset)
    handle = glue._handle_request_sync

    def handle_request(method: str, path: str, headers: Data, body: bytes, query: Data):
        action = ACTIONS.get(headers.get("x-amz-target", "").rpartition(".")[2])
        return action(json.loads(body)) if action else handle(method, path, headers, body, query)

    glue._handle_request_sync = handle_request
