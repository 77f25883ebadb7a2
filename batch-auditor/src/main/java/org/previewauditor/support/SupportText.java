package org.previewauditor.support;

import java.util.List;

/**
 * A packet for support.
 *
 * @param markdown the whole text
 * @param causes the findings that explain why the preview fails; if there are any, the packet need not be sent
 */
public record SupportText(String markdown, List<String> causes) {}
