"""Throw mutated copy at every intake and see that none of them raises, hangs or loses a byte.

Run with ``make fuzz`` (ten minutes), or ``python -m tests.fuzz.intakes -max_total_time=20 FOLDER...``. The folders hold
copy to start from; what the fuzzer finds goes into the first. The first byte of an input chooses the intake, the rest
is the copy.
"""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent.parent
ENDINGS = (".txt", *(f".{name}" for name in ("md", "html", "docx", "nitf.xml", "newsml.xml", "ninjs.json")), "")

with atheris.instrument_imports(include=["publisher"]):  # intakes are imported when they are first needed
    from publisher import intake
    from publisher.house import read_house
    from publisher.reading import CopyFile

    READ = intake.reader(read_house(ROOT / "publisher.toml"))
    for ending in ENDINGS:
        READ(CopyFile(f"first{ending}", b"Headline\n\nA sentence.\n"))


def one(content: bytes) -> None:
    """One input: it is read, and its labels are the whole of it."""
    ending = ENDINGS[content[0] % len(ENDINGS)] if content else ""
    reading = READ(CopyFile(f"any{ending}", content[1:]))
    whole = b"".join(label.span.of(content[1:]) for label in reading.labels)
    if whole != content[1:]:
        raise AssertionError(f"{len(content) - 1 - len(whole)} bytes lost")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
