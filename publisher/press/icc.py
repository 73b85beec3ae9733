"""Whether an ICC profile describes a press.

In: the bytes of a profile and the standard of the file it is for. Out: what is wrong with it, in words. Nothing here
converts a colour; only the profile's header is looked at (ICC.1:2001-04, 6.1).
"""

from publisher.press.standards import Standard

HEADER_BYTES = 128
_VERSION, _CLASS, _INKS, _MARK = 8, slice(12, 16), slice(16, 20), slice(36, 40)
# PDF 1.3 and 1.4 know profiles of version 2 alone (ISO 32000-1, table 66).
_PDF_OF_VERSION_4 = (1, 5)
_VERSION_4 = 4


def fault_of_icc(icc: bytes, standard: Standard) -> str:
    """What it is instead of the output profile of a CMYK press; empty where it is one. The header is enough."""
    if len(icc) < HEADER_BYTES or icc[_MARK] != b"acsp":
        return "something that is no ICC profile"
    if icc[_CLASS] != b"prtr":
        return "an ICC profile that is not for output"
    if icc[_INKS] != b"CMYK":
        return "an ICC profile that is not for CMYK"
    if icc[_VERSION] >= _VERSION_4 and standard.newest_pdf < _PDF_OF_VERSION_4:
        return f"an ICC profile of version {icc[_VERSION]}, which {standard.name} does not know"
    return ""
