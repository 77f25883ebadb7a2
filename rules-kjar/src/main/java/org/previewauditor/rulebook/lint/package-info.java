/** Finds what is wrong with rules and their data, with place and remedy, before and beside the rule compiler. */
@NullMarked
package org.previewauditor.rulebook.lint;

import org.jspecify.annotations.NullMarked;
