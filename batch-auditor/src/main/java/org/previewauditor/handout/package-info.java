/**
 * What people take away from a run to act on: the workbook, the work lists and the calendar. Made from a run that was
 * read back, and from nothing else.
 */
@NullMarked
package org.previewauditor.handout;

import org.jspecify.annotations.NullMarked;
