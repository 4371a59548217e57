"""EventBridge as its guide has it: what a template takes out of an event is not escaped, and what is no JSON then is not sent.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
"""

import json
from typing import Any

from ministack.services import eventbridge

from rights import Denied, expect_operation, expect_trust


EVENTS = "events.amazonaws.com"


def install() -> None:
    """Replaces how templates are filled in, and sends what comes of it only when it is JSON."""
    render, invoke, transform = (
        eventbridge._render_placeholder,
        eventbridge._invoke_target,
        eventbridge._apply_input_transformer,
    )

    def rendered(name: str, token: str, values: dict[str, Any], in_string: bool) -> str:
        value = values.get(name)
        if isinstance(value, str):
            return value if in_string else f'"{value}"'
        return render(name, token, values, in_string)

    def transformed(*arguments: Any) -> str:
        text = transform(*arguments)
        json.loads(text)
        return text

    def invoked(target: dict[str, Any], *arguments: Any) -> None:
        try:
            expect_rights(target)
            invoke(target, *arguments)
        except (json.JSONDecodeError, Denied) as error:
            print(f"Not sent to {target['Arn']}: {error}", flush=True)

    eventbridge._render_placeholder = rendered
    eventbridge._apply_input_transformer = transformed
    eventbridge._invoke_target = invoked


def expect_rights(target: dict[str, Any]) -> None:
    """By the role of a target, or by what the target lets the service do."""
    arn, role = target["Arn"], target.get("RoleArn")
    if role:
        expect_trust(EVENTS, role)
    if ":states:" in arn:
        expect_operation(role or EVENTS, "states:StartExecution", {"StateMachineArn": arn})
    else:
        expect_operation(role or EVENTS, "sns:Publish", {"TopicArn": arn})


def publish(source: str, kind: str, detail: dict[str, Any]) -> None:
    """Publishes an event of a service."""
    entry = {"Source": source, "DetailType": kind, "Detail": json.dumps(detail)}
    eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)
