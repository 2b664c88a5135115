"""What stands where: pages as records, and how a choice on a page is written in a link."""

from sei_metrics.site.records import Card, Page, Tile, page, pages

__all__ = ["Card", "Page", "Tile", "page", "pages"]
