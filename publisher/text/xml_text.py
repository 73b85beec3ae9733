"""Text that any XML or JSON reader accepts.

In: any text. Out: the same text without the characters that XML 1.0 forbids or discourages. Nothing is escaped here.
"""

import re

# XML 1.0 (fifth edition), section 2.2: production [2] Char, less the ranges its note discourages;
# compiled when it is first needed, for that takes as long as loading ten modules
_NOT_TEXT = "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"


def xml_text(text: str) -> str:
    """The text without control characters, lone surrogates and noncharacters; every line ends in a line feed."""
    return re.sub(_NOT_TEXT, "", text.replace("\r\n", "\n").replace("\r", "\n"))
