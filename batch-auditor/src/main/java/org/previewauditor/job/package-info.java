/** The Spring Batch job that audits a drop: index, audit, publish. No policy, no CSV, no Drools. */
@NullMarked
package org.previewauditor.job;

import org.jspecify.annotations.NullMarked;
