"""Make the ICC profile of coldset printing on newsprint that stands in ``publisher/press/``.

In: the characterisation data of ANSI CGATS/SNAP TR 002-2007 and the sRGB profile, as Debian's ``icc-profiles-free``
installs them, and ArgyllCMS's ``colprof`` (about a minute of CPU). Out: the profile, the same bytes on every run, and
the most ink it lays for any sRGB colour. Run it only to change the profile; the result is kept with the code.
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

DATA = Path("/usr/share/color/icc")
PROFILE = Path(__file__).parent.parent / "publisher/press/newsprint-tr002-220.icc"

DESCRIPTION = "Newsprint, ANSI CGATS/SNAP TR 002-2007, total ink 220 %"
# The data's own header lets profiles made from it go anywhere, if they name the report as their source.
COPYRIGHT = (
    "Made from the characterization data of ANSI CGATS/SNAP TR 002-2007, copyright 2007 NPES, which may be "
    "distributed in this form without further permission when TR 002 is named as the source"
)
INK = ("-l220", "-L100")
# Heavy replacement of grey by black: black starts in the highlights, so that misregister does not tint the greys.
BLACK = ("-kp", "0", ".1", "1", ".95", ".6")

# ICC.1:2001-04 6.1.7: creation date and time, six big-endian 16-bit numbers. The report's year instead of the clock.
DATE_AT = 24
DATE = b"".join(n.to_bytes(2, "big") for n in (2007, 1, 1, 0, 0, 0))
LATTICE = 33


def main() -> None:
    """Make the profile and say how much ink it lays."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, default=DATA, help="the folder of TR002.ti3 and sRGB.icc")
    options.add_argument("--out", type=Path, default=PROFILE, help="the profile to write")
    chosen = options.parse_args()
    chosen.out.write_bytes(with_fixed_date(made_by_colprof(chosen.data)))
    print(f"{chosen.out.name}: {chosen.out.stat().st_size} bytes")
    for name, most, black in measured(chosen.out):
        print(f"{name}: at most {most:.0f} % of ink; RGB black is C{black[0]} M{black[1]} Y{black[2]} K{black[3]}")


def made_by_colprof(data: Path) -> bytes:
    """What ArgyllCMS makes of the measurements; ``-nc`` leaves the measurements themselves out."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(data / "TR002.ti3", Path(folder, "newsprint.ti3"))
        names = ("-D", DESCRIPTION, "-C", COPYRIGHT, "-A", "ANSI CGATS/SNAP", "-M", "TR 002-2007")
        command = ("colprof", *names, "-qm", "-nc", *INK, *BLACK, "-S", data / "sRGB.icc", "newsprint")
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        return Path(folder, "newsprint.icc").read_bytes()


def with_fixed_date(profile: bytes) -> bytes:
    """The profile without a trace of when it was made."""
    return profile[:DATE_AT] + DATE + profile[DATE_AT + len(DATE) :]


def measured(profile: Path) -> list[tuple[str, float, tuple[int, ...]]]:
    """For each way of converting sRGB: its name, the most ink in per cent over a lattice, and the inks of black."""
    steps = np.linspace(0, 255, LATTICE).round().astype("uint8")
    lattice = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1).reshape(-1, LATTICE, 3)
    ways = (
        ("perceptual", ImageCms.Intent.PERCEPTUAL, ImageCms.Flags.NONE),
        (
            "relative with black point compensation",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        ),
        ("relative", ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.NONE),
    )
    found = []
    for name, intent, flags in ways:
        srgb = ImageCms.createProfile("sRGB")
        to_press = ImageCms.buildTransform(srgb, str(profile), "RGB", "CMYK", renderingIntent=intent, flags=flags)
        inks = np.asarray(ImageCms.applyTransform(Image.fromarray(lattice), to_press)).reshape(-1, 4) / 2.55
        found.append((name, float(inks.sum(1).max()), tuple(int(ink) for ink in inks[0].round())))
    return found


if __name__ == "__main__":
    main()
