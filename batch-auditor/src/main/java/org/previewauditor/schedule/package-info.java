/** When audits begin that nobody starts: the times, and which of them have been dealt with. */
@NullMarked
package org.previewauditor.schedule;

import org.jspecify.annotations.NullMarked;
