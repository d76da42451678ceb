"""The follow-up report and the bundle for clinical systems: summaries handed in, text out.

Three steps, each of them pure: `followup` makes numbers (a `Report`), `telling` makes words,
tables and pictures of them in one language (a `Document`), and `page` makes HTML of that. The
window's PDF draws the same `Document`. Nothing here asks a clock, opens the journal or writes
a file.
"""
