"""Templates: the only module that imports jinja2.

In: the name of a template and the values it shows, ready to print. Out: text. Everything is escaped unless it is
``Markup``; a name the template uses and was not given is an error; a template cannot reach clock, files or settings.
"""

import re
from collections.abc import Callable, MutableMapping
from pathlib import Path

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup, escape

__all__ = ["Markup", "Templates"]

_SIGNS = re.compile("[&<>\"']")
_KEPT = "set-%s.cache"  # under another name than the library's own, because what is compiled here is not the same


class _Compiler(CodeGenerator):
    """Prints values by ``_printed``: a page prints a hundred of them, and most have nothing that is to be escaped.

    The library wraps each in a ``Markup`` of its own, which takes six times as long and tells nobody anything: what a
    template prints is only ever joined.
    """

    def write(self, x: str) -> None:
        super().write("environment.printed(" if x == "escape(" else x)


def _printed(value: object) -> str:
    """The value as ``escape`` gives it."""
    if type(value) is str and _SIGNS.search(value) is None:
        return value
    return value if type(value) is Markup else escape(value)


class _Context(Context):
    """Calls macros outright. Whatever asks for the context when it is called cannot be in a template of ours."""

    def call(
        self,
        asked: Callable[..., str],
        /,
        *given: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: object,
    ) -> str:
        return asked(*given, **named)


class _Environment(jinja2.Environment):
    """What templates are set with. Nothing in it is global, so that no template begins with a copy of nothing."""

    code_generator_class = _Compiler
    context_class = _Context
    printed = staticmethod(_printed)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        return {} if d is None else d


class Templates:
    """The templates below some folders; the first folder that has a name wins."""

    def __init__(self, folders: tuple[Path, ...], cache: Path | None = None) -> None:
        """``cache`` is where compiled templates are kept; each is known by its source, so it is never out of date."""
        kept = None
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
            kept = jinja2.FileSystemBytecodeCache(str(cache), _KEPT)
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=kept,
            auto_reload=False,  # a template does not change while a paper is made
            cache_size=-1,  # all of them are kept, and nothing has to be known of which was asked for last
        )
        self._environment.globals.clear()

    def render(self, name: str, **values: object) -> str:
        """The text of one template with these values."""
        return self._environment.get_template(name).render(values)

    def part(self, name: str, **values: object) -> Markup:
        """The same as a part of other templates, which print it as it stands."""
        return Markup(self.render(name, **values).removesuffix("\n"))  # noqa: S704  escaped by the template
