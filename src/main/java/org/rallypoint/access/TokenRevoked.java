package org.rallypoint.access;

import java.util.UUID;

/** A token was revoked; fired in the transaction that does so, for whatever still shows the token's text. */
public record TokenRevoked(UUID tokenId) {}
