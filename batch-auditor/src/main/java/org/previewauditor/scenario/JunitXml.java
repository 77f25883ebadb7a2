package org.previewauditor.scenario;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the form that build servers show: a test suite for each rule, a test case for each trial. */
public final class JunitXml {

    private JunitXml() {}

    /** @throws IOException if the file cannot be written */
    public static void write(List<Trials.Result> results, Path file) throws IOException {
        Map<String, List<Trials.Result>> suites = new LinkedHashMap<>();
        for (Trials.Result result : results) {
            String code = result.trial().code();
            suites.computeIfAbsent(code.isEmpty() ? "base" : code, any -> new ArrayList<>())
                    .add(result);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            counts(xml, results);
            for (Map.Entry<String, List<Trials.Result>> suite : suites.entrySet()) {
                xml.writeStartElement("testsuite");
                xml.writeAttribute("name", suite.getKey());
                counts(xml, suite.getValue());
                for (Trials.Result result : suite.getValue()) {
                    test(xml, suite.getKey(), result);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void counts(XMLStreamWriter xml, List<Trials.Result> results) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(results.size()));
        xml.writeAttribute(
                "failures",
                Long.toString(results.stream()
                        .filter(result -> result.failure() != null)
                        .count()));
    }

    private static void test(XMLStreamWriter xml, String code, Trials.Result result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", code);
        xml.writeAttribute("name", readable(result.trial().name()));
        Trial.Failure failure = result.failure();
        if (failure != null) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", readable("expected: " + failure.expected()));
            xml.writeCharacters(readable(failure.toString()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Without the characters that no XML document may have. */
    private static String readable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
    }
}
