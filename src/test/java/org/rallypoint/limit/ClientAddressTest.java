package org.rallypoint.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "2001:db8::1, 2001:db8::2, true",
        "2001:db8::1, 2001:DB8:0:0:ffff:ffff:ffff:ffff, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "fe80::1%eth0, fe80::1, true",
        "::1, 127.0.0.1, false",
    })
    void anIpv6AddressCountsByItsNetwork(String one, String other, boolean together) {
        assertThat(ClientAddress.network(one).equals(ClientAddress.network(other)))
                .isEqualTo(together);
    }

    @Test
    void whatIsNoAddressCountsTogether() {
        assertThat(ClientAddress.network(null)).isEqualTo(ClientAddress.network("rallypoint.example"));
    }
}
