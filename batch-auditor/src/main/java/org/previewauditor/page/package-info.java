/**
 * {@code report.html}: a finished run as one page for people who look. Each part of it is a template and a model of its
 * own; {@link org.previewauditor.page.ReportPage} names them in order.
 */
@NullMarked
package org.previewauditor.page;

import org.jspecify.annotations.NullMarked;
