"""The tree of failures.

Bad copy is never an exception: it is a ``Note`` and the work goes on. What stands here stops a command,
or one target of it, because a person or a machine has to act first::

    PublisherError
    ├── HouseError        a house file or press profile is wrong          exit 2
    ├── UsageError        what was asked for does not exist               exit 2
    ├── PathClaimError    two targets claim one path                      exit 2
    ├── RenderError       one target could not be rendered                exit 1
    ├── MissingPartError  this machine lacks a part of the system         exit 3
    ├── StorageError      the disk refuses a file                         exit 3
    ├── DamageError       a file of our own can no longer be read         exit 3
    ├── LostError         a worker died while it read copy                exit 3
    ├── ClusterError      a cluster cannot be used                        exit 3
    ├── BusyError         another build or send of it is at work          exit 3
    ├── PreflightError    a finished page would be rejected by the plant  exit 4
    └── DeliveryError     pages did not reach the place they are sent to  exit 5

Messages are lower case, name the file and say what to do, and carry no full stop.
"""

from typing import ClassVar

MISPLACED = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What Python says in a file of others where something is of another kind than its place calls for.

RecursionError and NotImplementedError are RuntimeErrors.
"""


class PublisherError(Exception):
    """Anything this package raises on purpose."""

    exit_code: ClassVar[int] = 1


class HouseError(PublisherError):
    """A house file or a press profile cannot be used."""

    exit_code = 2

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why

    def __reduce__(self) -> tuple[type["HouseError"], tuple[str, str]]:
        return type(self), (self.path, self.why)


class UsageError(PublisherError):
    """The command asks for something that is not there."""

    exit_code = 2


class PathClaimError(PublisherError):
    """Two targets would write the same file; ``path`` is below the output folder."""

    exit_code = 2

    def __init__(self, path: str, first: str, second: str) -> None:
        super().__init__(f"{path}: claimed by {first} and by {second}; rename one of them")
        self.path = path


class RenderError(PublisherError):
    """One target could not be rendered; ``path`` is below the output folder. The others are not touched by it."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: could not be rendered: {why}")
        self.path = path
        self.why = why

    def __reduce__(self) -> tuple[type["RenderError"], tuple[str, str]]:
        return type(self), (self.path, self.why)


class MissingPartError(PublisherError):
    """A part of the system is missing; ``part`` is its name, ``remedy`` the line that installs it."""

    exit_code = 3

    def __init__(self, part: str, remedy: str) -> None:
        super().__init__(f"{part} is missing on this machine; install it with: {remedy}")
        self.part = part
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["MissingPartError"], tuple[str, str]]:
        return type(self), (self.part, self.remedy)


class StorageError(PublisherError):
    """The disk refuses a file: it is full, or not to be written to. ``path`` is below the output folder, or our own."""

    exit_code = 3

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: could not be written: {why}")
        self.path = path
        self.why = why

    def __reduce__(self) -> tuple[type["StorageError"], tuple[str, str]]:
        return type(self), (self.path, self.why)


class DamageError(PublisherError):
    """A database of our own is damaged; ``path`` is where it lies."""

    exit_code = 3

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is damaged; put back its last copy, or take it away")
        self.path = path


class LostError(PublisherError):
    """A worker died while it read copy, from the file ``first`` to the file ``last``."""

    exit_code = 3

    def __init__(self, first: str, last: str) -> None:
        super().__init__(f"a worker died while it read copy between {first} and {last}; try these with publisher show")


class ClusterError(PublisherError):
    """A cluster cannot be used; ``address`` is that of its scheduler, or of a worker."""

    exit_code = 3

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address}: {why}")
        self.address = address


class BusyError(PublisherError):
    """Another build of the same newsroom is at work, or another send; ``process`` is its number."""

    exit_code = 3

    def __init__(self, process: str, work: str = "build") -> None:
        super().__init__(
            f"another {work} of this newsroom is at work (process {process}); {work} again when it is done"
        )


class PreflightError(PublisherError):
    """A page we made ourselves breaks a rule of the plant it is for."""

    exit_code = 4


class DeliveryError(PublisherError):
    """A place did not take what was sent to it; ``sent`` are the files it has, ``left`` those it has not."""

    exit_code = 5

    def __init__(self, address: str, why: str, sent: tuple[str, ...], left: tuple[str, ...]) -> None:
        told = f"sent: {', '.join(sent) or 'nothing'}; not sent: {', '.join(left) or 'nothing'}"
        super().__init__(f"{address}: {why}; {told}")
        self.address = address
        self.sent = sent
        self.left = left
