"""Looking at the columns of a table, again and again as it is told to be read otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rolodex.domain.mapping import Mapping
from rolodex.services.tables_in import TablesIn
from rolodex.ui.asking import Asking
from rolodex.ui.importing.mapping_heads import Reading
from rolodex.ui.importing.mapping_page import MappingPage, Table
from rolodex.ui.tasks import TaskRunner


class TableDesk(QObject):
    """Reads the first rows of one table for the page of its columns, and keeps what columns mean."""

    looked = Signal(bool)
    """The table was looked at; whether it is known for certain what its columns are."""
    failed = Signal(object)

    def __init__(self, runner: TaskRunner, tables: TablesIn, page: MappingPage) -> None:
        super().__init__(page)
        self._asking = Asking(runner, self)
        self._tables, self._page = tables, page
        self.table: Table | None = None
        page.reading_changed.connect(self._look_again)
        page.save_wanted.connect(self._save)
        page.delete_wanted.connect(self._delete)

    def look(self, path: Path) -> None:
        """Look at a table for the first time."""
        self.table = None
        self._ask(path, Reading())

    def is_settled(self) -> bool:
        """Whether nothing is being looked at or kept."""
        return self._asking.is_settled()

    def is_of(self, paths: Sequence[Path]) -> bool:
        """Whether these files are the one table that is looked at."""
        return self.table is not None and tuple(paths) == (self.table.path,)

    def is_certain(self) -> bool:
        """Whether the header is that of a known program, or of columns that were kept."""
        preview = self.table.preview if self.table else None
        return preview is not None and bool(preview.layout or preview.mapping.id)

    def _look_again(self) -> None:
        if self.table is not None:
            self._ask(self.table.path, self._page.heads.reading())

    def _ask(self, path: Path, reading: Reading) -> None:
        tables = self._tables

        def look() -> Table:
            preview = tables.preview(
                path,
                reading.sheet,
                reading.delimiter,
                reading.encoding,
                reading.header_row,
                subject=reading.subject,
            )
            return Table(path, preview, tables.targets(reading.subject), tables.mappings())

        self._asking.ask(
            "preview", lambda _progress: look(), self._show, lane="paper", failed=self.failed.emit
        )

    def _show(self, table: Table) -> None:
        self.table = table
        self._page.show_table(table)
        self.looked.emit(self.is_certain())

    def _save(self, mapping: object) -> None:
        tables, table = self._tables, self.table
        if isinstance(mapping, Mapping) and table is not None:
            columns = table.preview.columns
            self._asking.write(
                lambda: tables.save_mapping(mapping, columns),
                lambda saved: self._list(saved.id),
                self.failed.emit,
            )

    def _delete(self, mapping_id: int) -> None:
        tables = self._tables
        self._asking.write(
            lambda: tables.delete_mapping(mapping_id), lambda _changes: self._list(0), self.failed.emit
        )

    def _list(self, chosen: int) -> None:
        """Show which mappings are kept by now."""
        tables, page = self._tables, self._page
        self._asking.ask(
            "mappings", lambda _progress: tables.mappings(), lambda saved: page.show_saved(saved, chosen)
        )
