/**
 * Reads a finished run back. A run folder is the truth: whatever people are given to read is made from its CSV files and
 * its summary, so that it can be made again without the exports and without the rules.
 */
@NullMarked
package org.previewauditor.readback;

import org.jspecify.annotations.NullMarked;
