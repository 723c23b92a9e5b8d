package org.rallypoint.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rallypoint.Network;

/** The addresses at which anyone can be reached from anywhere, by the registries of IANA for special purposes. */
final class PublicInternet {

    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Teredo and other protocols, documentation, 6to4
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** All that IANA has given out so far; what is mapped, compatible, local or multicast lies outside. */
    private static final Network UNICAST_V6 = networks("2000::/3").get(0);
    /** How an IPv4 address looks where there is IPv6 alone; 64:ff9b:1::/48 is the same for use within a network. */
    private static final Network NAT64 = networks("64:ff9b::/96").get(0);

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    private PublicInternet() {}

    static boolean contains(InetAddress address) {
        var meant = withoutNat64(address);
        boolean isUnicast = meant.getAddress().length == V4_BYTES || UNICAST_V6.contains(meant);
        return isUnicast && NOT_PUBLIC.stream().noneMatch(network -> network.contains(meant));
    }

    /** The IPv4 address that a NAT64 address leads to; any other as it is. The JDK unpacks mapped ones by itself. */
    static InetAddress withoutNat64(InetAddress address) {
        if (!NAT64.contains(address)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), V6_BYTES - V4_BYTES, V6_BYTES));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(text -> Network.of(text).orElseThrow()).toList();
    }
}
