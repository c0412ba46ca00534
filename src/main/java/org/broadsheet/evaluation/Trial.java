package org.broadsheet.evaluation;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What matching is tried on: papers that readers liked, later papers by day, and which of those mattered to whom.
 *
 * <p>The files hold one JSON object a line, plain or compressed with gzip. Papers are rows of arXiv's snapshot: {@code id}
 * (of any form), {@code title}, {@code abstract}, {@code categories} (both may be absent), {@code update_date}. Readers are
 * {@code {"reader": …, "likes": [ids], "relevant": [ids]}}.
 *
 * @param history by id, in the file's order
 * @param days the later papers, by id, by day
 */
public record Trial(
        Map<String, ShelvedPaper> history, SortedMap<LocalDate, Map<String, ShelvedPaper>> days, List<Reader> readers) {

    private static final Pattern CATEGORY = Pattern.compile("[a-z][A-Za-z-]*(?:\\.[A-Za-z-]+)?");

    /** A reader: what they liked before, and what of the later papers was for them. */
    public record Reader(String name, List<String> likes, Set<String> relevant) {}

    /** A line of a file cannot be used; the message says which, and what was expected. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** @throws Unreadable if a line is not such an object */
    public static Trial read(Path historyFile, Path windowFile, Path readersFile) throws IOException {
        Map<String, ShelvedPaper> history = papers(historyFile, 0);
        SortedMap<LocalDate, Map<String, ShelvedPaper>> days = new TreeMap<>();
        long[] number = {history.size()};
        each(windowFile, (row, where) -> {
            ShelvedPaper paper = paper(row, ++number[0], where);
            if (!row.hasNonNull("update_date")) {
                throw new Unreadable(
                        where + ": no \"update_date\". Every later paper needs its day, such as 2025-09-01.");
            }
            days.computeIfAbsent(paper.paper().announced(), day -> new LinkedHashMap<>())
                    .put(text(row, "id", where), paper);
        });
        List<Reader> readers = new ArrayList<>();
        each(
                readersFile,
                (row, where) -> readers.add(new Reader(
                        text(row, "reader", where),
                        ids(row, "likes", where),
                        new LinkedHashSet<>(ids(row, "relevant", where)))));
        return new Trial(history, days, readers);
    }

    /**
     * Papers by their ids, in the file's order.
     *
     * @param after the number before the first one's
     * @throws Unreadable if a line is not a paper
     */
    static Map<String, ShelvedPaper> papers(Path file, long after) throws IOException {
        Map<String, ShelvedPaper> papers = new LinkedHashMap<>();
        each(file, (row, where) -> papers.put(text(row, "id", where), paper(row, after + papers.size() + 1, where)));
        return papers;
    }

    /** The same with papers of no category. */
    Trial withoutCategories() {
        Map<String, ShelvedPaper> plain = new LinkedHashMap<>();
        history.forEach((id, paper) -> plain.put(id, uncategorised(paper)));
        SortedMap<LocalDate, Map<String, ShelvedPaper>> plainDays = new TreeMap<>();
        days.forEach((day, papers) -> {
            Map<String, ShelvedPaper> those = new LinkedHashMap<>();
            papers.forEach((id, paper) -> those.put(id, uncategorised(paper)));
            plainDays.put(day, those);
        });
        return new Trial(plain, plainDays, readers);
    }

    private static ShelvedPaper uncategorised(ShelvedPaper shelved) {
        Paper paper = shelved.paper();
        return new ShelvedPaper(
                shelved.number(),
                shelved.shelvedAt(),
                new Paper(
                        paper.arxiv(),
                        paper.doi(),
                        paper.title(),
                        paper.abstractText(),
                        paper.authors(),
                        List.of(),
                        paper.version(),
                        paper.announced(),
                        paper.upvotes()));
    }

    private interface Line {
        void take(JsonNode row, String where) throws IOException;
    }

    private static void each(Path file, Line line) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain(raw), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    line.take(parse(text, file + ":" + number), file + ":" + number);
                }
            }
        }
    }

    private static InputStream plain(InputStream raw) throws IOException {
        raw.mark(2);
        boolean packed = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return packed ? new GZIPInputStream(raw) : raw;
    }

    private static JsonNode parse(String text, String where) throws Unreadable {
        try {
            JsonNode row = JsonMapper.shared().readTree(text);
            if (row.isObject()) {
                return row;
            }
        } catch (JacksonException notJson) {
            throw new Unreadable(where + ": " + notJson.getOriginalMessage() + " Expected one JSON object a line.");
        }
        throw new Unreadable(where + ": expected one JSON object a line.");
    }

    private static String text(JsonNode row, String field, String where) throws Unreadable {
        JsonNode value = row.get(field);
        if (value == null
                || !value.isValueNode()
                || value.isNull()
                || value.asString().isBlank()) {
            throw new Unreadable(where + ": no \"" + field + "\". Expected a text or a number.");
        }
        return value.asString().strip();
    }

    private static List<String> ids(JsonNode row, String field, String where) throws Unreadable {
        JsonNode values = row.get(field);
        if (values == null || !values.isArray()) {
            throw new Unreadable(where + ": no \"" + field + "\". Expected a list of papers' ids.");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode value : values) {
            ids.add(value.asString().strip());
        }
        return ids;
    }

    private static ShelvedPaper paper(JsonNode row, long number, String where) throws Unreadable {
        String id = text(row, "id", where);
        String title = row.path("title").asString("").isBlank()
                ? id
                : row.path("title").asString();
        Optional<ArxivId> arxiv = ArxivId.find(id);
        return new ShelvedPaper(
                number,
                Instant.EPOCH,
                new Paper(
                        arxiv,
                        arxiv.isPresent() ? Optional.empty() : Doi.find(id),
                        cut(title, Paper.LONGEST_TITLE),
                        cut(row.path("abstract").asString(""), Paper.LONGEST_ABSTRACT),
                        List.of(),
                        categories(row.path("categories")),
                        1,
                        day(row, where),
                        OptionalInt.empty()));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Blanks between them, or a list. Remarks of the authors that arXiv has among them, such as ACM classes, are left out. */
    private static List<Category> categories(JsonNode field) {
        List<String> names = new ArrayList<>();
        if (field.isArray()) {
            field.forEach(value -> names.add(value.asString().strip()));
        } else {
            names.addAll(List.of(field.asString("").strip().split("\\s+", -1)));
        }
        return names.stream()
                .filter(name -> CATEGORY.matcher(name).matches())
                .distinct()
                .map(Category::new)
                .toList();
    }

    private static LocalDate day(JsonNode row, String where) throws Unreadable {
        String date = row.path("update_date").asString("1970-01-01");
        try {
            return LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
        } catch (DateTimeParseException notADate) {
            throw new Unreadable(
                    where + ": update_date = \"" + date + "\" is not a day. Expected one like 2025-09-01.");
        }
    }
}
