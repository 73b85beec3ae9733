"""A print queue.

In: pages. Out: one job a page. What is said to the queue stands in ``delivery.queue``.
"""

from publisher.delivery.place import Kind
from publisher.delivery.queue import connected

KIND = Kind(keeps_files=False, connect=connected)
