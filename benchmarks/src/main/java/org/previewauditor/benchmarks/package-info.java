/** What the auditor is measured against, and the runner that measures. */
@NullMarked
package org.previewauditor.benchmarks;

import org.jspecify.annotations.NullMarked;
