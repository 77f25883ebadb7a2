/** An inbox that people and programs drop exports into: what is ready in it, what is being audited, and what became of it. */
@NullMarked
package org.previewauditor.watch;

import org.jspecify.annotations.NullMarked;
