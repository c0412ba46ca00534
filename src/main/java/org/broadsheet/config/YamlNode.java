package org.broadsheet.config;

import java.util.List;

/** A YAML document as written: every value keeps its line, and a number the digits that its author typed. */
sealed interface YamlNode {

    /** Where it begins, counted from 1. */
    int line();

    /** What it is, for the sentence that says it should be something else. */
    String kind();

    record Mapping(int line, List<Entry> entries) implements YamlNode {
        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** @param text as typed, without quotes: {@code 2408.01230} keeps its last zero */
    record Scalar(int line, String text, ScalarType type) implements YamlNode {
        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "text";
                case NUMBER -> "a number";
                case YES_OR_NO -> "true or false";
                case NOTHING -> "nothing";
            };
        }
    }

    /** What YAML takes an unquoted word for. */
    enum ScalarType {
        TEXT,
        NUMBER,
        YES_OR_NO,
        NOTHING
    }

    /** @param line of the key */
    record Entry(String key, int line, YamlNode value) {}
}
