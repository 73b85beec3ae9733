"""An order: what a command asks for, and the newsroom it asks it of.

In: a house file, an output folder, formats, the instant that counts as now. Out: the newsroom, with its catalogue open,
and the register of the output folder. Nothing is read or made here.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from publisher import formats, machine
from publisher.catalogue import Catalogue
from publisher.digests import TemplateDigests
from publisher.edition import FOLDER as EDITIONS
from publisher.house import read_house
from publisher.plan import Newsroom
from publisher.press import read_press_profile
from publisher.register import Register
from publisher.standing import STATE
from publisher.store import Storage, Store

_CATALOGUE, _REGISTER = "catalogue.sqlite", "register.sqlite"
REMAKEABLE = frozenset({_CATALOGUE, _REGISTER})  # what a build can do without


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for. ``as_of`` is an aware instant; no ``formats`` means all; ``below`` limits it to some paths.

    ``output`` is a folder, or an address such as ``s3://bucket/paper``; ``cluster`` that of a Dask scheduler.
    """

    house_file: Path
    output: Path | str
    formats: tuple[str, ...]
    as_of: dt.datetime
    jobs: int = 1
    below: str = ""
    cluster: str | None = None

    @property
    def place(self) -> str:
        """Where outputs go, in one way of writing it."""
        return str(self.output.resolve()) if isinstance(self.output, Path) else self.output.rstrip("/")

    @property
    def wanted(self) -> tuple[str, ...]:
        """The names of the formats that are asked for."""
        return self.formats or formats.names()

    @property
    def root(self) -> Path:
        """The folder of the newsroom."""
        return self.house_file.resolve().parent

    @property
    def state(self) -> Path:
        """The folder of what is kept between builds."""
        return self.root / STATE


@contextmanager
def newsroom_of(order: Order) -> Iterator[Newsroom]:
    """The newsroom of a house file, with its catalogue open."""
    house = read_house(order.house_file)
    with Catalogue(order.state / _CATALOGUE) as catalogue, register_of(order) as register:
        yield Newsroom(
            root=order.root,
            house=house,
            press=read_press_profile(house.press, order.root),
            catalogue=catalogue,
            templates=TemplateDigests(template_folders(order.root)),
            as_of=order.as_of,
            prints=_prints(order, register),
        )


def register_of(order: Order) -> Register:
    """The register of the output folder of an order."""
    return Register(order.state / _REGISTER, order.place)


def storage_of(order: Order) -> Storage:
    """Where the outputs of an order go."""
    return storage_at(order.output)


def storage_at(output: Path | str) -> Storage:
    """What is behind an output folder, or an address such as ``s3://bucket/paper``."""
    if isinstance(output, Path):
        return Store(output)
    far: Storage = machine.from_extra("publisher.remote").RemoteStore(output)
    return far


def watched_by(order: Order, newsroom: Newsroom) -> tuple[Path, ...]:
    """Every file and folder that a build of this order looks at, but for what it keeps and makes itself."""
    house = newsroom.house
    own_press = order.root / house.press
    watched = (
        order.house_file.resolve(),
        order.root / house.copy_folder,
        order.root / "templates",  # which may be made one day
        order.root / EDITIONS,  # and so may these
        *newsroom.templates.folders,
        Path(__file__).parent,
        own_press,
        newsroom.press.icc_path,
    )
    return tuple(dict.fromkeys(watched))


def _prints(order: Order, register: Register) -> bool:
    """Whether there are PDFs: some were made, or this build is to make them and has what it takes."""
    wanted = not order.formats or "press" in order.formats
    return register.has_format("press") or (wanted and machine.has("pango"))


def template_folders(root: Path) -> tuple[Path, ...]:
    """The newsroom's own templates first, then those that came with the package."""
    package = Path(__file__).parent
    came_with_us = (package / "templates", package.parent / "templates")
    found = [folder for folder in (root / "templates", *came_with_us) if folder.is_dir()]
    return tuple(dict.fromkeys(found))
