import { ESCAPED, LIST_ELEMENT_FORMS, QUOTED_ELEMENT } from '../../../manifest/list-text';

/** Python: the elements of lists whose elements are separated. */
export const SEPARATED_ELEMENTS = String.raw`def separated_elements(text: Column, separator: str) -> Column:
    """The elements between separators, without blanks around them; what is empty is none."""
    elements = F.transform(F.split(text, re.escape(separator)), lambda element: F.trim(element))
    return F.filter(elements, lambda element: element != "")
`;

/** Python: the elements of lists in brackets. */
export const LISTED_ELEMENTS = String.raw`# An element in quotes, in which a backslash escapes, or without them.
LIST_ELEMENT = (
${LIST_ELEMENT_FORMS.map((form, index) => `    r"${index === 0 ? '' : '|'}${form}"`).join('\n')}
)


def listed_elements(text: Column) -> Column:
    """The elements of a list in square brackets, in quotes or not; what is empty is none."""
    elements = F.regexp_extract_all(text, F.lit(LIST_ELEMENT), F.lit(0))
    return F.filter(F.transform(elements, unquoted), lambda element: element != "")


def unquoted(element: Column) -> Column:
    """An element of a list without its quotes."""
    inside = element.substr(F.lit(2), F.length(element) - 2)
    plain = F.regexp_replace(inside, r"${ESCAPED}", "$1")
    return F.when(element.rlike(r"${QUOTED_ELEMENT}"), plain).otherwise(element)
`;
