"""Stage: what people have accepted, told apart from what is new and from what is gone.

Pure: a text is read and written, nothing on the disk is touched.
"""

from __future__ import annotations

from provenance.baseline._entries import Acceptance, Baseline
from provenance.baseline._sorting import Item, Sorted, items_of, sort

__all__ = ["Acceptance", "Baseline", "Item", "Sorted", "items_of", "sort"]
