/** Keeps the library of rules in order: complete, documented, readable. */
@NullMarked
package org.previewauditor.rulebook;

import org.jspecify.annotations.NullMarked;
