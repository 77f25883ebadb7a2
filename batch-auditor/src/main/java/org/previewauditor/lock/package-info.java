/** What keeps processes out of each other's way: claims that one at a time has, and files that are replaced as a whole. */
@NullMarked
package org.previewauditor.lock;

import org.jspecify.annotations.NullMarked;
