/** Claims that one process at a time has on something, across processes and after crashes. */
@NullMarked
package org.previewauditor.lock;

import org.jspecify.annotations.NullMarked;
