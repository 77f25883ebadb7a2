/** The peer that uses Spring Batch and Drools in the way of their guides. */
@NullMarked
package org.previewauditor.benchmarks.peer.springbatch;

import org.jspecify.annotations.NullMarked;
