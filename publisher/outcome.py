"""The outcome: what one build did, for whoever tells of it.

In: what filing, planning and making gave. Out: one frozen value. Nothing is done here.
"""

from heapq import merge

import msgspec

from publisher.errors import PublisherError
from publisher.filing import Filed
from publisher.preflight.report import Report
from publisher.texts import Texts
from publisher.work import Work


class Outcome(msgspec.Struct, frozen=True):
    """What a build did: paths of outputs laid and removed, the faults of those not made, the preflight reports.

    ``remarks`` are sentences on the state of the newsroom that its people should know.
    """

    filed: Filed
    work: Work
    laid: tuple[Texts, ...] = ()
    removed: tuple[str, ...] = ()
    faults: tuple[tuple[str, PublisherError], ...] = ()
    reports: tuple[Report, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The paths of all outputs that were written, in order."""
        return tuple(merge(*self.laid))

    @property
    def written_count(self) -> int:
        """How many there are."""
        return sum(map(len, self.laid))

    @property
    def is_whole(self) -> bool:
        """Everything was made, and no plant would reject it."""
        return not self.faults and not any(report.rejected for report in self.reports)
