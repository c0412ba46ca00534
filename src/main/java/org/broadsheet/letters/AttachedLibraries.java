package org.broadsheet.letters;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The papers that the files of a letter name, and what to say of files that name none. */
final class AttachedLibraries {

    private final Function<byte[], LetterReader.FileRead> libraries;

    /** @param libraries reads a file that may be a reference manager's */
    AttachedLibraries(Function<byte[], LetterReader.FileRead> libraries) {
        this.libraries = libraries;
    }

    /** @param remarks takes what is to be told of the files */
    List<LikedPaper> papers(ReceivedLetter letter, List<Remark> remarks) {
        Set<LikedPaper> papers = new LinkedHashSet<>();
        for (ReceivedLetter.Attachment file : letter.attachments()) {
            if (mayBeLibrary(file)) {
                LetterReader.FileRead read = libraries.apply(file.bytes());
                papers.addAll(read.papers());
                // A text file may be anybody's disclaimer: nobody expects an answer to it.
                boolean maybe = file.name().toLowerCase(Locale.ROOT).endsWith(".txt")
                        && read.papers().isEmpty();
                remarks.addAll(maybe ? List.of() : read.remarks());
            } else if (!belongsToMail(file)) {
                remarks.add(Remark.of("remark.attachment", shown(file.name())));
            }
        }
        return List.copyOf(papers);
    }

    private static String shown(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}\"\\s]+", " ").strip();
        return line.substring(0, Math.min(line.length(), 60));
    }

    /** What programs attach by themselves: signatures, cards, calendars, pictures. */
    private static boolean belongsToMail(ReceivedLetter.Attachment file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String type = file.type().toLowerCase(Locale.ROOT);
        return name.matches(
                        ".*\\.(?:p7s|p7m|asc|sig|vcf|ics|png|jpe?g|gif|svg|webp|bmp)|winmail\\.dat|att\\d+\\.(?:txt|htm)")
                || type.matches(
                        "(?:image|video|audio|message)/.*|.*/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature|vcard|x-vcard|calendar|ms-tnef|rfc822-headers|pgp-keys).*");
    }

    private static boolean mayBeLibrary(ReceivedLetter.Attachment file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String type = file.type().toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(?:bib|bibtex|biblatex|ris|enw|nbib|json|csv|tsv|txt|list)")
                || type.matches(
                        ".*/(?:x-bibtex|x-research-info-systems|x-endnote-refer|nbib|json|csv|vnd\\.citationstyles\\.csl\\+json).*");
    }
}
