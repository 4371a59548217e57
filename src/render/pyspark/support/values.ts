/** Python: text read as values. */
export const VALUES = String.raw`WHOLE_NUMBER = r"[+-]?[0-9]+"
DECIMAL_NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
FLOATING_NUMBER = DECIMAL_NUMBER + r"([eE][+-]?[0-9]+)?|NaN|-?Infinity"
DAY = r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}"

# How the values of a type are written. Spark by itself takes more: 1.5 and " 1" for an int.
FORMS = {
    "boolean": r"(?i:true|false)",
    "int": WHOLE_NUMBER,
    "bigint": WHOLE_NUMBER,
    "decimal": DECIMAL_NUMBER,
    "float": FLOATING_NUMBER,
    "double": FLOATING_NUMBER,
    "date": DAY,
    "timestamp": DAY + r" [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?",
}


def parsed(text: Column, data_type: T.DataType, patterns: Sequence[str] | None = None) -> Column:
    """The text as a value of the type; null where it does not fit.

    A date or timestamp is read by the first of the patterns that it fits, or else as ISO 8601
    writes it with a blank between.
    """
    if isinstance(data_type, T.StringType):
        return text
    name = data_type.simpleString().split("(")[0]
    if patterns is None:
        return F.when(text.rlike(rf"\A({FORMS[name]})\z"), text.cast(data_type))
    read = F.to_date if name == "date" else F.to_timestamp
    values = [F.when(text.rlike(rf"\A({form_of(p)})\z"), read(text, p)) for p in patterns]
    return F.coalesce(*values)


def form_of(pattern: str) -> str:
    """The regular expression for what a pattern of dates and times writes, digit for digit."""
    tokens = re.findall(r"''|'(?:[^']|'')*'|y+|M+|d+|H+|m+|s+|S+|.", pattern)
    return "".join(form_of_token(token) for token in tokens)


def form_of_token(token: str) -> str:
    """A field has as many digits as letters. Text stands between quotes, a quote is doubled."""
    if token.isalpha():
        digits = f"[0-9]{{{len(token)}}}"
        return f"(?!0000){digits}" if token[0] == "y" else digits
    return re.escape("'" if token == "''" else token.strip("'").replace("''", "'"))
`;

/** Python: a cast that is only in the scripts that need it. */
export const TO_FLOAT = String.raw`def to_float(value: Column) -> Column:
    """The value with 32 bits; null where it is too large for them, and not infinite."""
    infinite = [float("inf"), float("-inf")]
    narrow = value.cast("float")
    return F.when(~narrow.isin(infinite) | value.isin(infinite), narrow)
`;

/** Python: the columns of a statement, only in the scripts that have one. */
export const DECLARED = String.raw`def declared(name: str, type_name: str) -> Column:
    """A column of a statement with the type that is declared; what does not fit ends the job."""
    value, cast = F.expr(name), F.expr(f"try_cast({name} AS {type_name})")
    message = F.concat(F.lit(f"{name} is declared as {type_name}, and is "), value.cast("string"))
    return F.when(value.isNull() | cast.isNotNull(), cast).otherwise(F.raise_error(message))
`;

/** Python: how a filter of Glue combines conditions by `or`. */
export const FIRST_THAT_HOLDS = String.raw`def first_that_holds(*conditions: Column) -> Column:
    """Whether a condition holds, and none before it is null: where Python raises an error."""
    holds = conditions[-1]
    for condition in reversed(conditions[:-1]):
        holds = F.when(condition.isNull(), False).when(condition, True).otherwise(holds)
    return holds
`;
