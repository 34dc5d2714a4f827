"""Two people's chat as an app exports it, for tests that bring one in."""

from datetime import datetime, timedelta

SAYINGS = ("Good morning, my love ❤️", "Did you sleep?", "Yes, and you?", "I am late again, sorry", "See you at eight")


def exported(weeks: int = 60) -> bytes:
    """A chat as WhatsApp writes it: three evenings a week, in the second half half as many, and links in it."""
    lines, day = [], datetime(2023, 1, 2, 19, 0)  # noqa: DTZ001
    for evening in range(weeks * 3):
        day += timedelta(days=2 + evening % 2)
        for number in range(12 if evening < weeks * 1.5 else 5):
            at = day + timedelta(minutes=3 * number)
            name = ("Noor", "Ben")[(number + evening) % 2]
            text = SAYINGS[(number * 7 + evening) % 5] + (" https://example.org/x" if number == 3 else "")
            lines.append(f"{at:%d/%m/%Y, %H:%M} - {name}: {text}")
    return ("\n".join(lines) + "\n").encode()
