"""Templates: the only module that imports jinja2.

In: the name of a template and the values it shows, ready to print. Out: text. Everything is escaped unless it is
``Markup``; a name the template uses and was not given is an error; a template cannot reach clock, files or settings.
"""

from pathlib import Path

import jinja2
from markupsafe import Markup

__all__ = ["Markup", "Templates"]


class Templates:
    """The templates below some folders; the first folder that has a name wins."""

    def __init__(self, folders: tuple[Path, ...], cache: Path | None = None) -> None:
        """``cache`` is where compiled templates are kept; each is known by its source, so it is never out of date."""
        kept = None
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)
            kept = jinja2.FileSystemBytecodeCache(str(cache))
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=kept,
            auto_reload=False,  # a template does not change while a paper is made
        )
        self._environment.globals.clear()

    def render(self, name: str, **values: object) -> str:
        """The text of one template with these values."""
        return self._environment.get_template(name).render(values)

    def part(self, name: str, **values: object) -> Markup:
        """The same as a part of other templates, which print it as it stands."""
        return Markup(self.render(name, **values).removesuffix("\n"))  # noqa: S704  escaped by the template
