@NullMarked
package org.previewauditor.decode;

import org.jspecify.annotations.NullMarked;
