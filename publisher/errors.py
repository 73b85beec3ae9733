"""The tree of failures.

Bad copy is never an exception: it is a ``Note`` and the work goes on. What stands here stops a command,
or one target of it, because a person or a machine has to act first::

    PublisherError
    ├── HouseError        a house file or press profile is wrong          exit 2
    ├── UsageError        what was asked for does not exist               exit 2
    ├── PathClaimError    two targets claim one path                      exit 2
    ├── RenderError       one target could not be rendered                exit 1
    ├── MissingPartError  this machine lacks a part of the system         exit 3
    └── PreflightError    a finished page would be rejected by the plant  exit 4

Messages are lower case, name the file and say what to do, and carry no full stop.
"""

from typing import ClassVar


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


class PreflightError(PublisherError):
    """A page we made ourselves breaks a rule of the plant it is for."""

    exit_code = 4
