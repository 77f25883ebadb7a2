/** Runs the scenarios that stand beside the rules, through the whole path from CSV files to findings. */
@NullMarked
package org.previewauditor.scenario;

import org.jspecify.annotations.NullMarked;
