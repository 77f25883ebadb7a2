package org.previewauditor.decode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.previewauditor.catalogue.Phrases;

/** The words of all topics, indexed in memory by Lucene. */
final class TopicIndex {

    private static final String ID = "id";

    /** Where words count, and how much. */
    private static final Map<String, Float> FIELDS =
            Map.of("name", 6f, "key", 5f, "seen", 6f, "meaning", 2f, "fix", 0.8f, "why", 0.6f, "category", 1f);

    /** Between fields the best one counts, and the others a little. */
    private static final float TIE = 0.15f;

    /** A phrase of a message that stands in the question whole is hardly ever a coincidence. */
    private static final float PHRASE = 12f;

    private static final float SYNONYM = 0.7f;
    private static final float FUZZY = 0.45f;
    private static final int FUZZY_FROM = 4;
    private static final int TWO_TYPOS_FROM = 8;

    private final Map<String, Topic> topics;
    private final Map<String, List<String>> seen;
    private final Synonyms synonyms = new Synonyms();
    private final Analyzer analyzer = new FoldingEnglishAnalyzer();
    private final IndexSearcher searcher;

    /**
     * What a search found.
     *
     * @param ids the best first
     * @param sure whether enough of the question stands in the best one
     */
    record Hits(List<String> ids, boolean sure) {}

    /**
     * @param seen phrases of messages in their normal form, by the id of their topic
     */
    TopicIndex(Map<String, Topic> topics, Map<String, List<String>> seen) throws IOException {
        this.topics = topics;
        this.seen = seen;
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Map.Entry<String, Topic> topic : topics.entrySet()) {
                writer.addDocument(
                        document(topic.getKey(), topic.getValue(), seen.getOrDefault(topic.getKey(), List.of())));
            }
        }
        searcher = new IndexSearcher(DirectoryReader.open(directory));
    }

    Hits search(String question, int limit, Predicate<Topic> filter) throws IOException {
        List<String> words = terms(question.replace('_', ' ').replace('-', ' '));
        if (words.isEmpty()) {
            return new Hits(List.of(), false);
        }
        String normal = Phrases.normal(question);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            all.add(ofWord(word, 1, true), BooleanClause.Occur.SHOULD);
        }
        for (String word : terms(synonyms.meantBy(normal))) {
            if (!words.contains(word)) {
                all.add(ofWord(word, SYNONYM, false), BooleanClause.Occur.SHOULD);
            }
        }
        seen.forEach((id, phrases) -> phrases.stream()
                .filter(phrase -> (' ' + normal + ' ').contains(' ' + phrase + ' '))
                .mapToInt(String::length)
                .max()
                .ifPresent(length -> all.add(
                        new BoostQuery(new TermQuery(new Term(ID, id)), PHRASE * length / 20),
                        BooleanClause.Occur.SHOULD)));
        List<String> ids = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(all.build(), topics.size()).scoreDocs) {
            String id = searcher.storedFields().document(hit.doc).get(ID);
            Topic topic = topics.get(id);
            if (topic != null && filter.test(topic) && ids.size() < limit) {
                ids.add(id);
            }
        }
        return new Hits(ids, !ids.isEmpty() && isSure(ids.get(0), words, normal));
    }

    /** Half of the words of a short question, or a third of a long one, must stand in what was found. */
    private boolean isSure(String id, List<String> words, String normal) throws IOException {
        int needed = words.size() <= 4 ? (words.size() + 1) / 2 : (words.size() + 2) / 3;
        int met = 0;
        BooleanQuery.Builder one = new BooleanQuery.Builder();
        one.add(new TermQuery(new Term(ID, id)), BooleanClause.Occur.FILTER);
        BooleanQuery only = one.build();
        Set<String> counted = new LinkedHashSet<>(words);
        for (String word : counted) {
            met += count(only, ofWord(word, 1, true)) > 0 ? 1 : 0;
        }
        for (String word : terms(synonyms.meantBy(normal))) {
            met += !counted.contains(word) && count(only, ofWord(word, 1, false)) > 0 ? 1 : 0;
        }
        return met >= needed;
    }

    private int count(Query only, Query word) throws IOException {
        BooleanQuery both = new BooleanQuery.Builder()
                .add(only, BooleanClause.Occur.FILTER)
                .add(word, BooleanClause.Occur.MUST)
                .build();
        return searcher.count(both);
    }

    private static Query ofWord(String word, float boost, boolean withTypos) {
        List<Query> places = new ArrayList<>();
        FIELDS.forEach((field, weight) -> {
            Term term = new Term(field, word);
            places.add(new BoostQuery(new TermQuery(term), weight * boost));
            if (withTypos && word.length() >= FUZZY_FROM && !Character.isDigit(word.charAt(0))) {
                int typos = word.length() >= TWO_TYPOS_FROM ? 2 : 1;
                places.add(new BoostQuery(new FuzzyQuery(term, typos, 1), weight * boost * FUZZY));
            }
        });
        return new DisjunctionMaxQuery(places, TIE);
    }

    private static Document document(String id, Topic topic, List<String> seen) {
        Document document = new Document();
        document.add(new StringField(ID, id, Field.Store.YES));
        document.add(text("name", topic.name()));
        document.add(text("key", topic.id().replace('_', ' ').replace('-', ' ')));
        document.add(text("seen", String.join(" . ", seen)));
        document.add(text("meaning", topic.meaning()));
        document.add(text("fix", String.join(" ", topic.fix())));
        document.add(text("why", topic.why()));
        document.add(text("category", topic.category()));
        return document;
    }

    private static Field text(String field, String text) {
        return new TextField(field, text.replace('_', ' '), Field.Store.NO);
    }

    /** The words of a text as the index has them: without endings, accents and words that say nothing. */
    private List<String> terms(String text) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("name", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return List.copyOf(terms);
    }

    /** English words without their endings, and every letter without its accent. */
    private static final class FoldingEnglishAnalyzer extends Analyzer {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
            TokenStream telling = new StopFilter(folded, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
            return new TokenStreamComponents(words, new PorterStemFilter(telling));
        }
    }
}
