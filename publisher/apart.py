"""Apart: one task done by another process, while this one goes on with something else.

In: a task that makes bytes. Out: a function that waits for them. Nothing is loaded for it, and whoever forks has to let
go of its databases first.
"""

import os
from collections.abc import Callable

_WHOLE = b"."


def apart(task: Callable[[], bytes]) -> Callable[[], bytes | None]:
    """Begin a task; what is returned is called once, and gives what the task made, ``None`` if its process died."""
    here, there = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            with open(there, "wb") as stream:
                stream.write(task() + _WHOLE)
        finally:
            os._exit(0)
    os.close(there)

    def made() -> bytes | None:
        with open(here, "rb") as stream:
            content = stream.read()
        os.waitpid(process, 0)
        return content.removesuffix(_WHOLE) if content.endswith(_WHOLE) else None

    return made
