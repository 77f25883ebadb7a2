/** The empty application that starts are measured against. */
@NullMarked
package org.previewauditor.empty;

import org.jspecify.annotations.NullMarked;
