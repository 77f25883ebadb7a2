/** What the rules conclude: findings, and the verdict that follows from them. */
@NullMarked
package org.previewauditor.finding;

import org.jspecify.annotations.NullMarked;
