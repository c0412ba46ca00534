package org.broadsheet.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes data of {@code broadsheet evaluate}'s form from what anybody can fetch, or from other such data.
 *
 * <pre>
 * OtherData rfc FOLDER OUT      the RFC editor's rfcNNNN.json, anywhere below a folder (Debian: packages doc-rfc-*)
 * OtherData plain DATA OUT      the same data without categories
 * OtherData titles DATA OUT     the same data without abstracts
 * </pre>
 *
 * <p>RFCs are another field, other years, and have no categories: what an author wrote from 1995 to 2012 is liked, what they
 * wrote from 2013 on is relevant, half a year is a day.
 */
public final class OtherData {

    private static final YearMonth FIRST = YearMonth.of(1995, 1);

    private static final YearMonth LATER = YearMonth.of(2013, 1);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private OtherData() {}

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[1]);
        Path to = Files.createDirectories(Path.of(arguments[2]));
        switch (arguments[0]) {
            case "rfc" -> rfc(from, to);
            case "plain" -> without("categories", from, to);
            case "titles" -> without("abstract", from, to);
            default ->
                throw new IllegalArgumentException("\"%s\" is none of rfc, plain and titles.".formatted(arguments[0]));
        }
    }

    private record Rfc(String id, YearMonth month, String title, String about, List<String> authors) {

        static Optional<Rfc> of(JsonNode row) {
            String about =
                    row.path("abstract").asString("").replaceAll("<[^>]+>", " ").strip();
            if (about.isEmpty()) {
                return Optional.empty();
            }
            try {
                YearMonth month =
                        YearMonth.parse(row.path("pub_date").asString("").strip(), MONTH);
                List<String> authors = new ArrayList<>();
                row.path("authors")
                        .forEach(author -> authors.add(author.asString().strip().replaceFirst(", Ed\\.$", "")));
                return Optional.of(new Rfc(
                        row.path("doc_id").asString(),
                        month,
                        row.path("title").asString().strip(),
                        about,
                        authors));
            } catch (DateTimeParseException withoutMonth) {
                return Optional.empty();
            }
        }

        /** Half a year is a day. */
        Map<String, Object> row() {
            return Map.of(
                    "id",
                    id,
                    "title",
                    title,
                    "abstract",
                    about,
                    "categories",
                    "",
                    "update_date",
                    "%d-%02d-01".formatted(month.getYear(), month.getMonthValue() <= 6 ? 1 : 7));
        }
    }

    private static void rfc(Path from, Path to) throws IOException {
        Map<String, Rfc> byId = new TreeMap<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> file.getFileName().toString().matches("rfc\\d+\\.json"))
                    .forEach(file ->
                            Rfc.of(JsonMapper.shared().readTree(file)).ifPresent(rfc -> byId.put(rfc.id(), rfc)));
        }
        List<Rfc> all = byId.values().stream()
                .filter(rfc -> !rfc.month().isBefore(FIRST))
                .sorted(Comparator.comparing(Rfc::month).thenComparing(Rfc::id))
                .toList();
        Map<String, List<String>> likes = byAuthor(all, rfc -> rfc.month().isBefore(LATER));
        Map<String, List<String>> relevant = byAuthor(all, rfc -> !rfc.month().isBefore(LATER));
        List<String> readers = new ArrayList<>(likes.keySet());
        readers.retainAll(relevant.keySet());
        // Bodies sign, too, and whoever has no initial is one.
        readers.removeIf(author -> !author.contains(".") && !author.contains(" "));
        java.util.Collections.shuffle(readers, new Random(7));
        write(
                to.resolve("history.jsonl.gz"),
                all.stream().filter(rfc -> rfc.month().isBefore(LATER)).map(Rfc::row));
        write(
                to.resolve("window.jsonl.gz"),
                all.stream().filter(rfc -> !rfc.month().isBefore(LATER)).map(Rfc::row));
        int[] number = {0};
        write(to.resolve("readers.jsonl.gz"), readers.stream().map(author -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("reader", "r%05d".formatted(++number[0]));
            row.put("likes", likes.get(author));
            row.put("relevant", relevant.get(author));
            return row;
        }));
        System.out.printf("%d RFCs, %d readers%n", all.size(), readers.size());
    }

    private static Map<String, List<String>> byAuthor(List<Rfc> all, Predicate<Rfc> which) {
        Map<String, List<String>> written = new TreeMap<>();
        all.stream()
                .filter(which)
                .forEach(rfc -> rfc.authors()
                        .forEach(author -> written.computeIfAbsent(author, first -> new ArrayList<>())
                                .add(rfc.id())));
        return written;
    }

    private static void without(String field, Path from, Path to) throws IOException {
        for (String name : List.of("history.jsonl.gz", "window.jsonl.gz")) {
            try (InputStream packed = new GZIPInputStream(Files.newInputStream(from.resolve(name)))) {
                String text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
                write(to.resolve(name), text.lines().map(line -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    JsonMapper.shared()
                            .readTree(line)
                            .properties()
                            .forEach(property -> row.put(property.getKey(), property.getValue()));
                    row.put(field, "");
                    return row;
                }));
            }
        }
        Files.copy(from.resolve("readers.jsonl.gz"), to.resolve("readers.jsonl.gz"));
    }

    private static void write(Path file, Stream<Map<String, Object>> rows) throws IOException {
        try (BufferedWriter lines = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            rows.forEach(row -> {
                try {
                    lines.write(JsonMapper.shared().writeValueAsString(row));
                    lines.newLine();
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
        }
    }
}
