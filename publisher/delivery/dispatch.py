"""The dispatch: a parcel on its way, file by file.

In: a parcel, an address, its receipts, and how patient to be. Out: each file with what became of it, told as soon as it
is known. What may pass is tried again on a new connection; what is sent has a receipt before the next file is begun.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from publisher.delivery.address import Address
from publisher.delivery.parcel import File, Parcel
from publisher.delivery.place import FalteringError, Fate, Kind, Place, RefusedError
from publisher.delivery.receipts import Receipts
from publisher.errors import DeliveryError

T = TypeVar("T")
_VOID = ""  # the digest of nothing


class Told(StrEnum):
    """What became of a file."""

    SENT = "sent"
    KEPT = "sent before"


@dataclass(frozen=True, slots=True)
class Patience:
    """How often something is tried, how to wait (seconds), and whom to tell of it."""

    tries: int
    wait: Callable[[float], None]
    tell: Callable[[str], None]

    @property
    def waits(self) -> tuple[int, ...]:
        """The seconds between tries, each twice the one before."""
        return tuple(2**number for number in range(self.tries - 1))


def due_of(parcel: Parcel, sent: dict[str, str]) -> tuple[File, ...]:
    """The files that are new to the target. Where a page is, so are the papers that go with it."""
    changed = tuple(file for file in parcel.files if sent.get(file.name) != file.sha256)
    if any(file in parcel.pages for file in changed):
        return tuple(file for file in parcel.files if file in changed or file in parcel.papers)
    return changed


def deliver(
    parcel: Parcel, address: Address, kind: Kind, receipts: Receipts, patience: Patience
) -> Iterator[tuple[str, Told]]:
    """Send what is due, in order; the name of each file, and what became of it.

    Raises:
        DeliveryError: the place refuses a file, or was not to be reached as often as it was tried.
    """
    sent = receipts.all()
    due = due_of(parcel, sent)
    line = _Line(address, kind, patience)
    marks: dict[str, str] = {}
    try:
        if any(file in parcel.pages for file in due):
            _call_back([file.name for file in reversed(parcel.papers) if file.name in sent], line, receipts)
        for file in parcel.files:
            if file in due:
                marks[file.name] = line.do(_putting(file))
                receipts.record(file.name, file.sha256)
            yield file.name, Told.SENT if file in due else Told.KEPT
        _follow({name: mark for name, mark in marks.items() if mark}, line, receipts, patience)
    except (FalteringError, RefusedError) as fault:
        arrived = receipts.all()
        gone = tuple(file.name for file in due if arrived.get(file.name) == file.sha256)
        left = tuple(file.name for file in due if file.name not in gone)
        raise DeliveryError(address.text, str(fault), gone, left) from fault
    finally:
        line.hang_up()


def _call_back(papers: list[str], line: "_Line", receipts: Receipts) -> None:
    """Take trigger and manifest of an earlier send away before pages change, lest the plant begins with half of them.

    Their receipts are made void first: whatever happens now, they are sent again.
    """
    for name in papers:
        receipts.record(name, _VOID)
        line.do(_removing(name))


def _putting(file: File) -> Callable[[Place], str]:
    def put(place: Place) -> str:
        content = file.read()
        if sha256(content).hexdigest() != file.sha256:
            raise RefusedError(f"{file.name} has been made anew since this send began; send again")
        return place.put(file.name, content)

    return put


def _removing(name: str) -> Callable[[Place], None]:
    return lambda place: place.remove(name)


def _asking(mark: str) -> Callable[[Place], tuple[Fate, str]]:
    return lambda place: place.fate(mark)


def _follow(marks: dict[str, str], line: "_Line", receipts: Receipts, patience: Patience) -> None:
    """Ask what became of jobs until none waits or patience ends; one that is lost has no receipt any more."""
    lost: list[str] = []
    for wait in (0, *patience.waits):
        if marks and wait:
            patience.wait(wait)
        fates = {name: line.do(_asking(mark)) for name, mark in marks.items()}
        lost += [f"{name}: {words}" for name, (fate, words) in fates.items() if fate is Fate.LOST]
        receipts.forget(*(name for name, (fate, _) in fates.items() if fate is Fate.LOST))
        marks = {name: marks[name] for name, (fate, _) in fates.items() if fate is Fate.WAITING}
        if not marks:
            break
    for name in marks:
        patience.tell(f"{name}: job {marks[name]} was taken and is not printed yet")
    if lost:
        raise RefusedError(", ".join(lost))


class _Line:
    """The connection to a place, made when it is needed, and made anew after a fault that may pass."""

    def __init__(self, address: Address, kind: Kind, patience: Patience) -> None:
        self._address = address
        self._kind = kind
        self._patience = patience
        self._place: Place | None = None

    def do(self, act: Callable[[Place], T]) -> T:
        """Do something there, as often as patience allows.

        Raises:
            FalteringError: it failed every time.
            RefusedError: it is of no use to try again.
        """
        for wait in self._patience.waits:
            try:
                return self._once(act)
            except FalteringError as fault:
                self.hang_up()
                self._patience.tell(f"{self._address.text}: {fault}; trying again in {wait} s")
                self._patience.wait(wait)
        return self._once(act)

    def _once(self, act: Callable[[Place], T]) -> T:
        if self._place is None:
            self._place = self._kind.connect(self._address)
        return act(self._place)

    def hang_up(self) -> None:
        """Let go of the connection, if there is one."""
        if self._place is not None:
            self._place.close()
            self._place = None
