"""JSON-LD that can stand in a page.

In: facts, absent ones ``None`` or empty. Out: JSON without them, that no HTML parser can mistake for markup.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from publisher.templating import Markup

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"

# HTML, "Restrictions for contents of script elements": with these escaped no text can end or nest the element.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script_safe(facts: Mapping[str, Value]) -> str:
    """The facts as JSON for a script element; those that are absent are left out at every depth."""
    return Markup(json.dumps(_stated(facts), ensure_ascii=False).translate(_ESCAPES))  # escaped above


def _stated(value: Value) -> Value:
    if isinstance(value, Mapping):
        stated = {key: _stated(each) for key, each in value.items()}
        return {key: each for key, each in stated.items() if each not in (None, "", [], {})}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_stated(each) for each in value]
    return value
