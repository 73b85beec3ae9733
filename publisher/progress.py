"""The progress bar of a terminal.

In: how many files are finished, of how many, and the last one's path. Out: one line on standard error that is gone when
the work is. Colour and motion follow the terminal and NO_COLOR, as rich reads them.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from publisher.options import Advance


@contextmanager
def bar() -> Iterator[Advance]:
    """Show a bar for as long as the context is open; call what it gives after each file."""
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def advance(finished: int, whole: int, path: str) -> None:
            progress.update(task, completed=finished, total=whole, description=path)

        yield advance
