package org.previewauditor.page;

import gg.jte.Content;
import java.util.List;

/**
 * All that the template of the page needs.
 *
 * @param policy the Content-Security-Policy: what may run and style is named by its hash, and nothing is loaded
 * @param style the style sheet
 * @param scripts the scripts, libraries first
 * @param facts the data of charts and fixes, JSON
 * @param ads the data of the table of ads, JSON
 * @param notices the licences of the libraries in the page
 */
public record Page(
        String title,
        String version,
        Headline headline,
        List<Section> sections,
        String policy,
        String style,
        List<String> scripts,
        Content facts,
        Content ads,
        String notices) {}
