"""What the desk is doing: a call, a full screen, a locked one; one small adapter per matter.

Whatever can't be told is None, and nothing here is needed for the program to run.
"""
