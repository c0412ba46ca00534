package org.broadsheet.papers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifiers that stand in a text of any kind: a field of a library, an address, a line of a list. Takes time in proportion
 * to the text, of which it reads the first 20,000 characters.
 */
public final class Identifiers {

    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_FOUND = 200;

    /** The archives of the old form. Source: arXiv's identifier scheme and its list of archives, those before 1998 included. */
    private static final String ARCHIVE =
            "(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
                    + "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol"
                    + "|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con)";

    private static final String OLD = ARCHIVE + ArxivId.CLASS + "/\\d{7}";

    /** A number of the new form is one only behind a word that says so: 1234.5678 may be anything. */
    private static final Pattern ARXIV = Pattern.compile(
            "(?:(?:arxiv\\s?(?:e-?prints?|preprints?)?[\\s:.,/()]{0,3}(?:arxiv[\\s:.]{1,3})?(?:abs/|id\\s?[:=]\\s?)?"
                    + "|arxiv\\.org/(?:abs|pdf|html|ps|format|e-print|src)/|(?<![a-z])abs[/-]|/papers/|alphaxiv\\.org/[a-z]{1,10}/)("
                    + ArxivId.NEW + "|" + ArxivId.OLD + ")|(?<![a-z.-])(" + OLD + "))(?:v\\d{1,3})?(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOI = Pattern.compile(
            "(?<![\\d.])10\\.\\d{4,9}(?:\\.\\d{1,9}){0,5}/(?:[^\\s\\p{Cntrl}\"{}\\\\^`|\\[\\]“”„«»]|(?<=\\d)\\[(?=\\d)|(?<=[A-Za-z\\d])\\](?=\\d)){1,300}");

    private static final Pattern PUBMED = Pattern.compile(
            "(?:pmid\\s?[:=-]?\\s?|pubmed\\.ncbi\\.nlm\\.nih\\.gov/|ncbi\\.nlm\\.nih\\.gov/pubmed/)([1-9]\\d{0,8})(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    /** Where a second identifier begins without a blank before it: {@code 10.1000/a,10.1000/b}. */
    private static final Pattern NEXT =
            Pattern.compile("[,;](?=10\\.\\d{4}|https?:|doi|arxiv|pmid)", Pattern.CASE_INSENSITIVE);

    /** What publishers put behind a DOI in the address of one of its pages. */
    private static final Pattern BEHIND_IN_ADDRESS = Pattern.compile(
            "(?:/(?:full|abstract|abs|pdf|epdf|pdfdirect|html|fulltext|summary|meta|references|citations?)|\\.pdf|(?:v\\d{1,2})(?:\\.(?:full|abstract)[a-z.-]{0,20})?|\\.full[a-z.-]{0,20})$",
            Pattern.CASE_INSENSITIVE);

    private Identifiers() {}

    /** Those that stand anywhere in the text: arXiv's first, then DOIs, then PubMed's; no two alike. */
    public static List<PaperId> within(String text) {
        if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        String read = Escapes.undone(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        Set<PaperId> arxiv = new LinkedHashSet<>();
        Set<PaperId> others = new LinkedHashSet<>();
        Matcher numbers = ARXIV.matcher(read);
        while (arxiv.size() < MOST_FOUND && numbers.find()) {
            String id = numbers.group(1) == null ? numbers.group(2) : numbers.group(1);
            arxiv.add(PaperId.of(new ArxivId(id)));
        }
        Matcher dois = DOI.matcher(read);
        while (others.size() < MOST_FOUND && dois.find()) {
            String before = before(read, dois.start());
            boolean ofResolver = before.endsWith("doi.org/");
            boolean inAddress = before.contains("://") && !ofResolver;
            int from = 0;
            String found = ofResolver ? withoutQuery(dois.group()) : dois.group();
            for (String one : NEXT.split(found, 0)) {
                if (from == 0 || one.startsWith("10.")) {
                    doi(one, inAddress).ifPresent(id -> (id.arxiv().isPresent() ? arxiv : others).add(id));
                }
                from++;
            }
        }
        Matcher pubmed = PUBMED.matcher(read);
        while (others.size() < MOST_FOUND && pubmed.find()) {
            others.add(PaperId.of(new PubMedId(pubmed.group(1))));
        }
        List<PaperId> all = new ArrayList<>(arxiv);
        all.addAll(others);
        return all;
    }

    private static java.util.Optional<PaperId> doi(String found, boolean inAddress) {
        String doi = found;
        if (inAddress) {
            int query = indexOfAny(doi, "?#&");
            doi = query < 0 ? doi : doi.substring(0, query);
            doi = BEHIND_IN_ADDRESS.matcher(doi).replaceFirst("");
        }
        return Doi.find(withoutPunctuation(doi)).map(PaperId::of);
    }

    /** Sentences and brackets end behind identifiers, but some identifiers hold brackets. */
    private static String withoutPunctuation(String doi) {
        int end = doi.length();
        int open = 0;
        int angles = 0;
        for (int i = 0; i < end; i++) {
            char c = doi.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            angles += c == '<' ? 1 : c == '>' ? -1 : 0;
        }
        while (end > 0) {
            char last = doi.charAt(end - 1);
            if (last == ')' && open < 0) {
                open++;
            } else if (last == '>' && angles < 0) {
                angles++;
            } else if (".,;:'’*!?/".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return doi.substring(0, end);
    }

    /** What stands before it up to the blank: an address of a site other than doi.org has names of its own for its pages. */
    private static String before(String text, int at) {
        int from = at;
        while (from > 0 && at - from < 200 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    /** An address of doi.org writes a question mark of the DOI's own as {@code %3F}. */
    private static String withoutQuery(String found) {
        int query = indexOfAny(found, "?#");
        return query < 0 ? found : found.substring(0, query);
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
