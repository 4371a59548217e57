"""What an API accepts, as far as its model in botocore says: names of members, their types, and which are required."""

from functools import cache
from typing import Any

import botocore.session
from botocore.validate import ParamValidator


def check(service: str, operation: str, members: dict[str, Any]) -> None:
    """Raises an error with all that is wrong with what an operation is to be given."""
    shape = model(service).operation_model(operation).input_shape
    report = ParamValidator().validate(members, shape)
    if report.has_errors():
        raise ValueError(f"{operation} of {service}: {report.generate_report()}")


@cache
def model(service: str):
    """The model of an API."""
    return botocore.session.get_session().get_service_model(service)
