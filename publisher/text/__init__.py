"""Pure functions on strings and bytes: nothing here knows a newspaper, reads a file or asks the time."""
