"""What makes a content stream wrong in itself: operators, their operands, what opens and closes."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

# Every operator with the fewest operands it works with (ISO 32000-1 annex A).
_BY_COUNT: Final = (
    "b B b* B* BI BT BX EMC EI ET EX f F f* h ID n q Q s S T* W W*",
    "BMC cs CS Do g G gs i j J M MP ri sc SC scn SCN sh Tc TJ Tj TL Tr Ts Tw Tz w '",
    "BDC d d0 DP l m Td TD Tf",
    'rg RG "',
    "k K re v y",
    "",
    "c cm d1 Tm",
)
OPERANDS: Final = {name: count for count, row in enumerate(_BY_COUNT) for name in row.split()}
# Unknown operators that are named, of one content; a stream of rubbish has thousands.
_MOST_NAMED: Final = 4
_MOST_NAME: Final = 12


class Syntax(Struct):
    """What stands open in one content stream, and the faults found in it, in order."""

    saved: int = 0
    in_text: bool = False
    # Between BX and EX unknown operators are passed over (ISO 32000-1 7.8.2).
    compatible: int = 0
    faults: dict[str, None] = field(default_factory=dict)
    unknown: int = 0

    def note(self, fault: str) -> None:
        """Note a fault, each kind once."""
        self.faults[f"syntax: {fault}"] = None

    def note_unknown(self, operator: str) -> None:
        """Note an operator that there is none of, unless the stream allows for it."""
        if self.compatible:
            return
        self.unknown += 1
        if self.unknown <= _MOST_NAMED:
            self.note(f"unknown operator: {operator[:_MOST_NAME]}")

    def nest(self, operator: str) -> None:
        """Take note of an operator that opens or closes something."""
        match operator:
            case "q":
                self.saved += 1
            case "Q" if self.saved:
                self.saved -= 1
            case "Q":
                self.note("Q without q")
            case "BT" | "ET":
                if self.in_text is (operator == "BT"):
                    self.note("BT in BT" if self.in_text else "ET without BT")
                self.in_text = operator == "BT"
            case "BX":
                self.compatible += 1
            case "EX":
                self.compatible = max(0, self.compatible - 1)

    def finish(self) -> None:
        """Note what is still open at the end of the stream."""
        if self.saved:
            self.note("q without Q")
        if self.in_text:
            self.note("BT without ET")


NESTING: Final = frozenset(("q", "Q", "BT", "ET", "BX", "EX"))
