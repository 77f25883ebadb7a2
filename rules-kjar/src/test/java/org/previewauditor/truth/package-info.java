/** The data that rules are judged by. */
@NullMarked
package org.previewauditor.truth;

import org.jspecify.annotations.NullMarked;
