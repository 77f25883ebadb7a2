/** What another set of rules would change: the same drop, decided by both. */
@NullMarked
package org.previewauditor.comparison;

import org.jspecify.annotations.NullMarked;
