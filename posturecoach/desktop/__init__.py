"""The window: widgets that show, workers that hand over. The only room with Qt."""
