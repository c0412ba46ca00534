package org.broadsheet.sources.formats;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.broadsheet.text.Entities;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One XML element of a feed. Names are as the feed writes them, prefix included. No document type, so no entities of the
 * feed's own making, is accepted.
 */
public final class FeedElement {

    /** An entry has some levels and a handful of attributes; more is made to be slow. */
    private static final String MOST_LEVELS = "60";

    private static final String MOST_ATTRIBUTES = "60";

    private static final Pattern AMPERSAND =
            Pattern.compile("&(?:([A-Za-z][A-Za-z0-9]{0,30}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});)?");
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");

    /** Making one takes longer than most entries take to read. */
    private static final ThreadLocal<DocumentBuilder> BUILDER = ThreadLocal.withInitial(FeedElement::builder);

    private final Element element;

    private FeedElement(Element element) {
        this.element = element;
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", MOST_LEVELS);
            factory.setAttribute("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // Its default handler prints.
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Ampersands that stand for themselves, and names of HTML that XML does not know, are read as they are meant; many feeds have them.
     *
     * @throws NotAPaper if it is not well-formed
     */
    public static FeedElement parse(String xml) throws NotAPaper {
        try {
            return strictly(xml);
        } catch (NotAPaper broken) {
            Optional<String> mended = mended(xml);
            if (mended.isEmpty()) {
                throw broken;
            }
            return strictly(mended.get());
        }
    }

    /** Empty if there is nothing to mend, or an entity that only the feed itself could explain. */
    private static Optional<String> mended(String xml) {
        StringBuilder out = new StringBuilder(xml.length() + 16);
        int from = 0;
        Matcher ampersand = AMPERSAND.matcher(xml);
        while (ampersand.find()) {
            out.append(xml, from, ampersand.start());
            from = ampersand.end();
            String name = ampersand.group(1);
            if (name == null) {
                out.append("&amp;");
                continue;
            }
            String meant = Entities.decoded(ampersand.group());
            if (name.startsWith("#") || OF_XML.contains(name)) {
                out.append(ampersand.group());
            } else if (meant.equals(ampersand.group())) {
                return Optional.empty();
            } else {
                out.append(meant);
            }
        }
        String mended = out.append(xml, from, xml.length()).toString();
        return mended.equals(xml) ? Optional.empty() : Optional.of(mended);
    }

    private static FeedElement strictly(String xml) throws NotAPaper {
        try {
            return new FeedElement(
                    BUILDER.get().parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (SAXParseException broken) {
            throw new NotAPaper("The entry is not well-formed XML, at its line %d: %s"
                    .formatted(broken.getLineNumber(), broken.getMessage()));
        } catch (SAXException | IOException broken) {
            throw new NotAPaper("The entry is not well-formed XML: " + broken.getMessage());
        }
    }

    /** The first child of that name. */
    public Optional<FeedElement> child(String name) {
        return all(name).stream().findFirst();
    }

    /** The text of the first child of that name; empty if there is none. */
    public String text(String name) {
        return all(name).stream().findFirst().map(FeedElement::text).orElse("");
    }

    public String text() {
        return element.getTextContent().strip();
    }

    /** The attribute; empty if there is none. */
    public String attribute(String name) {
        return element.getAttribute(name);
    }

    /** The children of that name, in order. */
    public List<FeedElement> all(String name) {
        List<FeedElement> found = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one && one.getTagName().equals(name)) {
                found.add(new FeedElement(one));
            }
        }
        return found;
    }
}
