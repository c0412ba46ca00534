package org.broadsheet.sources.formats;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
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

    /** @throws NotAPaper if it is not well-formed */
    public static FeedElement parse(String xml) throws NotAPaper {
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
