/**
 * What a run adds up to: totals and fixes. Its memory grows with the number of causes, and by a few bytes for each ad so
 * that an ad which stands in several rows counts once.
 */
@NullMarked
package org.previewauditor.ledger;

import org.jspecify.annotations.NullMarked;
