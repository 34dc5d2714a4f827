"""Space: a pause for one's own recovery and out of respect."""

SHORTEST = 21  # days; the article's "few weeks" (design)
LONGEST = 90  # days; beyond it a pause is no pause (design)
START_LENGTH = 30  # days proposed at the start; the article's "a month" (design)
