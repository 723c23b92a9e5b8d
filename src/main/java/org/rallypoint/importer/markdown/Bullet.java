package org.rallypoint.importer.markdown;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.rallypoint.city.Folding;
import org.rallypoint.http.Fault;
import org.rallypoint.importer.markdown.MarkedText.TextLink;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;

/**
 * What one item of a list says, without the lists in it.
 *
 * @param paragraphs the place stands in the first, links in each
 */
record Bullet(List<MarkedText> paragraphs) {

    static Bullet of(ListItem item) {
        var paragraphs = new ArrayList<MarkedText>();
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph paragraph) {
                paragraphs.add(MarkedText.of(paragraph));
            }
        }
        return new Bullet(paragraphs);
    }

    /** The place that it names, or null when it names none in a country. */
    @Nullable
    BulletPlace place(String language) {
        return paragraphs.isEmpty() ? null : BulletPlace.in(paragraphs.get(0), language);
    }

    /** Where people sign up, each address once. */
    List<ProposedLink> signupLinks(BulletPlace place) {
        var links = new LinkedHashMap<String, ProposedLink>();
        links().filter(link -> isOf(link, "http", "https"))
                .forEach(link -> links.putIfAbsent(link.url(), new ProposedLink(link.url(), label(link, place))));
        return List.copyOf(links.values());
    }

    List<ProposedContact> contacts() {
        return links().filter(link -> isOf(link, "mailto", "tel"))
                .map(link -> new ProposedContact(null, isOf(link, "tel") ? "phone" : "email", address(link)))
                .filter(contact -> !contact.value().isBlank())
                .distinct()
                .toList();
    }

    boolean isCancelled() {
        return paragraphs.stream().anyMatch(paragraph -> paragraph.remarks().anyMatch(BulletNotes::isOfCancelling));
    }

    boolean isPostponed() {
        return paragraphs.stream().anyMatch(paragraph -> paragraph.remarks().anyMatch(BulletNotes::isOfPostponing));
    }

    List<Fault> doubts(BulletPlace place) {
        var doubts = new ArrayList<Fault>();
        if (place.isPerhapsSentence()) {
            doubts.add(doubt("more_than_place", "More stands there than a place, so that it may be a sentence."));
        }
        if (paragraphs.get(0).text().contains("~~")) {
            doubts.add(doubt("struck_out", "Something is struck out."));
        }
        if (links().anyMatch(link -> !isOf(link, "", "http", "https", "mailto", "tel"))) {
            doubts.add(doubt("bad_link", "One of its links leads to no page."));
        }
        return List.copyOf(doubts);
    }

    private Stream<TextLink> links() {
        return paragraphs.stream().flatMap(paragraph -> paragraph.links().stream());
    }

    @Nullable
    private static String label(TextLink link, BulletPlace place) {
        String words = Folding.fold(link.label());
        return words.isEmpty() || link.isBare() || place.says(words) ? null : link.label();
    }

    private static boolean isOf(TextLink link, String... schemes) {
        String scheme = link.scheme().toLowerCase(Locale.ROOT);
        return List.of(schemes).contains(scheme);
    }

    /** Without the scheme, and without what a letter would begin with. */
    private static String address(TextLink link) {
        return link.url().substring(link.scheme().length() + 1).replaceFirst("\\?.*$", "");
    }

    private static Fault doubt(String code, String sentence) {
        return new Fault(null, null, code, sentence);
    }
}
