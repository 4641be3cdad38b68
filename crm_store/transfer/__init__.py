"""Import and export: records as files, in the columns of the import format."""

from crm_store.transfer.errors import TransferError
from crm_store.transfer.exporting import export_path
from crm_store.transfer.importing import import_path
from crm_store.transfer.progress import Progress
from crm_store.transfer.report import FileReport, ImportReport, RefusedRow

__all__ = [
    "FileReport",
    "ImportReport",
    "Progress",
    "RefusedRow",
    "TransferError",
    "export_path",
    "import_path",
]
