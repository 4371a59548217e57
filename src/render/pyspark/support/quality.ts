/** Python: checks rules. */
export const QUALITY = String.raw`class Quality:
    """Checks rules, and ends the job when one does not hold that it should not go on without."""

    def __init__(self) -> None:
        self._failed: dict[str, list[str]] = {}

    def check(
        self,
        node: str,
        rows: DataFrame,
        rules: Sequence[tuple[str, Column]],
        ruleset: str,
        publishing: dict[str, str | bool],
        only_in_glue: Sequence[str] = (),
        lacking: Sequence[tuple[str, str | None]] = (),
        stop: str | None = None,
    ) -> None:
        """Checks rules, each a condition on all rows, in one pass.

        Where AWS Glue is there, it checks the ruleset too: it publishes the outcomes, and knows
        rules that nobody else does. stop says whether a rule that does not hold ends the job:
        before anything is published ("Immediate"), or when all is ("AfterDataLoad"). A rule is left
        out when it needs a column that no file has: lacking says which one.
        """
        left_out = {rule: column for rule, column in lacking if column}
        for rule, column in left_out.items():
            print(f"{node}: left out, since no file has {column}: {rule}")
        checked = [(rule, condition) for rule, condition in rules if rule not in left_out]
        outcomes = {}
        if checked:
            texts, conditions = zip(*checked)
            outcomes = dict(zip(texts, rows.agg(*conditions).first()))
        found = self._glue_outcomes(node, rows, ruleset, publishing)
        if found is None:
            for rule in only_in_glue:
                print(f"{node}: not checked, since only AWS Glue can: {rule}")
        else:
            own = {without_blanks(rule) for rule, _ in rules}
            for rule, holds in outcomes_by_rule(found).items():
                if without_blanks(rule) not in own:
                    outcomes[rule] = holds
        self._note(node, outcomes, stop)

    def outcomes(
        self,
        node: str,
        rows: DataFrame,
        ruleset: str,
        publishing: dict[str, str | bool],
        stop: str | None = None,
    ) -> DataFrame:
        """The outcomes of rules as AWS Glue gives them."""
        found = self._glue_outcomes(node, rows, ruleset, publishing)
        if found is None:
            raise JobError(f"{node}: only AWS Glue gives the outcomes of rules; run it there")
        self._note(node, outcomes_by_rule(found), stop)
        return found

    def stop(self, moment: str) -> None:
        """Ends the job when a rule does not hold that ends it at this moment."""
        if moment in self._failed:
            raise JobError("\n".join(self._failed[moment]))

    def _note(self, node: str, outcomes: dict[str, bool], stop: str | None) -> None:
        for rule, holds in outcomes.items():
            outcome = f"{node}: {'holds' if holds else 'does not hold'}: {rule}"
            print(outcome)
            if stop is not None and not holds:
                self._failed.setdefault(stop, []).append(outcome)

    def _glue_outcomes(
        self, node: str, rows: DataFrame, ruleset: str, publishing: dict[str, str | bool]
    ) -> DataFrame | None:
        try:
            from awsglue.context import GlueContext
            from awsglue.dynamicframe import DynamicFrame
            from awsgluedq.transforms import EvaluateDataQuality
        except ImportError:
            return None
        context = GlueContext(rows.sparkSession.sparkContext)
        frame = DynamicFrame.fromDF(rows, context, node)
        found = EvaluateDataQuality.apply(
            frame=frame, ruleset=ruleset, publishing_options=publishing
        )
        return found.toDF()


def outcomes_by_rule(found: DataFrame) -> dict[str, bool]:
    """Whether each rule holds, by what AWS Glue found."""
    return {row["Rule"]: row["Outcome"] == "Passed" for row in found.collect()}


def without_blanks(rule: str) -> str:
    """The rule without its blanks, which AWS Glue writes in its own way."""
    return "".join(rule.split())
`;

/** Python: rules as conditions on all rows, by the name of their function. */
export const RULES: Record<string, string> = {
  row_count: String.raw`def row_count(least: int = 0, most: int | None = None) -> Column:
    """There are so many rows."""
    return (F.count("*") >= least) & ((F.count("*") <= most) if most is not None else F.lit(True))
`,
  is_complete: String.raw`def is_complete(*fields: str) -> Column:
    """No row lacks a value in one of the fields."""
    return F.count_if(~has_values(fields)) == 0
`,
  completeness: String.raw`def completeness(*fields: str, least: float = 0, most: float = 1) -> Column:
    """Such a share of the rows has values in the fields. Of no rows all have."""
    share = F.coalesce(F.count_if(has_values(fields)) / F.count("*"), F.lit(1.0))
    return share.between(least, most)
`,
  is_primary_key: String.raw`def is_primary_key(*fields: str) -> Column:
    """No two rows are equal in the fields, and none lacks a value: such rows are not counted."""
    return F.count_distinct(*fields) == F.count("*")
`,
  values_between: String.raw`def values_between(
    field: str, least: Column | float | None = None, most: Column | float | None = None
) -> Column:
    """No value of the field is less or more than these. A null is no value."""
    too_small = F.lit(False) if least is None else F.col(field) < least
    too_large = F.lit(False) if most is None else F.col(field) > most
    return F.count_if(too_small | too_large) == 0
`,
};

/** Python: what some rules need. */
export const HAS_VALUES = String.raw`def has_values(fields: Sequence[str]) -> Column:
    """Whether a row has values in all of the fields."""
    return reduce(Column.__and__, [F.col(field).isNotNull() for field in fields])
`;
