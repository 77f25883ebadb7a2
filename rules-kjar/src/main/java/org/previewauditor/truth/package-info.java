/**
 * What the facts mean, each truth named once: the words that rules speak. The truths themselves are derived in
 * {@code truths.drl} and in the data files beside it; here are the things they are made of.
 */
@NullMarked
package org.previewauditor.truth;

import org.jspecify.annotations.NullMarked;
