package org.broadsheet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.web.http.Incoming;

/**
 * A request, and what stands before the page's own address: {@code /de/search} asks in a language, {@code /me/TOKEN/search} as a
 * reader, {@code /de/me/TOKEN/search} both. There is no cookie that could remember either.
 *
 * @param request as if nothing stood before
 * @param chosen the language's code, where the address names one
 * @param token of the reader, where the address has one
 */
record Visit(Incoming request, Optional<String> chosen, Optional<String> token) {

    /** What a reader's own view of the pages begins with. */
    static final String ME = "me";

    private static final int LONGEST_ACCEPT = 300;

    /** @param languages the codes of those there are */
    static Visit of(Incoming asked, Set<String> languages) {
        Incoming request = asked;
        Optional<String> chosen = Optional.of(request.first()).filter(languages::contains);
        if (chosen.isPresent()) {
            request = behind(request);
        }
        Optional<String> token = Optional.empty();
        if (request.first().equals(ME)) {
            request = behind(request);
            token = Optional.of(request.first());
            request = behind(request);
        }
        return new Visit(request, chosen, token);
    }

    private static Incoming behind(Incoming request) {
        String rest = request.rest();
        int from = 0;
        while (from < rest.length() && rest.charAt(from) == '/') {
            from++;
        }
        return new Incoming(
                request.method(),
                "/" + rest.substring(from),
                request.query(),
                request.form(),
                request.headers(),
                request.client());
    }

    /** The code of the language to answer in: as chosen, else the best that the browser asks for, else empty. */
    Optional<String> language(Set<String> languages) {
        return chosen.or(() -> accepted(request.header("accept-language").orElse(""), languages));
    }

    private static Optional<String> accepted(String header, Set<String> languages) {
        if (header.isEmpty() || header.length() > LONGEST_ACCEPT) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .filter(languages::contains)
                    .findFirst();
        } catch (IllegalArgumentException notAList) {
            return Optional.empty();
        }
    }

    /** What the links of the answer begin with, as far as the language goes: empty, or {@code /de}. */
    String inLanguage() {
        return chosen.map(code -> "/" + code).orElse("");
    }

    /** The address that was asked for, without what stood before it; a form's answer has the form's address. */
    String here() {
        List<String> fields = new ArrayList<>();
        request.query()
                .values()
                .forEach((name, values) -> values.forEach(value -> fields.add(escaped(name) + "=" + escaped(value))));
        String path = request.path().chars().allMatch(Visit::staysAsItIs)
                ? request.path()
                : escaped(request.path()).replace("%2F", "/").replace("+", "%20");
        return path + (fields.isEmpty() ? "" : "?" + String.join("&", fields));
    }

    private static boolean staysAsItIs(int c) {
        return c == '/' || c == '-' || c == '.' || c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
