/**
 * What the peers in Java share, because it is not what they are compared by: plain reading of exports into facts, looking
 * up the rows that an ad names, the truths about an ad, and the two tables that are written. Written as anybody would who
 * has these files and no rule engine; it knows no odd spellings, rejects, duplicates, delivery or history.
 */
@NullMarked
package org.previewauditor.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
