"""Commands: the folder is the registry, one file for each command, called as the command is.

In: arguments. Out: results on standard output, notes and progress on standard error, and an exit code. A command is
loaded when it is given, and not before. Nothing here decides what an output looks like.
"""
