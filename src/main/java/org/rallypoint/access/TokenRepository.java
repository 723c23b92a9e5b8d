package org.rallypoint.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Nullable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rallypoint.Ids;
import org.rallypoint.http.Page;
import org.rallypoint.http.ProblemException;

/** Tokens: made, found by their texts, listed and revoked. */
@Singleton
public class TokenRepository implements PanacheRepositoryBase<Token, UUID> {

    private final Event<TokenRevoked> revoked;

    TokenRepository(Event<TokenRevoked> revoked) {
        this.revoked = revoked;
    }

    /** A new token, and its text, which nobody can find out later. */
    public record Issued(Token token, String text) {}

    /**
     * Makes a token.
     *
     * @param holder whom it speaks for
     * @param campaigns slugs; an edit link has that of its event, so that coordinators see it
     * @param countries codes
     * @param subject the event of an edit link, the suggestion of a status token, else null
     * @param expiresAt up to {@link Role#latestExpiry}; {@link Role#expiry} where nobody says otherwise
     * @param createdBy id of the token that makes it; null for nobody
     */
    public Issued issue(
            Role role,
            String label,
            @Nullable UUID holder,
            Set<String> campaigns,
            Set<String> countries,
            @Nullable UUID subject,
            Instant expiresAt,
            @Nullable UUID createdBy,
            Instant now) {
        var text = TokenText.make(role);
        var token = new Token(Ids.next(), role, text, label, now);
        token.scope(holder, campaigns, countries, subject);
        token.madeBy(createdBy, expiresAt);
        persist(token);
        return new Issued(token, text);
    }

    /** Ends a token at once, on every node; again has no effect. */
    public void revoke(Token token, @Nullable UUID by, Instant now) {
        if (!token.isRevoked()) {
            token.revoke(by, now);
            revoked.fire(new TokenRevoked(token.id()));
        }
    }

    /** The edit links of an event, the newest first, those that work no more too. */
    public List<Token> editLinks(UUID eventId) {
        return list("role = edit and subject = ?1 order by createdAt desc, id desc", eventId);
    }

    public Optional<Token> editLink(UUID eventId, UUID id) {
        return find("role = edit and subject = ?1 and id = ?2", eventId, id).singleResultOptional();
    }

    /** The token of a text, whether it still works or not. */
    Optional<Token> ofText(String text) {
        var hash = TokenText.hash(text);
        return find("hash", hash).singleResultOptional().filter(token -> token.hasHash(hash));
    }

    /** A token that the caller may see; throws {@link #unknown()} for any other id. */
    public Token seenBy(Caller caller, UUID id) {
        return findByIdOptional(id)
                .filter(token -> TokenRules.maySee(caller, token))
                .orElseThrow(TokenRepository::unknown);
    }

    public static ProblemException unknown() {
        return ProblemException.notFound("There is no token with this id.");
    }

    /** Whether an admin token works beside this one; until the transaction ends none of them is revoked by anyone else. */
    public boolean isLastAdmin(Token token, Instant now) {
        return token.role() == Role.admin
                && find("role = admin and revokedAt is null order by id")
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .stream()
                        .noneMatch(other -> !other.id().equals(token.id()) && other.works(now));
    }

    /** One page, the newest first. */
    public Found<Token> page(TokenQuery query) {
        var parameters = new HashMap<String, Object>(Map.of("roles", query.roles()));
        var conditions = new ArrayList<>(List.of("t.role in :roles"));
        if (!query.caller().is(Role.admin)) {
            conditions.add(seenBy(query.caller(), parameters));
        }
        if (!query.campaigns().isEmpty()) {
            var any = new ArrayList<String>();
            for (var slug : query.campaigns()) {
                any.add("locate(:campaign" + any.size() + ", t.campaignList) > 0");
                parameters.put("campaign" + (any.size() - 1), "," + slug + ",");
            }
            conditions.add("(" + String.join(" or ", any) + ")");
        }
        var where = String.join(" and ", conditions);
        long counted = find(
                        "select count(n.id) from (select t.id as id from Token t where " + where
                                + " order by t.id limit " + (Page.COUNTED + 1) + ") n",
                        parameters)
                .project(Long.class)
                .singleResult();
        if (query.after() != null) {
            where += " and (t.createdAt < :at or (t.createdAt = :at and t.id < :id))";
            parameters.put("at", query.after().at());
            parameters.put("id", query.after().id());
        }
        var rows = find("from Token t where " + where + " order by t.createdAt desc, t.id desc", parameters)
                .range(0, query.limit())
                .list();
        return Found.of(rows, query.limit(), counted);
    }

    /** {@link TokenRules#maySee} as a condition: without the caller's own campaigns nothing is left of a token's. */
    private static String seenBy(Caller caller, Map<String, Object> parameters) {
        var others = "t.campaignList";
        int i = 0;
        for (var slug : caller.campaigns()) {
            others = "replace(" + others + ", :own" + i + ", ',')";
            parameters.put("own" + i++, "," + slug + ",");
        }
        parameters.put("me", caller.tokenId());
        parameters.put("seen", TokenRules.sees(caller));
        return "(t.id = :me or t.createdBy = :me or (t.role in :seen and t.campaignList <> ',' and " + others
                + " = ','))";
    }
}
