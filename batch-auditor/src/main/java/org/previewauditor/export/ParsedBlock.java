package org.previewauditor.export;

import java.util.List;
import java.util.Set;

/**
 * What a block of a file says, in row order.
 *
 * @param index the block's place in its file, from 0
 * @param ads the rows of an {@code ads} file that are facts; empty for any other
 * @param facts the rows of any other file that are facts; empty for an {@code ads} file. Rows of {@code creatives}
 *     are counted and not kept
 * @param rejects the rejected rows
 * @param rejectedKeys for each rejected row the ids and handles it is about, empty if they cannot be read
 * @param tally the counts of this block alone
 * @param cutShort whether the rest of the file was refused because a quoted cell does not end
 */
public record ParsedBlock(
        int index,
        List<AdRow> ads,
        List<FactRow> facts,
        List<Reject> rejects,
        List<Set<String>> rejectedKeys,
        Tally tally,
        boolean cutShort) {}
