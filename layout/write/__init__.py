"""Writers: the display list becomes files."""
