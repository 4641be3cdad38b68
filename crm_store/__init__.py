"""The records: models, repositories, the unit of work, metrics, import and export."""
