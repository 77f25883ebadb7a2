/** The peer that is written by hand. */
@NullMarked
package org.previewauditor.benchmarks.peer.handwritten;

import org.jspecify.annotations.NullMarked;
