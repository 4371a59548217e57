"""Resource types that MiniStack's CloudFormation lacks."""

from typing import Any, Callable

from ministack.services.cloudformation import provisioners

Properties = dict[str, Any]
Attributes = dict[str, str]


def register(
    resource_type: str,
    create: Callable[[str, Properties], tuple[str, Attributes]],
    delete: Callable[[str], Any],
) -> None:
    """Adds a type. `create` gets the name that the template or CloudFormation gives; a change makes the resource anew."""

    def created(logical_id: str, properties: Properties, stack: str) -> tuple[str, Attributes]:
        return create(
            properties.get("Name") or provisioners._physical_name(stack, logical_id, max_len=255),
            properties,
        )

    def updated(
        physical_id: str, _old: Properties, properties: Properties, _stack: str
    ) -> tuple[str, Attributes]:
        delete(physical_id)
        return create(properties.get("Name") or physical_id, properties)

    provisioners._RESOURCE_HANDLERS[resource_type] = {
        "create": created,
        "update": updated,
        "delete": lambda physical_id, _properties: delete(physical_id),
    }
