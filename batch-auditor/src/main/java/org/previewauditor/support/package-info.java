/** What to send to the analytics tool's support when an ad has no preview although nothing that is known stands against it. */
@NullMarked
package org.previewauditor.support;

import org.jspecify.annotations.NullMarked;
