"""Newspaper copy in; a site, feeds and press pages out.

The path of the data is one line, the same everywhere in this package::

    copy --read--> Article --catalogue--> cards --plan--> [Target] --render--> bytes --store--> output/

``ARCHITECTURE.md`` says which room does which step.
"""

__version__ = "0.1.0"
