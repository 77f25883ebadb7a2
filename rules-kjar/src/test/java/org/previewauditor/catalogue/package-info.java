@NullMarked
package org.previewauditor.catalogue;

import org.jspecify.annotations.NullMarked;
