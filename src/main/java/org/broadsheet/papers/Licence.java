package org.broadsheet.papers;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call the licences that records name by an address, or by a word of their server's. */
final class Licence {

    private static final Pattern CREATIVE_COMMONS = Pattern.compile(
            "(?:https?://)?(?:www\\.)?creativecommons\\.org/(licenses|publicdomain)/([a-z-]{2,12})/(\\d\\.\\d)(?:/\\S{0,40})?",
            Pattern.CASE_INSENSITIVE);

    /** bioRxiv's and medRxiv's own words, such as {@code cc_by_nc_nd}. */
    private static final Pattern BY_WORD = Pattern.compile("cc[_0-]\\S{0,20}|cc0", Pattern.CASE_INSENSITIVE);

    private Licence() {}

    /** Never throws; what has no such name stays as it is. */
    static String name(String licence) {
        Matcher address = CREATIVE_COMMONS.matcher(licence);
        if (address.matches()) {
            String kind = address.group(2).toUpperCase(Locale.ROOT);
            return address.group(1).equalsIgnoreCase("publicdomain") && kind.equals("ZERO")
                    ? "CC0 " + address.group(3)
                    : "CC " + kind + " " + address.group(3);
        }
        if (licence.contains("arxiv.org/licenses/")) {
            return "arXiv's licence";
        }
        if (!BY_WORD.matcher(licence).matches()) {
            return licence;
        }
        String words = licence.toUpperCase(Locale.ROOT).replace('_', '-');
        return words.startsWith("CC-") ? "CC " + words.substring(3) : words;
    }
}
