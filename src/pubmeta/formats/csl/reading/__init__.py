"""The parts of CSL items, read: each module mirrors one of the writer's."""
