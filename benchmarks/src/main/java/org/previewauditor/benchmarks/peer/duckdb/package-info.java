/** The peer that is a database. */
@NullMarked
package org.previewauditor.benchmarks.peer.duckdb;

import org.jspecify.annotations.NullMarked;
