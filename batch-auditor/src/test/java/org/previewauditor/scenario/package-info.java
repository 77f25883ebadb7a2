/** Runs the scenarios that stand beside the rules through the whole path from CSV files to decisions. */
@NullMarked
package org.previewauditor.scenario;

import org.jspecify.annotations.NullMarked;
