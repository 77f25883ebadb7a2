/**
 * CSV to facts: recognising a file, its columns, its cells, its rejects.
 *
 * <p>{@link org.previewauditor.export.Drop} opens a drop and says which kind each file is,
 * {@link org.previewauditor.export.BlockReader} cuts a file into blocks of whole records, and
 * {@link org.previewauditor.export.RowParser} makes facts of a block, on any thread. For every file, always: rows =
 * facts + rejected + skipped.
 */
@NullMarked
package org.previewauditor.export;

import org.jspecify.annotations.NullMarked;
