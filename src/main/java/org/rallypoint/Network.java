package org.rallypoint;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** All addresses that begin with the same bits, such as {@code 10.1.0.0/16} or {@code fd00::/8}. */
public record Network(InetAddress address, int bits) {

    /** Four decimal numbers, or what only IPv6 is spelled like. Of all else the JDK might look up the name. */
    private static final Pattern LITERAL = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}" + "|(?=.*:)[0-9a-fA-F:.]{2,45}");

    private static final Pattern BITS = Pattern.compile("0|[1-9]\\d{0,2}");

    /** The network that a text names, empty for any other text. */
    public static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !BITS.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return literal(text.substring(0, slash))
                .filter(address -> bits <= width(address))
                .map(address -> new Network(address, bits));
    }

    /** The same; an address alone is a network of its own. */
    public static Optional<Network> ofAny(String text) {
        return text.contains("/") ? of(text) : literal(text).map(address -> new Network(address, width(address)));
    }

    /** The address that a text is in its plain spelling, without brackets or zone; empty for any other text. */
    public static Optional<InetAddress> literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether an address begins with the same bits; one of the other family never does. */
    public boolean contains(InetAddress other) {
        return width(other) == width(address) && start(other).equals(start(address));
    }

    private BigInteger start(InetAddress any) {
        return new BigInteger(1, any.getAddress()).shiftRight(width(any) - bits);
    }

    private static int width(InetAddress any) {
        return any.getAddress().length * Byte.SIZE;
    }
}
