"""Days as spreadsheets write them: read where there is one reading, refused with both where there are two."""

from datetime import date

import pytest

from decision.batch.days import UnclearError, day


@pytest.mark.parametrize(
    "text",
    [
        *("2025-12-31", "20251231", "2025/12/31", "2025-12-31T00:00:00", "2025-12-31 00:00:00", "46022", "46022.0"),
        *("12/31/2025", "31/12/2025", "31.12.2025", "12-31-25", "Dec 31, 2025", "31 December 2025", "31-Dec-25", "December 2025"),
        *("1/1/2025 - 12/31/2025", "January 1, 2025 through December 31, 2025", "2025-01-01 to 2025-12-31"),
        "01.01.2025–31.12.2025",
    ],
)
def test_days_with_one_reading(text):
    """However it is written, it is the last day of 2025."""
    assert day(text) == date(2025, 12, 31)


def test_days_with_two_readings_are_refused_with_both():
    """What could be March or April says so, until the order is given; the point is European, equal numbers are one day."""
    with pytest.raises(UnclearError, match=r"can be Mar 4 or Apr 3\. Write it as 2026-03-04 or 2026-04-03"):
        day("03/04/2026")
    assert day("03/04/2026", "mdy") == date(2026, 3, 4)
    assert day("03/04/2026", "dmy") == date(2026, 4, 3)
    assert day("04.03.2026") == date(2026, 3, 4)
    assert day("05/05/2026") == date(2026, 5, 5)


@pytest.mark.parametrize("text", ["soon", "2026-02-30", "13/13/2026", "12345", "Q3 2025", "99999", "May", "1 2 Mar 2025 9"])
def test_what_is_no_day(text):
    """Anything else says how to write it."""
    with pytest.raises(UnclearError, match="is not a day. Write it as 2026-03-31"):
        day(text)
