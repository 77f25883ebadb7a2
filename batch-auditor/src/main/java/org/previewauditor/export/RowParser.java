package org.previewauditor.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Handle;

/** Makes facts, rejects and counts of the blocks of one file. Immutable: for any number of threads. */
public final class RowParser {

    private final DropFile file;
    private final ExportKind kind;
    private final char delimiter;
    private final FileColumns columns;
    private final Facts facts;
    private final RowText rowText;

    /**
     * @param file a file that is not refused
     * @param advertiserId the advertiser_id of ads that name none, or {@code null}
     */
    public RowParser(DropFile file, @Nullable String advertiserId) {
        this.file = file;
        DropFile.Header header = file.header();
        this.kind = header.layouts().get(0).kind();
        this.delimiter = header.delimiter();
        this.columns = new FileColumns(header.layouts());
        this.facts = new Facts(file, columns, advertiserId);
        this.rowText = new RowText(header.delimiter(), columns.secretPositions());
    }

    /** Reads the rows of a block of this parser's file. */
    public ParsedBlock parse(RawBlock block) {
        return new BlockParse().parse(block);
    }

    /** The reading of one block. */
    private final class BlockParse {

        private final Tally tally = new Tally();
        private final RowCells cells = new RowCells(delimiter);
        private final Row row = new Row(columns, cells, tally);
        private final List<AdRow> ads = new ArrayList<>();
        private final List<FactRow> factRows = new ArrayList<>();
        private final List<Reject> rejects = new ArrayList<>();
        private final List<Set<String>> rejectedKeys = new ArrayList<>();

        ParsedBlock parse(RawBlock block) {
            boolean valid = true;
            for (int record = 0; record < block.records(); record++) {
                cells.read(block.bytes(), block.start(record), block.end(record));
                if (valid && cells.mayBeInvalid()) {
                    findInvalidUtf8(block);
                    valid = false;
                }
                read(block.line(record));
            }
            RawBlock.Unclosed unclosed = block.unclosed();
            if (unclosed != null) {
                tally.reject(Reason.UNCLOSED_QUOTE);
                tally.note(
                        unclosed.inQuotes() ? Tally.Oddity.UNCLOSED_QUOTE : Tally.Oddity.LONG_RECORD, unclosed.line());
                addReject(unclosed.line(), "", Reason.UNCLOSED_QUOTE, rowText.ofFragment(unclosed.start()), Set.of());
            }
            return new ParsedBlock(block.index(), ads, factRows, rejects, rejectedKeys, tally, unclosed != null);
        }

        private void read(int line) {
            row.start(line);
            boolean hasKey = row.hasKey();
            if (!hasKey && row.isBlank()) {
                tally.skip(Reason.BLANK);
            } else if (!hasKey && row.hasTotal()) {
                tally.skip(Reason.TOTAL_ROW);
            } else if (row.hasWrongSize()) {
                reject("", Reason.WRONG_NUMBER_OF_CELLS, rowText.of(cells.texts()), Set.of());
            } else if (kind == ExportKind.ERROR_LOG && row.reportsNoError()) {
                tally.skip(Reason.NO_ERROR);
            } else if (!hasKey && kind == ExportKind.SPARK_POSTS && row.hasValue(Column.AUTH_CODE)) {
                tally.skip(Reason.CODE_WITHOUT_POST);
                tally.note(Tally.Oddity.CODE_WITHOUT_POST, line);
            } else {
                readFacts();
            }
        }

        private void readFacts() {
            AdRow adRow = kind == ExportKind.ADS ? facts.adRow(row) : null;
            FactRow factRow = adRow == null ? facts.factRow(row) : null;
            for (Column column : columns.onlyChecked()) {
                row.check(column);
            }
            Row.Problem problem = row.problem();
            if (problem != null) {
                if (problem.reason() == Reason.ID_MANGLED_BY_SPREADSHEET) {
                    tally.note(Tally.Oddity.MANGLED_ID, row.line(), problem.column());
                }
                String text = problem.text();
                String shown = text == null ? rowText.of(cells.texts()) : rowText.ofCell(cells.texts(), text);
                reject(problem.column().id(), problem.reason(), shown, keys());
                return;
            }
            row.accept();
            if (adRow != null) {
                ads.add(adRow);
            } else if (factRow != null) {
                factRows.add(factRow);
            }
        }

        /** The ids and handles that the row is about, as far as they can be read. */
        private Set<String> keys() {
            return switch (kind) {
                case SPARK_POSTS -> readable(Column.ITEM_ID);
                case AD_ACCOUNTS, CONNECTIONS -> readable(Column.ADVERTISER_ID);
                case IDENTITIES, IDENTITY_AD_ACCOUNTS, MEMBER_PERMISSIONS -> accountKeys();
                default -> Set.of();
            };
        }

        private Set<String> readable(Column column) {
            String id = row.readableId(column);
            return id == null ? Set.of() : Set.of(id);
        }

        private Set<String> accountKeys() {
            // An id that is there and cannot be read may be anybody's: then the handle alone does not tell whom the row
            // is about.
            Set<String> keys = new LinkedHashSet<>(readable(Column.IDENTITY_ID));
            if (keys.isEmpty() && row.hasValue(Column.IDENTITY_ID)) {
                return Set.of();
            }
            String handle = row.text(Column.USERNAME);
            if (handle != null) {
                keys.add(Handle.of(handle));
            }
            return keys;
        }

        private void reject(String column, Reason reason, String text, Set<String> keys) {
            tally.reject(reason);
            addReject(row.line(), column, reason, text, keys);
        }

        private void addReject(int line, String column, Reason reason, String text, Set<String> keys) {
            rejects.add(new Reject(file.name(), line, column, reason.id(), text));
            rejectedKeys.add(keys);
        }

        private void findInvalidUtf8(RawBlock block) {
            if (file.textEncoding().isWide() || file.header().invalidUtf8() != null) {
                return;
            }
            byte[] bytes = block.bytes();
            long before = file.textEncoding().markLength() + block.offset();
            InvalidUtf8 invalid = InvalidUtf8.in(bytes, bytes.length, block.firstLine(), before);
            if (invalid != null) {
                tally.invalidUtf8(invalid);
            }
        }
    }
}
