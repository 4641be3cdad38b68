"""The sample company 澄明科技 / Clearwater Systems: made by code, with dates relative to today."""

from crm_store.sample.fill import fill_sample

__all__ = ["fill_sample"]
