/** Explains the verdict of one ad: the facts, the truths, each rule, and how the verdict follows. */
@NullMarked
package org.previewauditor.explanation;

import org.jspecify.annotations.NullMarked;
