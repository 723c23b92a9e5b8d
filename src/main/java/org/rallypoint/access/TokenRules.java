package org.rallypoint.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * The policy for tokens, beside {@link Deed}. A coordinator acts within its own campaigns; everybody may revoke their own
 * token.
 */
public final class TokenRules {

    private TokenRules() {}

    /** The roles of the tokens that a role makes; edit links and status tokens are made where their subjects are. */
    private static Set<Role> makes(Role role) {
        return switch (role) {
            case admin -> EnumSet.of(Role.admin, Role.coordinator, Role.chapter, Role.organiser, Role.reader);
            case coordinator -> EnumSet.of(Role.chapter, Role.organiser, Role.reader);
            case chapter, organiser, reader, edit, status -> EnumSet.noneOf(Role.class);
        };
    }

    /** The roles of the tokens that a role sees and revokes, whoever made them. */
    private static Set<Role> sees(Role role) {
        return switch (role) {
            case admin -> EnumSet.allOf(Role.class);
            case coordinator -> EnumSet.of(Role.chapter, Role.organiser, Role.reader, Role.edit);
            case chapter, organiser, reader, edit, status -> EnumSet.noneOf(Role.class);
        };
    }

    /** Whether the caller makes and lists tokens at all. */
    public static boolean mayManage(Caller caller) {
        return caller.role() != null && !makes(caller.role()).isEmpty();
    }

    /** Whether the caller may make such a token. */
    public static boolean mayMake(Caller caller, Role role, Set<String> campaigns) {
        return mayManage(caller)
                && makes(caller.role()).contains(role)
                && (caller.is(Role.admin) || caller.campaigns().containsAll(campaigns));
    }

    /** Whether the caller may see this token, and revoke it; {@code TokenRepository.list} asks the same of the database. */
    public static boolean maySee(Caller caller, Token token) {
        if (caller.role() == null) {
            return false;
        }
        return token.id().equals(caller.tokenId())
                || caller.is(Role.admin)
                || (mayManage(caller) && caller.tokenId().equals(token.createdBy()))
                || (sees(caller.role()).contains(token.role()) && isWithin(caller, token));
    }

    /** The roles of the tokens of its campaigns that the caller gets to see. */
    static Set<Role> sees(Caller caller) {
        return caller.role() == null ? Set.of() : sees(caller.role());
    }

    /** No campaign at all is nobody's own. */
    private static boolean isWithin(Caller caller, Token token) {
        return !token.campaigns().isEmpty() && caller.campaigns().containsAll(token.campaigns());
    }
}
