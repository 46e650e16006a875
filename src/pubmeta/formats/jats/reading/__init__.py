"""The parts of a JATS document, each to the part of the article that it tells of."""
