"""The ``publisher`` command: which commands there are, and how each of them ends.

In: arguments. Out: results on standard output, notes and progress on standard error, and an exit code: 0 clean,
1 content, 2 usage or configuration, 3 environment, 4 preflight, 5 delivery, 130 interrupted. A command is loaded when
it is given: one with nothing to do must not pay for what it does not use.
"""

import gc
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from publisher import __version__, commands
from publisher.errors import PublisherError, StorageError

_INTERRUPTED = 130
# A build makes hundreds of thousands of values that live until it ends. To look through them for garbage as often as
# Python does otherwise took a third of the time of a build with little to do.
COLLECTIONS = (100_000, 20, 20)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    gc.set_threshold(*COLLECTIONS)
    try:
        sys.exit(cli.main(args=arguments, prog_name="publisher", standalone_mode=False) or 0)
    except PublisherError as fault:
        click.echo(f"publisher: {fault}", err=True)
        sys.exit(fault.exit_code)
    except OSError as fault:
        click.echo(f"publisher: {fault.filename}: {fault.strerror}", err=True)
        sys.exit(StorageError.exit_code)
    except click.exceptions.Abort:
        click.echo("publisher: interrupted; every file is whole, and the next build goes on from here", err=True)
        sys.exit(_INTERRUPTED)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    finally:
        gc.freeze()  # or Python looks through all of it once more before it goes


class _Commands(click.Group):
    """The commands of the folder ``commands``, each a module with a ``command``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click asks
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return found


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Turn newspaper copy into a news site, feeds and press pages."""
