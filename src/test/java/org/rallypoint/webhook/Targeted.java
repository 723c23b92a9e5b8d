package org.rallypoint.webhook;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A receiver and a Discord on this machine, which the application under test may send to. */
public class Targeted implements QuarkusTestResourceLifecycleManager {

    private TestCertificate certificate;
    private FakeTarget target;
    private FakeDiscord discord;

    @Override
    public Map<String, String> start() {
        certificate = TestCertificate.make().trust();
        target = FakeTarget.start(certificate);
        discord = FakeDiscord.start(certificate);
        return Map.of(
                "rallypoint.webhooks.allowed-networks", "127.0.0.0/8,::1/128",
                "rallypoint.webhooks.timeout", "1s",
                "rallypoint.webhooks.most-waiting", "20",
                "rallypoint.discord.api", discord.api());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(target, new TestInjector.MatchesType(FakeTarget.class));
        injector.injectIntoFields(discord, new TestInjector.MatchesType(FakeDiscord.class));
    }

    @Override
    public void stop() {
        discord.close();
        target.close();
        certificate.close();
    }
}
