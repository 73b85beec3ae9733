"""How long it takes to read 10,000 pieces of copy of the seed's length, and how much memory.

Run with ``make bench``. Every piece differs, so that nothing can be remembered from one to the next; none is
kept. The house and its rules are made once, and garbage is looked for as seldom, as in a build. Prints seconds of CPU
and the most memory the program had.
"""

import gc
import resource
import time

from publisher.cli import COLLECTIONS
from publisher.house import read_house
from publisher.intake import reader
from publisher.reading import CopyFile
from tests.conftest import ROOT, SEED

PIECES = 10_000
GOAL_S = 5.0


def main() -> None:
    """Read them all and print what it took."""
    gc.set_threshold(*COLLECTIONS)
    read = reader(read_house(ROOT / "publisher.toml"))
    seed = SEED.read_bytes()
    read(CopyFile("first.txt", seed))
    before = time.process_time()
    half_kib = 0
    for number in range(PIECES):
        read(CopyFile(f"{number}.txt", seed.replace(b"BEIRUT", b"PORT %d" % number)))
        if number == PIECES // 2:
            half_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken = time.process_time() - before
    whole_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{PIECES} pieces of copy: {taken:.2f} s of CPU (goal {GOAL_S:.0f} s), {taken / PIECES * 1000:.2f} ms each")
    print(f"most memory: {half_kib // 1024} MiB after half of them, {whole_kib // 1024} MiB after all")


if __name__ == "__main__":
    main()
