/** What is known of TikTok's errors: a catalogue read from text files, and what an error in a log means by it. */
@NullMarked
package org.previewauditor.catalogue;

import org.jspecify.annotations.NullMarked;
