package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those examples of RFC 7396, appendix A, whose target and patch are objects; a null stays where it removes a key there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}            | {'a':'c'}             | {'a':'c'}",
                "{'a':'b'}            | {'b':'c'}             | {'a':'b','b':'c'}",
                "{'a':'b'}            | {'a':null}            | {'a':null}",
                "{'a':'b','b':'c'}    | {'a':null}            | {'a':null,'b':'c'}",
                "{'a':['b']}          | {'a':'c'}             | {'a':'c'}",
                "{'a':'c'}            | {'a':['b']}           | {'a':['b']}",
                "{'a':{'b':'c'}}      | {'a':{'b':'d','c':null}} | {'a':{'b':'d','c':null}}",
                "{'a':[{'b':'c'}]}    | {'a':[1]}             | {'a':[1]}",
                "{'e':null}           | {'a':1}               | {'e':null,'a':1}",
                "{}                   | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{'ccc':null}}}",
                "{'a':[1,2]}          | {'a':{'b':1}}         | {'a':{'b':1}}",
                "{'a':{'b':1}}        | {'a':{}}              | {'a':{'b':1}}",
                "{'a':1}              | {}                    | {'a':1}",
                "{'a':[{'b':1}]}      | {'a':[{'b':null}]}    | {'a':[{'b':null}]}",
                "{}                   | {'unknown':null}      | {'unknown':null}",
            })
    void aPatchChangesWhatItNames(String target, String patch, String result) {
        assertThat(MergePatch.apply(object(target), object(patch))).isEqualTo(object(result));
    }

    @Test
    void neitherTheTargetNorThePatchIsChanged() {
        var target = object("{'a':{'b':1},'c':[1]}");
        var patch = object("{'a':{'b':2},'d':{'e':[1]}}");

        var merged = MergePatch.apply(target, patch);
        merged.withObject("/a").put("b", 3);
        merged.withObject("/d").withArray("e").add(4);
        merged.withArray("c").add(5);

        assertThat(target).isEqualTo(object("{'a':{'b':1},'c':[1]}"));
        assertThat(patch).isEqualTo(object("{'a':{'b':2},'d':{'e':[1]}}"));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
