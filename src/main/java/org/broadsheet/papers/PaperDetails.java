package org.broadsheet.papers;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.text.Clean;

/**
 * What a paper's record says besides what it is about. Each may be missing; text is on one line and cut where it is longer than
 * it may be.
 *
 * @param pubmed under which PubMed lists it
 * @param comment of its authors: {@code 12 pages, accepted at SIGIR 2026}; at most 1,000 characters
 * @param journalReference where it was published, as arXiv and PubMed write it; at most 500 characters
 * @param licence an address or a name; at most 300 characters
 * @param summary one line that a source says about it; at most 1,000 characters
 * @param code the address of its program; empty where what was given is no address of the web
 * @param project the address of its page; likewise
 * @param affiliations of its authors, each once; at most 50 of 300 characters
 * @param withdrawn whether its authors took it back
 * @param server of preprints, as its own interface calls itself: {@code biorxiv}, where the number alone does not tell; else empty
 * @param votes how its upvotes rose, where a source counts them
 */
public record PaperDetails(
        Optional<PubMedId> pubmed,
        String comment,
        String journalReference,
        String licence,
        String summary,
        Optional<URI> code,
        Optional<URI> project,
        List<String> affiliations,
        boolean withdrawn,
        String server,
        Optional<Votes> votes) {

    /** Of a paper whose source says nothing more. */
    public static final PaperDetails NONE = new PaperDetails(
            Optional.empty(),
            "",
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            "",
            Optional.empty());

    private static final int MOST_AFFILIATIONS = 50;
    private static final int LONGEST_LINK = 500;

    /** How authors and archives say that a paper is taken back. Source: comments and abstracts of such papers on arXiv. */
    private static final Pattern WITHDRAWN = Pattern.compile(
            "(?:this|the) (?:paper|article|manuscript|submission|work|preprint|version)(?: \\S{1,20})? (?:has been|is|was|is being|have been) (?:temporarily )?(?:withdrawn|retracted)"
                    + "|^\\s{0,3}(?:paper |article |this (?:paper|article) )?(?:withdrawn|retracted)\\b"
                    + "|\\bwithdrawn (?:by|from) (?:the )?(?:authors?|arxiv)"
                    + "|\\bhas been withdrawn\\b",
            Pattern.CASE_INSENSITIVE);

    public PaperDetails {
        comment = Clean.line(comment, 1_000);
        journalReference = Clean.line(journalReference, 500);
        licence = Clean.line(licence, 300);
        summary = Clean.line(summary, 1_000);
        server = Clean.line(server, 60).toLowerCase(Locale.ROOT);
        affiliations = affiliations.stream()
                .map(each -> Clean.line(each, 300))
                .filter(each -> !each.isEmpty())
                .distinct()
                .limit(MOST_AFFILIATIONS)
                .toList();
    }

    public PaperDetails withPubmed(Optional<PubMedId> pubmed) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withComment(String comment) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withJournalReference(String journalReference) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withLicence(String licence) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withSummary(String summary) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    /** @param code an address as a source gives it; anything but one of the web counts as none */
    public PaperDetails withCode(String code) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                link(code),
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    /** @param project an address as a source gives it; anything but one of the web counts as none */
    public PaperDetails withProject(String project) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                link(project),
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withAffiliations(List<String> affiliations) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withWithdrawn(boolean withdrawn) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withServer(String server) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    public PaperDetails withVotes(Optional<Votes> votes) {
        return new PaperDetails(
                pubmed,
                comment,
                journalReference,
                licence,
                summary,
                code,
                project,
                affiliations,
                withdrawn,
                server,
                votes);
    }

    /** What both say; where both say something, what this one says. */
    public PaperDetails completedBy(PaperDetails other) {
        return new PaperDetails(
                pubmed.or(other::pubmed),
                orElse(comment, other.comment),
                orElse(journalReference, other.journalReference),
                orElse(licence, other.licence),
                orElse(summary, other.summary),
                code.or(other::code),
                project.or(other::project),
                affiliations.isEmpty() ? other.affiliations : affiliations,
                withdrawn,
                orElse(server, other.server),
                votes.or(other::votes));
    }

    /** What can be searched of it: comment, journal reference, affiliations and licence, as far as there are any. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(comment, journalReference, licenceName()));
        texts.addAll(affiliations);
        texts.removeIf(String::isEmpty);
        return texts;
    }

    /** The licence as people call it, {@code CC BY 4.0}; as the record writes it where it has no such name. */
    public String licenceName() {
        return Licence.name(licence);
    }

    /** Where it appeared or will appear, in one short phrase; empty if nothing says so. */
    public String venue() {
        return Venue.of(journalReference, comment);
    }

    /** Whether a comment or an abstract says that the paper is taken back. */
    static boolean saysWithdrawn(String text) {
        return WITHDRAWN
                .matcher(text.length() > 400 ? text.substring(0, 400) : text)
                .find();
    }

    private static String orElse(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static Optional<URI> link(String text) {
        String line = Clean.line(text);
        if (line.isEmpty() || line.length() > LONGEST_LINK) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(line);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http"))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
            return web ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
