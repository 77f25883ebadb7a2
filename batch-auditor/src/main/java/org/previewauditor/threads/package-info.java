/** Work on a second thread, for rooms that have something else to do meanwhile. */
@NullMarked
package org.previewauditor.threads;

import org.jspecify.annotations.NullMarked;
