/** The rules for people to read: a list, a page for each, and a book of all. */
@NullMarked
package org.previewauditor.handbook;

import org.jspecify.annotations.NullMarked;
