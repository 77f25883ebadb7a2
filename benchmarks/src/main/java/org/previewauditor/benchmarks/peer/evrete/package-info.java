/** The peer that uses another rule engine. */
@NullMarked
package org.previewauditor.benchmarks.peer.evrete;

import org.jspecify.annotations.NullMarked;
