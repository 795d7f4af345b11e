"""What a printer can print: profiles of limits, each value with its source."""

from layout.printer.loader import load_printer, names_of_printers
from layout.printer.record import KINDS, Bound, Kind, Limit, Name, Printer

__all__ = [
    "KINDS",
    "Bound",
    "Kind",
    "Limit",
    "Name",
    "Printer",
    "load_printer",
    "names_of_printers",
]
