package org.broadsheet.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.config.YamlNode.Entry;
import org.broadsheet.config.YamlNode.Mapping;
import org.broadsheet.config.YamlNode.Scalar;
import org.broadsheet.config.YamlNode.ScalarType;
import org.broadsheet.config.YamlNode.Sequence;
import org.broadsheet.files.FileTrouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML file into a tree that knows its lines. Whatever the file holds, the outcome is a tree or sentences about
 * what to change; nothing is thrown.
 */
final class YamlFile {

    /** Room for some 10,000 liked papers; a larger file is most likely something else. */
    static final int MOST_BYTES = 256 * 1024;

    private static final YAMLFactory YAML = new YAMLFactory();

    private final Problems problems;

    private YamlFile(Problems problems) {
        this.problems = problems;
    }

    /** The file's keys; empty if there is a problem that leaves nothing to look at, or if the file is empty. */
    static Optional<Mapping> read(Path file, Problems problems) {
        return text(file, problems).flatMap(text -> parse(text, problems));
    }

    /** The keys of a text; empty if there is a problem that leaves nothing to look at, or if the text is empty. */
    static Optional<Mapping> parse(String text, Problems problems) {
        if (hasInvisible(text, problems)) {
            return Optional.empty();
        }
        YamlFile reading = new YamlFile(problems);
        try (YAMLParser parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), new WholeCharacters(text))) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            YamlNode root = reading.node(parser, "");
            if (parser.nextToken() != null) {
                problems.add(
                        line(parser),
                        "a second document begins here. A file holds one; delete the line \"---\" and what follows it.");
            }
            return switch (root) {
                case Mapping mapping -> Optional.of(mapping);
                case Scalar(int line, String nothing, ScalarType type)
                when type == ScalarType.NOTHING -> Optional.empty();
                case Scalar other -> {
                    problems.add(
                            other.line(), "this is %s. Expected lines like \"key: value\".".formatted(other.kind()));
                    yield Optional.empty();
                }
                case Sequence list -> {
                    problems.add(list.line(), "this is a list. Expected lines like \"key: value\", without \"- \".");
                    yield Optional.empty();
                }
            };
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNr());
            YamlMistake.report(broken.getOriginalMessage(), line, problems);
            return Optional.empty();
        }
    }

    private YamlNode node(YAMLParser parser, String path) {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Mapping(line, entries(parser, path));
            case START_ARRAY -> {
                List<YamlNode> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(parser, path));
                }
                yield new Sequence(line, List.copyOf(items));
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(line, parser.getString(), ScalarType.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, parser.getString(), ScalarType.YES_OR_NO);
            case VALUE_NULL -> new Scalar(line, "", ScalarType.NOTHING);
            default -> {
                String text = parser.getString();
                if (parser.isCurrentAlias()) {
                    problems.add(
                            line,
                            "\"*%s\" refers to another place of the file. Write out what stands there."
                                    .formatted(text));
                }
                yield new Scalar(line, text, ScalarType.TEXT);
            }
        };
    }

    private List<Entry> entries(YAMLParser parser, String path) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line(parser);
            parser.nextToken();
            YamlNode value = node(parser, path + key + ".");
            Integer before = lines.putIfAbsent(key, line);
            if (before == null) {
                entries.add(new Entry(key, line, value));
            } else {
                problems.add(
                        line, "%s%s was already set on line %d. Delete one of the two.".formatted(path, key, before));
            }
        }
        return List.copyOf(entries);
    }

    private static int line(YAMLParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static Optional<String> text(Path file, Problems problems) {
        try {
            if (Files.isDirectory(file)) {
                problems.add(1, "this is a folder. Expected a file.");
                return Optional.empty();
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                problems.add(
                        1,
                        "the file has %,d bytes; at most %,d are read. Shorten it, or see whether it is the right file."
                                .formatted(size, MOST_BYTES));
                return Optional.empty();
            }
            return decoded(Files.readAllBytes(file), problems);
        } catch (NoSuchFileException gone) {
            problems.add(1, "there is no such file.");
            return Optional.empty();
        } catch (IOException unreadable) {
            problems.add(
                    1,
                    "the file cannot be read (%s). Give the user that runs Broadsheet the right to."
                            .formatted(FileTrouble.why(unreadable)));
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(byte[] bytes, Problems problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
            problems.add(
                    (int) line,
                    "byte 0x%02X is not UTF-8. Save the file in the encoding UTF-8 (it looks like %s)."
                            .formatted(
                                    bytes[in.position()],
                                    in.position() == 0 && (bytes[0] == (byte) 0xff || bytes[0] == (byte) 0xfe)
                                            ? "UTF-16"
                                            : "Latin-1 or another older one"));
            return Optional.empty();
        }
        String text = out.flip().toString();
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static boolean hasInvisible(String text, Problems problems) {
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (isInvisible(c)) {
                problems.add(
                        line,
                        "the invisible character U+%04X stands here. Delete it, or see whether this is text."
                                .formatted((int) c));
                return true;
            }
        }
        return false;
    }

    private static boolean isInvisible(char c) {
        boolean aSpace = c == '\t' || c == '\r' || c == '\u0085';
        return c >= '\uFFFE' || (Character.isISOControl(c) && !aSpace);
    }
}
