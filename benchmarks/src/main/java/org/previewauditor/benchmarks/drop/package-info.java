/** Drops of any size to measure with: the same seed gives the same bytes. */
@NullMarked
package org.previewauditor.benchmarks.drop;

import org.jspecify.annotations.NullMarked;
