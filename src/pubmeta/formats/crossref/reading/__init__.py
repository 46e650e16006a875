"""The parts of Crossref records, read: each module mirrors one of the writer's."""
