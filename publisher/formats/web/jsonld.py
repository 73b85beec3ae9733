"""JSON-LD that can stand in a page.

In: facts, absent ones ``None`` or empty. Out: JSON without them, that no HTML parser can mistake for markup.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from publisher.templating import Markup

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"

# HTML, "Restrictions for contents of script elements": with these escaped no text can end or nest the element.
_ESCAPES = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
_encode = json.JSONEncoder(ensure_ascii=False).encode


def script_safe(facts: Mapping[str, Value]) -> str:
    """The facts as JSON for a script element; those that are absent are left out at every depth."""
    made = _encode(_stated(facts))
    for sign, escaped in _ESCAPES:
        made = made.replace(sign, escaped)
    return Markup(made)  # escaped above


def _stated(value: Value) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: told for key, each in value.items() if (told := _stated(each)) or isinstance(told, int)}
    if isinstance(value, list | tuple):
        return [_stated(each) for each in value]
    return value
