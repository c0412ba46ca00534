package org.broadsheet.matching.query;

import java.util.Locale;
import java.util.Optional;
import org.broadsheet.papers.PaperId;

/** A paper's number as people paste it: with punctuation around it, a version, a query behind the address. */
final class PaperNumbers {

    private PaperNumbers() {}

    /** The number that this one word is; empty if it is not one. */
    static Optional<PaperId> find(String pasted) {
        String word = pasted.strip();
        while (!word.isEmpty() && "([{<".indexOf(word.charAt(0)) >= 0) {
            word = word.substring(1);
        }
        Optional<PaperId> whole = identifier(word);
        while (whole.isEmpty() && !word.isEmpty() && ".,;:!?)]}>".indexOf(word.charAt(word.length() - 1)) >= 0) {
            word = word.substring(0, word.length() - 1);
            whole = identifier(word);
        }
        return whole;
    }

    private static Optional<PaperId> identifier(String word) {
        boolean closes = word.endsWith(".")
                || word.endsWith(",")
                || word.endsWith(";")
                || (word.endsWith(")") && word.indexOf('(') < 0);
        if (closes) {
            return Optional.empty();
        }
        String bare = bare(word);
        return PaperId.parse(bare).filter(id -> !id.value().startsWith("title-"));
    }

    /** Without what addresses of arXiv and publishers have around the number. */
    private static String bare(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int cut = word.length();
        boolean address = lower.startsWith("http")
                || lower.startsWith("arxiv.org")
                || lower.startsWith("www.")
                || lower.startsWith("doi.org")
                || lower.startsWith("dx.doi.org");
        if (address) {
            int query = word.indexOf('?');
            int anchor = word.indexOf('#');
            cut = Math.min(query < 0 ? cut : query, anchor < 0 ? cut : anchor);
        }
        String plain = word.substring(0, cut);
        if (address && lower.contains("arxiv.org/")) {
            plain = lastOf(plain, "arxiv.org/", "abs/", "pdf/", "html/", "format/");
        } else if (address) {
            // doi.org/10.…, www.biorxiv.org/content/10.…v1.full, link.springer.com/article/10.…
            int doi = plain.indexOf("/10.");
            plain = doi < 0 ? plain : plain.substring(doi + 1);
            if (lower.contains("rxiv.org/")) {
                plain = plain.replaceFirst("v\\d{1,2}(\\.\\p{L}[\\p{L}.-]{0,30})?$", "");
            }
        }
        return plain.startsWith("arXiv:") || plain.startsWith("arxiv:") ? plain.substring("arxiv:".length()) : plain;
    }

    private static String lastOf(String address, String host, String... folders) {
        String path = address.substring(address.toLowerCase(Locale.ROOT).indexOf(host) + host.length());
        for (String folder : folders) {
            if (path.startsWith(folder)) {
                return path.substring(folder.length());
            }
        }
        return path;
    }
}
