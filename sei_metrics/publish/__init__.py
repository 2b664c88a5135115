"""What is offered for taking away: files of figures, the list of them, and the data."""

from sei_metrics.publish.data import left_out, observations, quoted
from sei_metrics.publish.directory import directory
from sei_metrics.publish.downloads import DOWNLOADS, Download
from sei_metrics.publish.files import Order, Saved, file_name, ordered, saved
from sei_metrics.publish.package import save as save_package
from sei_metrics.publish.size import SIZES, refuse_size
from sei_metrics.publish.whole import whole, write_whole

__all__ = [
    "DOWNLOADS",
    "SIZES",
    "Download",
    "Order",
    "Saved",
    "directory",
    "file_name",
    "left_out",
    "observations",
    "ordered",
    "quoted",
    "refuse_size",
    "save_package",
    "saved",
    "whole",
    "write_whole",
]
