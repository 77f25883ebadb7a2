/**
 * What is remembered of past runs: their totals, and the last state of every ad in a few bytes. Kept in the database of
 * the jobs. A run's folder is the truth: everything here can be made again from it.
 */
@NullMarked
package org.previewauditor.history;

import org.jspecify.annotations.NullMarked;
