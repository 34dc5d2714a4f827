"""Values in, SVG out. Standard library only.

seam        one bar a day and a golden line over them (Today)
over_time   lines over weeks with numbered marks (the report on messages)
shared      one bar shared by two people
day         the hours of two people's days
"""

from goldseam.charts.pairs import day, shared
from goldseam.charts.panels import NARROW, WIDE, Axis, Level, Line, Panel, over_time

__all__ = ["NARROW", "WIDE", "Axis", "Level", "Line", "Panel", "day", "over_time", "shared"]
