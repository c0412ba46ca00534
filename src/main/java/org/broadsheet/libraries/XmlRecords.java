package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.text.Entities;

/**
 * Records in XML, an element each, whoever wrote them: EndNote, PubMed, MODS, MARC, Zotero's RDF, Word's sources, DBLP, Crossref, JATS,
 * Dublin Core, feeds, outlines. Names count without their prefixes. Read from the beginning to the end, once; what is not well-formed is
 * read as it stands.
 */
final class XmlRecords {

    private static final int LONGEST_HEAD = 4_000;
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_TAG = 2_000;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NUMBERS = 50;
    private static final String CDATA = "![CDATA[";
    private static final String FOLDER_OR_LINK = "outline";

    /** An element of one of these names is an entry; whatever is in it belongs to it. */
    private static final Set<String> RECORDS = Set.of(
            "record",
            "mods",
            "pubmedarticle",
            "pubmedbookarticle",
            "entry",
            "item",
            "source",
            "dc",
            "article",
            "inproceedings",
            "incollection",
            "phdthesis",
            "mastersthesis",
            "book",
            "booksection",
            "journal_article",
            "conference_paper",
            "posted_content",
            "element-citation",
            "mixed-citation",
            "description",
            "document",
            "thesis",
            "report",
            FOLDER_OR_LINK);

    /** What stands in them is about other works. */
    private static final Set<String> OF_OTHERS =
            Set.of("referencelist", "commentscorrectionslist", "citation_list", "isreferencedby", "references");

    /** What stands in them is about the journal or book, but for a number that the paper's own element lacks. */
    private static final Set<String> HOSTS = Set.of("relateditem", "ispartof", "journal", "periodical", "series");

    private static final Set<String> TITLES = Set.of("title", "articletitle", "article-title");
    private static final Set<String> NUMBERS = Set.of(
            "identifier",
            "doi",
            "elocationid",
            "articleid",
            "pub-id",
            "pmid",
            "url",
            "id",
            "link",
            "guid",
            "ee",
            "electronic-resource-num",
            "accession-num",
            "custom1",
            "custom2",
            "custom7",
            "arxiv",
            "eprint",
            "ext-link");
    private static final Set<String> MENTIONS = Set.of("secondary-title", "full-title", "notes", "publisher", "note");
    private static final Set<String> ADDRESSES = Set.of("href", "about", "resource", "url", "xmlurl", "htmlurl");

    private enum Kind {
        TITLE,
        HOSTS_TITLE,
        NUMBER,
        OF_PUBMED,
        MENTION
    }

    private final String text;
    private final EntryBasket basket;
    private boolean any;

    /** The record that is being read, and how many elements of its name are open. */
    private String record = "";

    private int within;
    private int ofOthers;
    private int inHost;
    private String field = "";
    private String title = "";
    private String hostsTitle = "";
    private List<String> numbers = new ArrayList<>();
    private List<String> ofPubMed = new ArrayList<>();
    private List<String> mentions = new ArrayList<>();

    /** The element whose text is being gathered. */
    private Optional<Kind> wanted = Optional.empty();

    private String gathering = "";
    private final StringBuilder gathered = new StringBuilder();

    private XmlRecords(String text, EntryBasket basket) {
        this.text = text;
        this.basket = basket;
    }

    /** False if it is none; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        String head = text.substring(0, Math.min(LONGEST_HEAD, text.length())).stripLeading();
        String lower = head.toLowerCase(Locale.ROOT);
        if (!head.startsWith("<") || lower.startsWith("<!doctype netscape") || lower.contains("<html")) {
            return false;
        }
        XmlRecords records = new XmlRecords(text, basket);
        records.readAll();
        return records.any;
    }

    private void readAll() {
        int at = text.indexOf('<');
        while (at >= 0) {
            int end;
            if (text.startsWith(CDATA, at + 1)) {
                int close = text.indexOf("]]>", at);
                end = close < 0 ? text.length() : close + 2;
                gather(text, at + 1 + CDATA.length(), close < 0 ? end : close);
            } else {
                int close = text.indexOf('>', at);
                end = close < 0 ? text.length() : close;
                tag(text.substring(at + 1, Math.min(end, at + LONGEST_TAG)), end > at && text.charAt(end - 1) == '/');
            }
            at = end < text.length() ? text.indexOf('<', end) : -1;
            gather(text, end + 1, at < 0 ? text.length() : at);
        }
        if (!record.isEmpty()) {
            basket.leaveOut(Lack.CUT_OFF);
            any = true;
        }
    }

    private void gather(String from, int begin, int end) {
        int most = Math.min(end, begin + LONGEST_TEXT - gathered.length());
        if (wanted.isPresent() && most > begin) {
            gathered.append(from, begin, most);
        }
    }

    private void tag(String tag, boolean alone) {
        boolean closing = tag.startsWith("/");
        String name = name(closing ? tag.substring(1, Math.min(tag.length(), LONGEST_NAME)) : tag);
        if (closing) {
            close(name);
            return;
        }
        if (RECORDS.contains(name) && (record.isEmpty() || (record.equals(name) && name.equals(FOLDER_OR_LINK)))) {
            // A folder of links holds links.
            begin(name);
            addresses(tag);
            if (alone) {
                end();
            }
        } else if (!record.isEmpty()) {
            open(name, tag, alone);
        }
    }

    private void begin(String name) {
        record = name;
        within = 1;
        ofOthers = 0;
        inHost = 0;
        title = "";
        hostsTitle = "";
        numbers = new ArrayList<>();
        ofPubMed = new ArrayList<>();
        mentions = new ArrayList<>();
        wanted = Optional.empty();
    }

    private void open(String name, String tag, boolean alone) {
        int deeper = alone ? 0 : 1;
        within += name.equals(record) ? deeper : 0;
        ofOthers += OF_OTHERS.contains(name) ? deeper : 0;
        inHost += HOSTS.contains(name) ? deeper : 0;
        if (name.equals("datafield")) {
            field = attribute(tag, "tag");
        }
        if (ofOthers > 0 || wanted.isPresent()) {
            return;
        }
        if (NUMBERS.contains(name)) {
            addresses(tag);
        }
        if (!alone) {
            wanted = kind(name, tag);
            gathering = name;
            gathered.setLength(0);
        }
    }

    private Optional<Kind> kind(String name, String tag) {
        if (TITLES.contains(name)) {
            return Optional.of(inHost > 0 ? Kind.HOSTS_TITLE : Kind.TITLE);
        }
        if (NUMBERS.contains(name)) {
            String lower = tag.toLowerCase(Locale.ROOT);
            boolean pubmed = name.equals("pmid") || lower.contains("\"pubmed\"") || lower.contains("\"pmid\"");
            return Optional.of(inHost > 0 ? Kind.MENTION : pubmed ? Kind.OF_PUBMED : Kind.NUMBER);
        }
        // MARC has numbers for names.
        if (name.equals("subfield") && !attribute(tag, "code").equals("2")) {
            return switch (field) {
                case "245" -> Optional.of(Kind.TITLE);
                case "024", "856" -> Optional.of(Kind.NUMBER);
                default -> Optional.empty();
            };
        }
        return MENTIONS.contains(name) ? Optional.of(Kind.MENTION) : Optional.empty();
    }

    private void close(String name) {
        if (record.isEmpty()) {
            return;
        }
        if (wanted.isPresent() && name.equals(gathering)) {
            String said = Entities.decoded(gathered.toString()).strip();
            take(wanted.get(), said);
            wanted = Optional.empty();
        }
        ofOthers = Math.max(0, ofOthers - (OF_OTHERS.contains(name) ? 1 : 0));
        inHost = Math.max(0, inHost - (HOSTS.contains(name) ? 1 : 0));
        if (name.equals(record) && --within == 0) {
            end();
        }
    }

    private void take(Kind kind, String said) {
        switch (kind) {
            case TITLE -> title = title.isEmpty() ? withoutStop(said) : title;
            case HOSTS_TITLE -> hostsTitle = hostsTitle.isEmpty() ? said : hostsTitle;
            case NUMBER -> number(EntryBasket.bare(said));
            case OF_PUBMED -> ofPubMed.add("PMID: " + said);
            case MENTION -> mentions.add(said);
        }
    }

    private static String withoutStop(String title) {
        return title.endsWith(".") && !title.endsWith("..") ? title.substring(0, title.length() - 1) : title;
    }

    private void number(String said) {
        if (numbers.size() < MOST_NUMBERS) {
            numbers.add(said);
        }
    }

    private void end() {
        boolean folder = record.equals(FOLDER_OR_LINK) && numbers.isEmpty();
        // RDF describes attachments, people and collections, too.
        boolean thing = record.equals("description") && title.isEmpty();
        if (!folder && !thing) {
            numbers.addAll(ofPubMed.subList(0, Math.min(ofPubMed.size(), 1)));
            basket.add(title.isEmpty() ? hostsTitle : title, numbers, mentions);
            any = true;
        }
        record = "";
        wanted = Optional.empty();
    }

    /** In lower case, without its prefix. */
    private static String name(String tag) {
        int begin = 0;
        int at = 0;
        while (at < Math.min(tag.length(), LONGEST_NAME)
                && !Character.isWhitespace(tag.charAt(at))
                && tag.charAt(at) != '/') {
            begin = tag.charAt(at) == ':' ? at + 1 : begin;
            at++;
        }
        return tag.substring(begin, at).toLowerCase(Locale.ROOT);
    }

    private static String attribute(String tag, String name) {
        int at = tag.indexOf(" " + name + "=");
        int from = at + name.length() + 3;
        int end = at < 0 || from > tag.length() ? -1 : tag.indexOf(tag.charAt(from - 1), from);
        return end < 0 ? "" : tag.substring(from, end);
    }

    /** The addresses among a tag's attributes, and what an outline says of its link. */
    private void addresses(String tag) {
        int quote = tag.indexOf('"');
        int behind = 0;
        while (quote > 0) {
            int close = tag.indexOf('"', quote + 1);
            if (close < 0) {
                return;
            }
            String[] before = tag.substring(behind, quote).strip().split("[\\s:]", 50);
            String name = before[before.length - 1].replace("=", "").toLowerCase(Locale.ROOT);
            String value = Entities.decoded(tag.substring(quote + 1, close));
            if (ADDRESSES.contains(name)) {
                number(value);
            } else if (record.equals(FOLDER_OR_LINK) && name.equals("text")) {
                title = value;
            }
            behind = close + 1;
            quote = tag.indexOf('"', behind);
        }
    }
}
