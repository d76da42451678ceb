"""What is kept of a day, as values: minutes, events, and sums of them. Numbers and words only.

Pure: the clock's time is handed in, and where it is kept (`journal`) or told (`reports`) is
somebody else's business.
"""
