package org.broadsheet.sources.formats;

import java.util.Map;
import java.util.Optional;

/** What people hand in by mistake, recognised so that the answer can name it. */
final class ForeignFile {

    private static final Map<String, String> SIGNATURES = Map.of(
            "%PDF-", "a PDF document",
            "PK\u0003\u0004", "a zip archive (or an office document)",
            "\u0089PNG", "a picture (PNG)",
            "GIF8", "a picture (GIF)",
            "\u007fELF", "a program",
            "BZh", "compressed with bzip2: unpack it, or pack it with gzip",
            "(\u00b5/\u00fd", "compressed with zstd: unpack it, or pack it with gzip");

    /** Of a text, at most this share are control characters other than line ends and tabs. */
    private static final double MOST_CONTROLS = 0.02;

    private ForeignFile() {}

    static Optional<String> name(String head) {
        for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
            if (head.startsWith(signature.getKey())) {
                return Optional.of(signature.getValue());
            }
        }
        long controls = head.chars().filter(ForeignFile::isControl).count();
        return controls > head.length() * MOST_CONTROLS ? Optional.of("binary data, not text") : Optional.empty();
    }

    private static boolean isControl(int c) {
        return (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0xfffd || (c >= 0x7f && c < 0xa0);
    }
}
