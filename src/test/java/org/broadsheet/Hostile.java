package org.broadsheet;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generators of texts that readers stumble over: each pattern is repeated until the text has the wanted length. */
final class Hostile {

    /** Makes a text of about {@code length} characters. */
    @FunctionalInterface
    interface Generator {
        String make(int length);
    }

    private Hostile() {}

    /** What any reader may be given. */
    static Map<String, Generator> common() {
        Map<String, Generator> all = new LinkedHashMap<>();
        for (String each : List.of(
                " ",
                "\n",
                "\r",
                "\r\n",
                "\t",
                "\0",
                "\u00a0",
                "x",
                "é",
                "\ud83d",
                "\u0096",
                "\u202e",
                "a\n",
                " \n",
                "\n ",
                "x ",
                "=",
                "-",
                ".",
                ",",
                ":",
                ";",
                "/",
                "\\",
                "\"",
                "'",
                "`",
                "$",
                "%",
                "&",
                "#",
                "@",
                "*",
                "_",
                "^",
                "~",
                "|",
                "?",
                "!",
                "<",
                ">",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "<<",
                "&#",
                "&amp;",
                "&#150;",
                "&#x",
                "\\{",
                "\\}",
                "${",
                "{{",
                "=?",
                "=?utf-8?q?",
                "=?utf-8?B?4pyT?= ",
                "http://",
                "a@",
                "@a",
                "a.",
                "a-",
                "10.",
                "10.1000/",
                "2408.01234 ",
                "a, ",
                "a and ",
                "1",
                "0.")) {
            all.put("“" + visible(each) + "” over and over", length -> repeated(each, length));
        }
        for (String[] pair :
                new String[][] {{"(", ")"}, {"[", "]"}, {"{", "}"}, {"<a>", "</a>"}, {"\"", "\""}, {"$", "$"}}) {
            all.put("nested " + pair[0], length -> {
                int levels = length / (pair[0].length() + pair[1].length());
                return repeated(pair[0], levels * pair[0].length()) + repeated(pair[1], levels * pair[1].length());
            });
        }
        all.put("a letter, then line ends", length -> "x" + repeated("\n", length - 1));
        all.put("line ends, then a letter", length -> repeated("\n", length - 1) + "x");
        all.put("blanks, then a letter", length -> repeated(" ", length - 1) + "x");
        for (String mark : List.of(".", ",", "!", "/", "-", ")", ":", "'", "(", "[", "*")) {
            all.put("“" + mark + "” over and over, then a letter", length -> repeated(mark, length - 1) + "x");
        }
        all.put("noise", length -> {
            Random random = new Random(length);
            StringBuilder out = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                out.append((char) random.nextInt(0x250));
            }
            return out.toString();
        });
        return all;
    }

    /**
     * What a reader that knows these marks may be given: each mark repeated, bare, one a line, and behind blanks; each mark but
     * its last character; each opened and never closed; each two in turn, in a quarter of the length, since they
     * are many; and all of them in disorder.
     */
    static Map<String, Generator> marks(List<String> marks) {
        Map<String, Generator> all = new LinkedHashMap<>();
        for (String mark : marks) {
            String seen = visible(mark);
            all.put("“" + seen + "” repeated", length -> repeated(mark, length));
            all.put("“" + seen + "” one a line", length -> repeated(mark + "\n", length));
            all.put("“" + seen + "” behind blanks", length -> repeated("   " + mark + " x", length));
            all.put("“" + seen + "” once, then line ends", length -> mark + repeated("\n", length));
            all.put("“" + seen + "” once, then letters", length -> mark + repeated("ab ", length));
            all.put("line ends, then “" + seen + "”", length -> repeated("\n", length) + mark);
            if (mark.length() > 1) {
                String nearly = mark.substring(0, mark.length() - 1);
                all.put("“" + visible(nearly) + "”, nearly the mark", length -> repeated(nearly + " ", length));
                all.put("“" + visible(nearly) + "”, nearly, one a line", length -> repeated(nearly + "\n", length));
            }
            for (String other : marks) {
                if (!other.equals(mark)) {
                    all.put(
                            "“" + seen + "” and “" + visible(other) + "” in turn",
                            length -> repeated(mark + other, length / 4));
                    all.put(
                            "“" + seen + "” half of it, then “" + visible(other) + "”",
                            length -> repeated(mark, length / 8) + repeated(other, length / 8));
                }
            }
        }
        all.put("the marks in disorder", length -> {
            Random random = new Random(length);
            StringBuilder out = new StringBuilder(length);
            while (out.length() < length) {
                out.append(marks.get(random.nextInt(marks.size()))).append(" \nx{}".charAt(random.nextInt(5)));
            }
            return out.toString();
        });
        return all;
    }

    static String repeated(String pattern, int length) {
        return pattern.repeat(Math.max(1, length / pattern.length()));
    }

    /** A pattern as it can be printed. */
    static String visible(String pattern) {
        StringBuilder out = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            out.append(c > ' ' && c < 0x7f || c == ' ' ? Character.toString(c) : "\\u%04x".formatted((int) c));
        }
        return out.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
