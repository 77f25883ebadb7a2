/** The only door to Drools: opens a rule book, describes its rules, and decides batches of ads. */
@NullMarked
package org.previewauditor.rulebook;

import org.jspecify.annotations.NullMarked;
