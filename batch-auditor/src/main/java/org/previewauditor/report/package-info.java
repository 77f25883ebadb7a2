/** Writes what a run leaves behind: one writer for each file. Knows neither Drools nor Spring Batch. */
@NullMarked
package org.previewauditor.report;

import org.jspecify.annotations.NullMarked;
