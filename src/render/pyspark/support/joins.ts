/** Python: counts what joins lose. */
export const JOINS = String.raw`class Joins:
    """Counts the rows that inner joins lose, if a limit is given: it takes a look at all keys."""

    SIDES = ("left", "right")
    # The share of the rows of a side above which a loss is more than usual.
    TOLD_SHARE = 0.01

    def __init__(self, max_unmatched: float | None) -> None:
        self._max_unmatched = max_unmatched
        self._problems: list[str] = []

    def count(self, node: str, left: DataFrame, right: DataFrame, *keys: tuple[str, str]) -> None:
        """Counts the rows of each side that find no partner by the keys, a left and a right one.

        Of a side that is looked up in, what nobody looked up is no loss: its rows have several
        partners, and those one each.
        """
        if self._max_unmatched is None:
            return
        names = [f"key{index}" for index in range(len(keys))]
        left_keys, right_keys = zip(*keys)
        left_keys = [F.col(key).alias(name) for key, name in zip(left_keys, names)]
        rows = left.select(*left_keys, F.lit(1).alias("left"), F.lit(0).alias("right")).union(
            right.select(*[F.col(key) for key in right_keys], F.lit(0), F.lit(1))
        )
        sums = [F.sum(side).alias(side) for side in self.SIDES]
        is_null = reduce(Column.__or__, [F.col(name).isNull() for name in names])
        pairs = F.when(is_null, 0).otherwise(F.col("left") * F.col("right"))
        lost_key = F.when(~is_null & (pairs == 0), F.struct(*names))
        figures = rows.groupBy(*names).agg(*sums)
        figures = figures.agg(
            *sums,
            F.sum(pairs).alias("pairs"),
            *[F.sum(F.when(pairs > 0, F.col(s))).alias(f"matched_{s}") for s in self.SIDES],
            *[F.min(F.when(F.col(s) > 0, lost_key)).alias(f"lost_{s}") for s in self.SIDES],
        ).first()
        matched = [figures[f"matched_{side}"] or 0 for side in self.SIDES]
        for side, own, other in zip(self.SIDES, matched, reversed(matched)):
            if not figures["pairs"] == other > own:
                self._judge(node, side, figures[side] or 0, own, figures[f"lost_{side}"])

    def check(self) -> None:
        """Ends the job when a join loses more rows than the limit."""
        if self._problems:
            raise JobError("\n".join(self._problems))

    def _judge(self, node: str, side: str, rows: int, matched: int, lost_key: Row | None) -> None:
        lost = rows - matched
        text = f"{node}: {lost} of {rows} rows of its {side} side find no partner"
        if lost > min(self.TOLD_SHARE, self._max_unmatched) * rows:
            key = "null" if lost_key is None else ", ".join(str(value) for value in lost_key)
            text = f"{text}, and are in no result; one has the key {key}"
        print(f"WARNING {text}" if lost > self.TOLD_SHARE * rows else text)
        if lost > self._max_unmatched * rows:
            limit = f"--max_unmatched allows a share of {self._max_unmatched}"
            self._problems.append(f"{text}; {limit}")
`;
