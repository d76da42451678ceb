"""What the window says in other languages, and how that is kept up to date."""
