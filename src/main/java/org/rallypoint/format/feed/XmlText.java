package org.rallypoint.format.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rallypoint.format.prose.Legible;

/** Writes one XML 1.0 document into memory, without the exceptions that only a file or a wire would throw. */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Begins a document, to be read as UTF-8. */
    XmlText() {
        try {
            // The JDK's own, whatever library is on the class path, so that the bytes stay the same.
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens an element on a line of its own; attributes are names and values in turn. */
    XmlText open(String name, String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(name);
            write(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the element that was opened last. */
    XmlText close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole element with text in it. */
    XmlText element(String name, String content, String... attributes) {
        open(name, attributes);
        try {
            xml.writeCharacters(Legible.text(content));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return close();
    }

    /** A whole element without content. */
    XmlText empty(String name, String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(name);
            write(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes whatever is open. */
    String end() {
        try {
            xml.writeEndDocument();
            xml.close();
            return text.append('\n').toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], Legible.text(attributes[i + 1]));
        }
    }
}
