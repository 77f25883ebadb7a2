/** What rule authors are told about their mistakes. */
@NullMarked
package org.previewauditor.rulebook.lint;

import org.jspecify.annotations.NullMarked;
