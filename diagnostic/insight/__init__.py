"""What many tests together can tell: simulated people now, statistics of real ones later.

Above the core because it draws at random; a drawing is always repeatable by its seed.
"""
