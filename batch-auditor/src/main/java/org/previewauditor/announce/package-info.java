/** Tells other programs how a run went: by HTTP, and as metrics in a file. Whatever fails here changes no run. */
@NullMarked
package org.previewauditor.announce;

import org.jspecify.annotations.NullMarked;
