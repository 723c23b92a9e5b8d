package org.rallypoint.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignupLinkTest {

    private static final String PAGE = "https://lu.ma/abc";

    private static Link link(int position, LinkKind kind, boolean chosen) {
        return new Link(position, LinkRel.signup, WebAddress.ofPage("url", PAGE + position), kind, chosen, Map.of());
    }

    private static Link labelled(Map<String, String> labels) {
        return new Link(0, LinkRel.signup, WebAddress.ofPage("url", PAGE), null, false, labels);
    }

    @ParameterizedTest
    @CsvSource({
        "event, 0",
        "group_chat, 0",
        "group_chat organiser_page website event, 3",
        "group_chat organiser_page website, 2",
        "group_chat organiser_page, 1",
        "website event, 1",
        "event website, 0",
        "event event, 0",
        "group_chat website website, 1"
    })
    void thePrimaryLinkIsTheFirstOfTheMostUsefulKind(String kinds, int primary) {
        var links = new ArrayList<Link>();
        for (var kind : kinds.split(" ", -1)) {
            links.add(link(links.size(), LinkKind.valueOf(kind), false));
        }

        assertThat(Link.primary(links)).containsSame(links.get(primary));
        assertThat(SignupLinkView.of(links, List.of("en")).stream().map(SignupLinkView::primary))
                .containsOnlyOnce(true)
                .element(primary)
                .isEqualTo(true);
    }

    @Test
    void theLinkThatAPersonChoseIsThePrimaryOneWhateverItsKind() {
        var chosen = link(1, LinkKind.group_chat, true);

        assertThat(Link.primary(List.of(link(0, LinkKind.event, false), chosen)))
                .containsSame(chosen);
    }

    @Test
    void ofTwoLinksOfOneKindTheirPositionDecides() {
        var first = link(0, LinkKind.event, false);

        assertThat(Link.primary(List.of(link(1, LinkKind.event, false), first))).containsSame(first);
    }

    @Test
    void withoutALinkThereIsNoPrimaryOne() {
        assertThat(Link.primary(List.of())).isEmpty();
        assertThat(SignupLinkView.of(List.of(), List.of("en"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"event, true", "website, true", "organiser_page, false", "group_chat, false"})
    void onlyAnEventsPageOrAWebsiteIsASignupPage(LinkKind kind, boolean isSignupPage) {
        assertThat(kind.isSignupPage()).isEqualTo(isSignupPage);
    }

    @Test
    void aLinkKeepsItsAddressAsGivenAndTheCanonicalFormBeside() {
        var address = WebAddress.ofPage("url", "https://www.luma.com/abc/?utm_source=ig");

        var link = new Link(0, LinkRel.signup, address, null, false, Map.of());

        assertThat(link.url()).isEqualTo("https://www.luma.com/abc/?utm_source=ig");
        assertThat(link.canonicalUrl()).isEqualTo("https://lu.ma/abc");
        assertThat(link.platform()).isEqualTo(Platform.luma);
        assertThat(link.kind()).isEqualTo(LinkKind.event);
    }

    @Test
    void theKindMayBeOverridden() {
        assertThat(link(0, LinkKind.organiser_page, false).kind()).isEqualTo(LinkKind.organiser_page);
    }

    @Test
    void aLabelIsReadInTheFirstLanguageThatHasIt() {
        var link = labelled(Map.of("en", "Sign up", "de", "Anmelden"));

        assertThat(SignupLinkView.label(link, List.of("de-AT", "de", "en"))).isEqualTo("Anmelden");
        assertThat(SignupLinkView.label(link, List.of("fr", "en"))).isEqualTo("Sign up");
        assertThat(SignupLinkView.label(link, List.of("fr"))).isNull();
    }

    @Test
    void theLabelsOfOneLanguageKnowNoFallback() {
        var link = labelled(Map.of("en", "Sign up"));

        assertThat(Link.labelsIn(List.of(link), "en")).containsExactly(Map.entry(PAGE, "Sign up"));
        assertThat(Link.labelsIn(List.of(link), "de")).isEmpty();
    }
}
