"""EventBridge as its guide has it: what a template takes out of an event is not escaped, and what is no JSON then is not sent.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
"""

import json
from typing import Any

from ministack.services import eventbridge


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
            invoke(target, *arguments)
        except json.JSONDecodeError as error:
            print(f"Not sent to {target['Arn']}, since it is no JSON: {error}", flush=True)

    eventbridge._render_placeholder = rendered
    eventbridge._apply_input_transformer = transformed
    eventbridge._invoke_target = invoked


def publish(source: str, kind: str, detail: dict[str, Any]) -> None:
    """Publishes an event of a service."""
    entry = {"Source": source, "DetailType": kind, "Detail": json.dumps(detail)}
    eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)
