package org.rallypoint.link;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.rallypoint.Ids;
import org.rallypoint.RuleViolation;

/** A link of a campaign or an event; its url is kept as it was given. */
@Entity
public class Link {

    @Id
    private UUID id;

    private int position;

    @Enumerated(EnumType.STRING)
    private LinkRel rel;

    private String url;

    private String canonicalUrl;

    @Enumerated(EnumType.STRING)
    private Platform platform;

    @Enumerated(EnumType.STRING)
    private LinkKind kind;

    private boolean chosen;

    /** By language. */
    @ElementCollection
    @CollectionTable(name = "link_label", joinColumns = @JoinColumn(name = "link_id"))
    @MapKeyColumn(name = "language")
    @Column(name = "label")
    private Map<String, String> labels = new HashMap<>();

    protected Link() {}

    /** A link to be added to its owner; {@code kind} null takes what the address looks like. */
    public Link(
            int position, LinkRel rel, WebAddress address, LinkKind kind, boolean chosen, Map<String, String> labels) {
        this.id = Ids.next();
        this.position = position;
        this.rel = rel;
        this.url = address.url();
        this.canonicalUrl = address.canonical();
        this.platform = address.platform();
        this.kind = kind == null ? address.kind() : kind;
        this.chosen = chosen;
        this.labels.putAll(labels);
    }

    /** A link as it is stored, to be shown; its labels are to be added. */
    public static Link stored(
            int position,
            LinkRel rel,
            String url,
            String canonicalUrl,
            Platform platform,
            LinkKind kind,
            boolean chosen) {
        var link = new Link();
        link.position = position;
        link.rel = rel;
        link.url = url;
        link.canonicalUrl = canonicalUrl;
        link.platform = platform;
        link.kind = kind;
        link.chosen = chosen;
        return link;
    }

    /** The link that stands for all: the one a person chose, else the first of the most useful kind. */
    public static Optional<Link> primary(List<Link> signupLinks) {
        return signupLinks.stream()
                .filter(link -> link.chosen)
                .findFirst()
                .or(() -> signupLinks.stream()
                        .min(Comparator.comparing(Link::kind).thenComparing(Link::position)));
    }

    /** The links themselves; throws {@link RuleViolation} when more than one is chosen as the primary one. */
    public static List<Link> withOneChosen(List<Link> links) {
        if (links.stream()
                        .filter(link -> link.rel == LinkRel.signup && link.chosen)
                        .count()
                > 1) {
            throw new RuleViolation("signupLinks", "two_primary", "At most one sign-up link is the primary one.");
        }
        return links;
    }

    /** What links are called in just this language, by url. */
    public static SortedMap<String, String> labelsIn(List<Link> links, String language) {
        var labels = new TreeMap<String, String>();
        links.forEach(link -> labels.computeIfAbsent(link.url(), url -> link.labels.get(language)));
        return labels;
    }

    public int position() {
        return position;
    }

    public LinkRel rel() {
        return rel;
    }

    public String url() {
        return url;
    }

    public String canonicalUrl() {
        return canonicalUrl;
    }

    public Platform platform() {
        return platform;
    }

    public LinkKind kind() {
        return kind;
    }

    /** Whether a person chose it as the primary one. */
    public boolean isChosen() {
        return chosen;
    }

    public Map<String, String> labels() {
        return labels;
    }
}
