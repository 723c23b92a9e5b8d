package org.rallypoint.limit;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rallypoint.Network;
import org.rallypoint.RallypointConfig;

/**
 * From where a request comes. Behind trusted proxies it is what the outermost of them wrote at the end of X-Forwarded-For. Quarkus' own
 * forwarding takes what stands first there, which is what the client itself wrote where a proxy appends, and leaves a request without
 * an answer where nothing stands first.
 */
@Singleton
public class ClientAddress {

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?|([0-9.]+):\\d{1,5}");

    private static final int IPV6_NETWORK = 8;
    private static final int IPV6 = 16;
    private static final int IPV4_IN_IPV6 = 12;

    private final List<Network> proxies;

    ClientAddress(RallypointConfig config) {
        proxies = config.trustedProxies().orElse(List.of()).stream()
                .flatMap(text -> Network.ofAny(text).stream())
                .toList();
    }

    /** The address in any spelling; null where the connection has none. */
    public String of(HttpServerRequest request) {
        var client = request.connection().remoteAddress().hostAddress();
        if (!isProxy(client)) {
            return client;
        }
        var hops = String.join(",", request.headers().getAll("X-Forwarded-For")).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
            var hop = address(hops[i].strip());
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get().getHostAddress();
        }
        return client;
    }

    /** The same as it is counted. */
    String networkOf(HttpServerRequest request) {
        return network(of(request));
    }

    /** Of IPv6 what one household or host has, in whatever spelling. */
    public static String network(String address) {
        var bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return "unknown";
        }
        var hex = HexFormat.of();
        if (bytes.length < IPV6) {
            return hex.formatHex(bytes);
        }
        return hex.formatHex(bytes).startsWith("00000000000000000000ffff")
                ? hex.formatHex(Arrays.copyOfRange(bytes, IPV4_IN_IPV6, IPV6))
                : hex.formatHex(Arrays.copyOf(bytes, IPV6_NETWORK));
    }

    private boolean isProxy(String address) {
        return address != null
                && !proxies.isEmpty()
                && Network.literal(address)
                        .filter(literal -> proxies.stream().anyMatch(proxy -> proxy.contains(literal)))
                        .isPresent();
    }

    private static Optional<InetAddress> address(String hop) {
        var withPort = WITH_PORT.matcher(hop);
        if (!withPort.matches()) {
            return Network.literal(hop);
        }
        return Network.literal(withPort.group(1) == null ? withPort.group(2) : withPort.group(1));
    }
}
