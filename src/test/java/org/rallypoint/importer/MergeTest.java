package org.rallypoint.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source says now, what it said before, and how the event stands. */
class MergeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // said, state, given, patch, whether something is kept
                "-, A, A, -, false",
                "-, A, B, -, true",
                "A, A, A, -, false",
                "A, A, B, B, false",
                "A, B, A, -, true",
                "A, B, B, -, false",
                "A, B, C, C, false",
            })
    void aValueIsTakenOverWhenTheSourceChangedIt(String said, String state, String given, String patch, boolean isKept)
            throws JsonProcessingException {
        var earlier = said == null ? new TreeMap<String, String>() : Merge.first(json("{'title':'" + said + "'}"));

        var merged = Merge.into(
                json("{'title':'" + state + "','kind':'talk'}"), json("{'title':'" + given + "'}"), earlier, false);

        assertThat(merged.patch()).isEqualTo(patch == null ? json("{}") : json("{'title':'" + patch + "'}"));
        assertThat(merged.kept().contains("title")).isEqualTo(isKept);
        assertThat(merged.said()).isEqualTo(Merge.first(json("{'title':'" + given + "'}")));
    }

    @Test
    void whatLiesDeeperIsMergedFieldByField() throws JsonProcessingException {
        var merged = Merge.into(
                json("{'venue':{'name':null,'address':'Road 1'},'translations':{'fr':{'title':'Marche'}}}"),
                json("{'venue':{'name':'Square'},'translations':{'de':{'title':'Marsch'}}}"),
                new TreeMap<>(),
                false);

        assertThat(merged.patch())
                .isEqualTo(json("{'venue':{'name':'Square'},'translations':{'de':{'title':'Marsch'}}}"));
    }

    @Test
    void whatIsNotThereYetIsSetWhole() throws JsonProcessingException {
        var merged = Merge.into(
                json("{'venue':null}"), json("{'venue':{'name':'Square','address':null}}"), new TreeMap<>(), false);

        assertThat(merged.patch()).isEqualTo(json("{'venue':{'name':'Square'}}"));
    }

    @Test
    void whatIsOlderFillsNothingThatIsUnknownNow() throws JsonProcessingException {
        var state = json("{'title':'A','summary':null,'kind':'protest','venue':null,'signupLinks':[]}");
        var older = json("{'title':'B','summary':'S','kind':'march','venue':{'name':'Square'},'signupLinks':["
                + "{'url':'https://lu.ma/aaa'}]}");

        var first = Merge.into(state, older, new TreeMap<>(), true);
        var again = Merge.into(state, older, first.said(), true);

        assertThat(first.patch()).isEmpty();
        assertThat(first.kept()).containsExactly("title");
        assertThat(first.notFilled()).containsExactly("summary", "kind", "venue.name", "signupLinks");
        assertThat(again).isEqualTo(first);
        // Who takes it up anew and fills it in says something new.
        assertThat(Merge.into(state, older, first.said(), false).patch()).isEqualTo(older.without("title"));
    }

    @Test
    void whatIsOlderAddsNoLinkToOthers() throws JsonProcessingException {
        var merged = Merge.into(links(CHAT), links(CHAT + "," + A), new TreeMap<>(), true);

        assertThat(merged.patch()).isEmpty();
        assertThat(merged.notFilled()).containsExactly("signupLinks");
    }

    @Test
    void whatChangedInATableIsAppliedThoughTheEventIsNewer() throws JsonProcessingException {
        var said = Merge.first(json("{'title':'A'}"));

        assertThat(Merge.into(json("{'title':'A'}"), json("{'title':'B'}"), said, true)
                        .patch())
                .isEqualTo(json("{'title':'B'}"));
    }

    private static final String A = "{'url':'https://lu.ma/aaa'}";
    private static final String B = "{'url':'https://lu.ma/bbb'}";
    private static final String CHAT = "{'url':'https://chat.whatsapp.com/Chat'}";

    private static Merge.Merged links(String said, String state, String given) throws JsonProcessingException {
        var earlier = said == null ? new TreeMap<String, String>() : Merge.first(links(said));
        return Merge.into(links(state), links(given), earlier, false);
    }

    private static ObjectNode links(String list) throws JsonProcessingException {
        return json("{'signupLinks':[" + list + "]}");
    }

    @Test
    void aLinkStandsWhereTheOneStoodThatItReplaces() throws JsonProcessingException {
        var chosen = "{'url':'https://lu.ma/aaa','primary':true}";
        var merged = links(A, chosen + "," + CHAT, B);

        assertThat(merged.patch()).isEqualTo(links("{'url':'https://lu.ma/bbb','primary':true}," + CHAT));
    }

    @Test
    void aSourceThatSpeaksForTheFirstTimeAddsALinkUnlessThereIsOneOfItsKind() throws JsonProcessingException {
        assertThat(links(null, A + "," + CHAT, B).patch()).isEmpty();
        assertThat(links(null, A + "," + CHAT, B).kept()).containsExactly("signupLinks");
        assertThat(links(null, CHAT, A).patch()).isEqualTo(links(CHAT + "," + A));
    }

    @Test
    void whatNobodyChoseIsNoOpinion() throws JsonProcessingException {
        var merged =
                Merge.into(json("{'attendance':'in_person'}"), json("{'attendance':'online'}"), new TreeMap<>(), false);

        assertThat(merged.patch()).isEqualTo(json("{'attendance':'online'}"));
    }

    @Test
    void aLinkThatSomebodyAddedOrTookAwayHereStaysSo() throws JsonProcessingException {
        assertThat(links(A, A + "," + CHAT, A).patch()).isEmpty();
        assertThat(links(A, CHAT, A).patch()).isEmpty();
        assertThat(links(A, CHAT, A).kept()).containsExactly("signupLinks");
        assertThat(links(A, CHAT, B).patch()).isEqualTo(links(CHAT + "," + B));
    }

    @Test
    void aListNeverGetsShorter() throws JsonProcessingException {
        assertThat(links(A + "," + CHAT, A + "," + CHAT, A).patch()).isEmpty();
    }

    @Test
    void twoSpellingsOfAnAddressAreOneLink() throws JsonProcessingException {
        assertThat(links(null, A, "{'url':'https://luma.com/aaa?utm_source=x'}").patch())
                .isEmpty();
    }

    @Test
    void anotherNameOfALinkIsTakenOver() throws JsonProcessingException {
        var named = "{'url':'https://lu.ma/aaa','label':'Sign up'}";

        assertThat(links(A, A, named).patch()).isEqualTo(links(named));
        assertThat(links(named, "{'url':'https://lu.ma/aaa','label':'Here'}", named)
                        .patch())
                .isEmpty();
    }
}
