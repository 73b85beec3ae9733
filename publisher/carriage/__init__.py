"""Carriage: how copy travels when it is not plain text, and how it is taken out of its carrier again.

In: the text of a carrier (HTML, NITF, JSON...). Out: ``Carried``: its paragraphs in order, each with what the carrier
says it is, and the facts the carrier states beside them. What the carrier does not say, the conventions of newspaper
copy say. Which file is whose is for the intakes to know; no module here reads a file's name.
"""
