/**
 * What the exports say: immutable facts, in TikTok's own names. Nothing here concludes anything, reads a file or knows
 * the time.
 *
 * <p>A {@code null} means that the export did not show the value. Enumerated values are kept as text in their normal
 * form (upper case, {@code _} between words), so that a value nobody has seen before is still a value. All times are
 * UTC.
 */
@NullMarked
package org.previewauditor.fact;

import org.jspecify.annotations.NullMarked;
