/** The command line: what users type, and what they see. */
@NullMarked
package org.previewauditor.cli;

import org.jspecify.annotations.NullMarked;
