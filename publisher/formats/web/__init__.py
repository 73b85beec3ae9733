"""The site: fronts, stories, sections, agencies, writers, the archive, and what search engines ask for.

In: the catalogue. Out: targets below ``site/``. Nothing is rendered here, and no template or font library is loaded.
"""

import datetime as dt
from collections.abc import Iterator
from importlib import import_module

from publisher.fonts import WEB_CUTS, cut_digest
from publisher.formats.web.sitemaps import fresh_until
from publisher.formats.web.targets import NAME, parts
from publisher.plan import Format, Newsroom, Part, Target


class Web:
    """The family of pages."""

    name = NAME

    def load(self) -> None:
        """What renders pages, and the digests of the faces they are set in."""
        import_module("publisher.formats.web.render")
        for cut in WEB_CUTS:
            cut_digest(cut)

    def parts(self, newsroom: Newsroom) -> Iterator[Part]:
        """Every file of the site, month by month and list by list."""
        return parts(newsroom)

    def holds_until(self, newsroom: Newsroom) -> dt.datetime | None:
        """When the news sitemap gains or loses a story."""
        return fresh_until(newsroom)

    def needs(self, newsroom: Newsroom, target: Target) -> Iterator[str]:  # noqa: ARG002  as every format is asked
        """The catalogue holds all it looks at."""
        return iter(())


FORMAT: Format = Web()
