package org.broadsheet.sources.medicine;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;

/** PubMed's answer to a search: numbers only, so no paper comes of it. */
public final class PubMedList implements Format {

    private static final Pattern OURS =
            Pattern.compile("\\s{0,100}\\{\\s{0,100}\"header\"\\s{0,9}:\\s{0,9}\\{[^{}]{0,200}\"esearch\"");
    private static final Pattern FAILED = Pattern.compile("\"ERROR\"\\s{0,9}:\\s{0,9}\"([^\"]{0,300})");
    private static final int LONGEST_BYTES = 4 << 20;

    @Override
    public String name() {
        return "a list of PubMed's numbers (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return OURS.matcher(head).lookingAt();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        String text = body.rest(LONGEST_BYTES).orElse("");
        var failed = FAILED.matcher(text);
        if (failed.find()) {
            return new Ending.Unreadable("PubMed answers: " + failed.group(1));
        }
        return text.contains("\"idlist\"") && text.stripTrailing().endsWith("}")
                ? new Ending.Complete()
                : new Ending.CutOff("The list of numbers is cut off. Fetch it again.");
    }
}
