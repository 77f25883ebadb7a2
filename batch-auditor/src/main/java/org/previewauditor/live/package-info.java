/** Rules that may change while the program watches: loaded between runs, and only if they are sound. */
@NullMarked
package org.previewauditor.live;

import org.jspecify.annotations.NullMarked;
