package org.broadsheet.matching;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.ShelvedPaper;

/** Counts in how many papers of a history each stem stands, for {@code background.txt.gz}: numbers only, no text. */
public final class BackgroundMaker {

    /** Stems of fewer papers tell more of those papers than of English. */
    private static final int LEAST_PAPERS = 3;

    private static final Pattern STEM = Pattern.compile("[a-z0-9']+");

    private BackgroundMaker() {}

    static void make(List<ShelvedPaper> papers, Path into) throws IOException {
        Analysis analysis = new Analysis();
        Map<String, Integer> holding = new TreeMap<>();
        long length = 0;
        for (ShelvedPaper shelved : papers) {
            Set<String> stems = new TreeSet<>();
            String text = shelved.paper().title() + "\n" + shelved.paper().abstractText();
            try (TokenStream stream = analysis.analyzer().tokenStream("text", Analysis.split(text))) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    stems.add(term.toString());
                    length++;
                }
                stream.end();
            }
            stems.forEach(stem -> holding.merge(stem, 1, Integer::sum));
        }
        StringBuilder lines = new StringBuilder(
                String.format(Locale.ROOT, "%d %.1f\n", papers.size(), (double) length / papers.size()));
        holding.forEach((stem, count) -> {
            if (count >= LEAST_PAPERS && STEM.matcher(stem).matches()) {
                lines.append(stem).append(' ').append(count).append('\n');
            }
        });
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(into))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
