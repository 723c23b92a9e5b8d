package org.rallypoint.importer.proposal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rallypoint.http.Fault;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.importer.proposal.Proposal.Spot;
import org.rallypoint.importer.proposal.Proposal.Times;
import org.rallypoint.link.Platform;
import org.rallypoint.link.WebAddress;

/** A proposal while a reader puts it together; what is null or blank is passed over, and each doubt is told once. */
public final class Sketch {

    private final int line;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    /** By canonical address, since one page may be named twice. */
    private final Map<String, ProposedLink> signUps = new LinkedHashMap<>();

    private final Map<String, String> websites = new LinkedHashMap<>();
    private final Set<ProposedContact> contacts = new LinkedHashSet<>();
    private final Map<String, Fault> doubts = new LinkedHashMap<>();
    private Times times = Times.UNKNOWN;
    private Spot spot = new Spot(null, null, null, null, null, null);
    private boolean isCancelled;
    private String externalId;

    public Sketch(int line) {
        this.line = line;
    }

    public void doubt(String code, String message) {
        doubts.putIfAbsent(code, new Fault(null, null, code, message));
    }

    public void isCalled(@Nullable String externalId) {
        this.externalId = externalId == null || externalId.isBlank() ? null : externalId.strip();
    }

    public void isCancelled(boolean isCancelled) {
        this.isCancelled = isCancelled;
    }

    public void happens(@Nullable SourceTime start, @Nullable SourceTime end) {
        times = SourceTime.span(start, end, this);
    }

    /**
     * Where it is, as it is written.
     *
     * @param address where the source has no field for the city
     */
    public void isAt(
            @Nullable String city,
            @Nullable String region,
            @Nullable String country,
            @Nullable String address,
            @Nullable MapPoint point) {
        spot = new Spot(
                city,
                region,
                country,
                address,
                point == null ? null : point.latitude(),
                point == null ? null : point.longitude());
    }

    /** A text of one line, with or without markup. */
    public void say(String key, @Nullable String written) {
        var text = written == null ? "" : PlainText.line(written);
        if (!text.isBlank()) {
            fields.put(key, text);
        }
    }

    /** A text of many lines, without its markup then; mailboxes and phones that it links to are contacts. */
    public String describe(@Nullable String written) {
        var text = PlainText.of(written == null ? "" : written);
        if (!text.text().isBlank()) {
            fields.put("description", text.text());
        }
        text.links().stream().filter(WebLinks::isContact).forEach(this::link);
        return text.text();
    }

    /**
     * A key whose values are a fixed set.
     *
     * @param value as the API writes it
     */
    public void choose(String key, @Nullable String value) {
        if (value != null) {
            fields.put(key, value);
        }
    }

    public void speaks(List<String> languages) {
        if (!languages.isEmpty()) {
            var all = fields.putArray("languages");
            languages.forEach(all::add);
        }
    }

    /** The place in the city; a point alone is none, since it may be the middle of the city. */
    public void meetsAt(@Nullable String name, @Nullable String address, @Nullable MapPoint point) {
        var venue = JsonNodeFactory.instance.objectNode();
        putLine(venue, "name", name);
        putLine(venue, "address", address);
        if (venue.isEmpty()) {
            return;
        }
        if (point != null) {
            venue.put("latitude", point.latitude()).put("longitude", point.longitude());
        }
        fields.set("venue", venue);
    }

    private static void putLine(ObjectNode object, String key, @Nullable String written) {
        var text = written == null ? "" : PlainText.line(written);
        if (!text.isBlank()) {
            object.put(key, text);
        }
    }

    /** Shown only where it can be loaded safely. */
    public void shows(@Nullable String imageUrl) {
        if (imageUrl != null
                && !fields.has("imageUrl")
                && imageUrl.strip().toLowerCase(Locale.ROOT).startsWith("https:")) {
            WebLinks.address(imageUrl.strip()).ifPresent(address -> fields.put("imageUrl", address.url()));
        }
    }

    /** A page of some kind: on a known platform it is for signing up. */
    public void link(@Nullable String url) {
        var address = page(url);
        if (address != null && address.platform() == Platform.other) {
            websites.putIfAbsent(address.canonical(), address.url());
        } else {
            signUp(address);
        }
    }

    /** A page for signing up, on whatever host. */
    public void signUp(@Nullable String url) {
        signUp(page(url));
    }

    public void signUp(@Nullable WebAddress address) {
        if (address != null) {
            signUps.putIfAbsent(address.canonical(), new ProposedLink(address.url(), null));
        }
    }

    public boolean leadsToSignUp() {
        return !signUps.isEmpty();
    }

    @Nullable
    private WebAddress page(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        if (WebLinks.isContact(url.strip())) {
            reach(null, url);
            return null;
        }
        var address = WebLinks.address(url.strip());
        if (address.isEmpty()) {
            doubt("bad_url", "It has a link that is no https or http address of a page.");
        }
        return address.orElse(null);
    }

    /** A way to reach somebody. */
    public void reach(@Nullable String name, @Nullable String written) {
        ContactText.read(name, written).ifPresent(contacts::add);
    }

    /** A mailbox to reach somebody; anything else is passed over, since platforms put placeholders there. */
    public void mailbox(@Nullable String name, @Nullable String written) {
        ContactText.read(name, written)
                .filter(contact -> contact.channel().equals("email"))
                .ifPresent(contacts::add);
    }

    public Proposal proposal() {
        websites.keySet().removeAll(signUps.keySet());
        if (!websites.isEmpty()) {
            var links = fields.putArray("links");
            websites.values()
                    .forEach(url -> links.addObject().put("rel", "website").put("url", url));
        }
        return new Proposal(
                line,
                externalId,
                spot,
                times,
                fields,
                List.copyOf(signUps.values()),
                List.copyOf(contacts),
                isCancelled,
                new ArrayList<>(doubts.values()));
    }
}
