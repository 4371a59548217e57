"""Alarms of CloudWatch on expressions: recorded, as alarms on the first metric of the expression."""

from typing import Any

from ministack.services.cloudformation import provisioners

Properties = dict[str, Any]


def install() -> None:
    """Lets CloudFormation make them."""
    record = provisioners._cw_metric_alarm_record
    provisioners._cw_metric_alarm_record = lambda name, properties: record(
        name, on_one_metric(properties)
    )


def on_one_metric(properties: Properties) -> Properties:
    stats = [
        query["MetricStat"] for query in properties.get("Metrics") or [] if "MetricStat" in query
    ]
    if not stats:
        return properties
    rest = {key: value for key, value in properties.items() if key != "Metrics"}
    return {
        **rest,
        **stats[0]["Metric"],
        "Statistic": stats[0]["Stat"],
        "Period": stats[0]["Period"],
    }
