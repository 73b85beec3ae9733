"""Typesetting: lines composed, frames filled, sheets made up.

In: words, faces and the sizes of a sheet. Out: sheets, where every line has its words, its place and its word space.
All of it is arithmetic on points (1/72 inch): nothing here writes a PDF, reads copy or knows what a colour is.
"""
