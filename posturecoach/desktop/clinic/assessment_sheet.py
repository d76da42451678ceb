"""What the pages of a guided assessment look like beside the window's own sheet."""

# In terms of the palette, so that it needs no second sheet for the dark theme.
FIELDS = """
QPlainTextEdit {
    background: palette(base); color: palette(text); border: 1px solid palette(mid);
    border-radius: 6px; padding: 4px 6px;
}
QPlainTextEdit:focus { border: 2px solid palette(highlight); padding: 3px 5px; }
QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid palette(mid); border-radius: 8px;
    background: palette(base);
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid palette(highlight); background: palette(base);
}
QRadioButton:focus { border: 2px solid palette(highlight); }
"""
