/**
 * Decides a drop without the job and without a report: for explanations, support packets, comparisons of rules and
 * scenarios. Reads what the job reads, in the same order, with the same outcome.
 */
@NullMarked
package org.previewauditor.inspection;

import org.jspecify.annotations.NullMarked;
