/**
 * Which rows an ad names: the reference exports, indexed, and which rows of the {@code ads} files are ads at all.
 *
 * <p>{@link org.previewauditor.reference.ReferenceReader} reads everything but the ads once; then
 * {@link org.previewauditor.reference.ReferenceFacts} answers any number of threads while the ads stream by, and
 * {@link org.previewauditor.reference.AdSieve} says, in the order of the drop, which of their rows are skipped.
 */
@NullMarked
package org.previewauditor.reference;

import org.jspecify.annotations.NullMarked;
