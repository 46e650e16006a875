"""The parts of JSON-LD, read: each module mirrors one of the writer's."""
