package org.broadsheet.web;

import java.util.function.Predicate;

/**
 * Leads the links of a page, which templates write as if nothing stood before the page's own address, on in the visitor's
 * language and as the reader they are. {@code /~de} stands for the same page in another language, {@code /~} for the same page
 * as everybody sees it.
 *
 * @param language what links begin with for the language; may be empty
 * @param me what those links begin with that keep the reader, behind the language; may be empty
 * @param here the page's own address
 * @param keepsReader whether a page, by the first part of its address, is one of those
 */
record Signposts(String language, String me, String here, Predicate<String> keepsReader) {

    private static final String VALUE = "=\"/";
    private static final String STYLE = "style.css";

    /** Goes once over the page. Texts cannot look like a link: within them quotation marks are escaped. */
    String on(String html) {
        StringBuilder led = new StringBuilder(html.length() + 1_000);
        int from = 0;
        for (int at = html.indexOf(VALUE); at >= 0; at = html.indexOf(VALUE, from)) {
            int begin = at + VALUE.length() - 1;
            int end = html.indexOf('"', begin);
            led.append(html, from, begin);
            from = begin;
            if (end >= 0 && isLink(html, at)) {
                led.append(led(html.substring(begin, end)));
                from = end;
            }
        }
        return led.append(html, from, html.length()).toString();
    }

    private static boolean isLink(String html, int equals) {
        return html.startsWith("href", equals - 4) || html.startsWith("action", equals - 6);
    }

    /** Where a path of this site leads from here. */
    String led(String path) {
        if (path.startsWith("/~")) {
            String code = path.substring(2);
            return code.isEmpty() ? language + attribute(here) : "/" + code + me(here) + attribute(here);
        }
        return path.startsWith("//") || first(path).equals(STYLE) ? path : language + me(path) + path;
    }

    private String me(String path) {
        return keepsReader.test(first(path)) ? me : "";
    }

    private static String first(String path) {
        int end = 1;
        while (end < path.length() && "/?#".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(1, end);
    }

    private static String attribute(String path) {
        return path.replace("&", "&amp;");
    }
}
