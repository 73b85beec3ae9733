"""Furniture: telling a story from everything a newspaper puts round it.

In: a piece of copy as blocks of text, whatever carrier it came in, and a house. Out: pieces with a role each, the
article they make, and the notes. A block is anything with words and a way back to their bytes.

The furniture of a paper is data: rules in its house file, and in those of other papers (``rules`` applies them;
``cues`` and ``index`` say which are worth a try).
``zones`` finds head, body and tail; ``head``, ``body`` and ``tail`` say what each block there is; ``assemble`` and
``pictures`` make the fields, ``lints`` the notes, ``trial`` tries the rules on their own examples. No word is changed,
nothing raises.
"""
