/** Finds what is known of an error, or of one of the auditor's own findings, by whatever somebody pastes. */
@NullMarked
package org.previewauditor.decode;

import org.jspecify.annotations.NullMarked;
