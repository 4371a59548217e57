"""Glue as it may be, where its documents leave something open, or say what nobody has shown: what becomes of the graph of a job, of the
script that is generated from it, and of the job's role. A clock that whoever tests moves says when a late script is written.
"""

from dataclasses import dataclass, field
from typing import Any, Callable

Members = dict[str, Any]

GENERATED = b"# a script that Glue has generated\n"


class Refused(Exception):
    """What Glue says by an InvalidInputException."""


@dataclass(frozen=True)
class Behaviour:
    """How Glue behaves: as its documents say, unless it is told otherwise.

    https://docs.aws.amazon.com/glue/latest/dg/visual-job-api-chapter.html
    """

    # Whether an update without nodes leaves the graph as it is.
    null_keeps: bool = True
    # Which visual jobs are refused: none, those that would have no graph, or each request that has none.
    refuses: str = "none"
    # Seconds after which the script is written that is generated from a graph.
    writes_after: int = 0
    # Whether it is written to where the job pointed then, or to where it points when it is written.
    writes_to: str = "then"
    # Whether Glue can assume a role whose trust has a condition.
    assumes_conditionally: bool = True

    def graph_after(self, sent: Members | None, before: Members) -> Members:
        """The graph of a job after a request; an empty one removes it."""
        if sent is not None:
            return sent
        return before if self.null_keeps else {}

    def expect_graph(self, mode: str | None, sent: Members | None, after: Members) -> None:
        """Refuses a visual job for what it lacks."""
        has_enough = {"none": True, "no graph": bool(after), "no nodes": bool(sent)}[self.refuses]
        if mode == "VISUAL" and not has_enough:
            raise Refused("A visual job needs CodeGenConfigurationNodes")

    def expect_trust(self, trust: Members) -> None:
        """Refuses a role that Glue cannot assume."""
        if not self.assumes_conditionally and any("Condition" in each for each in trust["Statement"]):
            raise Refused("Service is unable to assume provided role. Please verify role's TrustPolicy")


@dataclass
class Studio:
    """What generates the scripts. `locate` tells where a job points, or nothing when it is gone; `write` writes an object."""

    behaviour: Behaviour
    locate: Callable[[str], str | None]
    write: Callable[[str, bytes], None]
    now: int = 0
    due: list[tuple[int, str, str]] = field(default_factory=list)

    def generate(self, job: str, location: str) -> None:
        """Writes the script of a job, by and by."""
        self.due.append((self.now + self.behaviour.writes_after, job, location))
        self.move(0)

    def move(self, seconds: int) -> None:
        """Lets time pass, and writes what is due by then."""
        self.now += seconds
        ripe = [late for late in self.due if late[0] <= self.now]
        self.due = [late for late in self.due if late[0] > self.now]
        for _, job, then in ripe:
            place = then if self.behaviour.writes_to == "then" else self.locate(job)
            if place is not None:
                self.write(place, GENERATED)


def script_of(job: Members, arguments: dict[str, str]) -> str:
    """Where the script lies that a run executes.

    https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
    """
    overriding = {**job.get("DefaultArguments", {}), **arguments}
    return overriding.get("--scriptLocation", job["Command"]["ScriptLocation"])
