"""The type `duration`."""

import re
from dataclasses import dataclass
from fractions import Fraction

from frictionless_dossier.types.base import NotOfType, Type
from frictionless_dossier.types.instants import DAY, days

_COUNT = "[0-9]{1,999}"
_DURATION = re.compile(
    rf"(?P<sign>-?)P(?=[0-9]|T)(?:(?P<years>{_COUNT})Y)?(?:(?P<months>{_COUNT})M)?"
    rf"(?:(?P<days>{_COUNT})D)?"
    rf"(?:T(?=[0-9])(?:(?P<hours>{_COUNT})H)?(?:(?P<minutes>{_COUNT})M)?"
    rf"(?:(?P<seconds>{_COUNT}(?:\.{_COUNT})?)S)?)?"
)
# XML Schema Part 2, 3.2.6.2: the four starts from which two durations are compared.
_STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration: months and seconds, which have no fixed ratio.

    Equal if both are. Ordered only where the order is the same from every start, as XML Schema
    Part 2, 3.2.6.2 has it: P1M is neither less nor more than P30D.
    """

    months: int
    seconds: int | Fraction

    def __lt__(self, other: "Duration") -> bool:
        return all(self._end(*start) < other._end(*start) for start in _STARTS)

    def __gt__(self, other: "Duration") -> bool:
        return other < self

    def __le__(self, other: "Duration") -> bool:
        return self == other or self < other

    def __ge__(self, other: "Duration") -> bool:
        return other <= self

    def _end(self, year: int, month: int) -> int | Fraction:
        years, rest = divmod(month - 1 + self.months, 12)
        return days(year + years, rest + 1) * DAY + self.seconds


def duration() -> Type:
    """A length of time.

    Table Schema, `duration`: "the definition of XML Schema duration datatype directly" (Part 2,
    3.2.6): PnYnMnDTnHnMnS with an optional minus in front, at least one part, no T without a part
    after it, a fraction of seconds only. There are no weeks.
    """
    return Type("a duration", "PnYnMnDTnHnMnS, such as P1Y6M or PT30M", _read)


def _read(text: str) -> Duration:
    match = _DURATION.fullmatch(text)
    if match is None:
        reason = "XML Schema knows no weeks: write days" if re.fullmatch("P[0-9]+W", text) else ""
        raise NotOfType(reason)
    part = {name: int(match[name] or 0) for name in ("years", "months", "days", "hours", "minutes")}
    sign = -1 if match["sign"] else 1
    seconds = match["seconds"] or "0"
    total = part["days"] * DAY + part["hours"] * 3600 + part["minutes"] * 60
    exact = Fraction(seconds) if "." in seconds else int(seconds)
    return Duration(sign * (part["years"] * 12 + part["months"]), sign * (total + exact))
