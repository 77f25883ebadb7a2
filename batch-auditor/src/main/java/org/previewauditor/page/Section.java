package org.previewauditor.page;

import gg.jte.Content;

/**
 * A part of the page.
 *
 * @param id its anchor
 * @param title its heading, and its name in the list of contents
 * @param content what stands below the heading
 */
public record Section(String id, String title, Content content) {}
