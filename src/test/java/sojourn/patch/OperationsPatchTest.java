package sojourn.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sojourn.json.StrictJson;

/** A JSON Patch does what RFC 6902 says; most cases are those of its appendix. */
class OperationsPatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'foo':'bar'} | {'op':'add','path':'/baz','value':'qux'} | {'foo':'bar','baz':'qux'}",
                "{'foo':['bar','baz']} | {'op':'add','path':'/foo/1','value':'qux'} | {'foo':['bar','qux','baz']}",
                "{'foo':['bar']} | {'op':'add','path':'/foo/-','value':['abc','def']} | {'foo':['bar',['abc','def']]}",
                "{'foo':['bar']} | {'op':'add','path':'/foo/1','value':'end'} | {'foo':['bar','end']}",
                "{'foo':'bar'} | {'op':'add','path':'/foo','value':1} | {'foo':1}",
                "{'foo':'bar'} | {'op':'add','path':'/child','value':{'grandchild':{}}} | {'foo':'bar','child':{'grandchild':{}}}",
                "{'baz':'qux','foo':'bar'} | {'op':'remove','path':'/baz'} | {'foo':'bar'}",
                "{'foo':['bar','qux','baz']} | {'op':'remove','path':'/foo/1'} | {'foo':['bar','baz']}",
                "{'baz':'qux'} | {'op':'replace','path':'/baz','value':'boo'} | {'baz':'boo'}",
                "{'a':[1,2,3]} | {'op':'replace','path':'/a/1','value':5} | {'a':[1,5,3]}",
                "{'a':[1,2,3]} | {'op':'replace','path':'/a/2','value':5} | {'a':[1,2,5]}",
                "{'foo':{'bar':'baz','waldo':'fred'},'qux':{'corge':'grault'}} | {'op':'move','from':'/foo/waldo','path':'/qux/thud'} | {'foo':{'bar':'baz'},'qux':{'corge':'grault','thud':'fred'}}",
                "{'foo':['all','grass','cows','eat']} | {'op':'move','from':'/foo/1','path':'/foo/3'} | {'foo':['all','cows','eat','grass']}",
                "{'a':1} | {'op':'move','from':'/a','path':'/a'} | {'a':1}",
                "{'a':{'b':1}} | {'op':'copy','from':'/a','path':'/a/c'} | {'a':{'b':1,'c':{'b':1}}}",
                "{'a':null} | {'op':'copy','from':'/a','path':'/b'} | {'a':null,'b':null}",
                "{'baz':'qux','foo':['a',2,'c']} | {'op':'test','path':'/foo/1','value':2} | {'baz':'qux','foo':['a',2,'c']}",
                "{'n':1.0} | {'op':'test','path':'/n','value':1} | {'n':1.0}",
                "{'a':[{'n':1.50}],'b':true} | {'op':'test','path':'','value':{'b':true,'a':[{'n':1.5}]}} | {'a':[{'n':1.50}],'b':true}",
                "{'a/b':1,'m~n':2} | {'op':'test','path':'/a~1b','value':1} | {'a/b':1,'m~n':2}",
                "{'m~n':2} | {'op':'remove','path':'/m~0n'} | {}",
                "{'':1} | {'op':'replace','path':'/','value':2} | {'':2}",
                "{'a':1} | {'op':'replace','path':'','value':{'b':2}} | {'b':2}",
                "{'a':{'b':2}} | {'op':'copy','from':'/a','path':''} | {'b':2}",
                "{'a':1} | {'op':'add','path':'/b','value':2,'comment':'ignored'} | {'a':1,'b':2}",
            })
    void what_the_standard_says(String document, String operation, String result) {
        assertThat(apply(document, "[" + operation + "]")).isEqualTo(object(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'baz':'qux'} | {'op':'test','path':'/baz','value':'bar'}",
                "{'a':[1,2]} | {'op':'test','path':'/a','value':[1]}",
                "{'a':{'b':1}} | {'op':'test','path':'/a','value':{'b':1,'c':2}}",
                "{'a':{'b':null}} | {'op':'test','path':'/a','value':{'c':null}}",
                "{'a':1} | {'op':'test','path':'/b','value':null}",
                "{'foo':'bar'} | {'op':'add','path':'/baz/bat','value':'qux'}",
                "{'foo':'bar'} | {'op':'add','path':'/foo/bat','value':'qux'}",
                "{'a':[1]} | {'op':'add','path':'/a/2','value':1}",
                "{'a':[1]} | {'op':'add','path':'/a/-1','value':1}",
                "{'a':[1]} | {'op':'add','path':'/a/x','value':1}",
                "{'a':[1,2]} | {'op':'add','path':'/a/01','value':1}",
                "{'a':[1,2]} | {'op':'remove','path':'/a/01'}",
                "{'a':[1,2]} | {'op':'test','path':'/a/１','value':2}",
                "{'a':[1]} | {'op':'add','path':'/a/99999999999','value':1}",
                "{'a':[1]} | {'op':'replace','path':'/a/1','value':1}",
                "{'a':[1]} | {'op':'replace','path':'/a/-','value':1}",
                "{'a':[1]} | {'op':'remove','path':'/a/-'}",
                "{'a':[1]} | {'op':'remove','path':'/a/1'}",
                "{'a':1} | {'op':'remove','path':'/b'}",
                "{'a':1} | {'op':'replace','path':'/b','value':1}",
                "{'a':1} | {'op':'move','from':'/b','path':'/c'}",
                "{'a':1} | {'op':'copy','from':'/b','path':'/c'}",
                "{'a':1} | {'op':'copy','from':'/a','path':''}",
                "{'a':1} | {'op':'replace','path':'','value':[]}",
                "{'a':null} | {'op':'add','path':'/a/b','value':1}",
            })
    void what_the_document_does_not_bear_is_a_conflict_of_that_operation(String document, String operation) {
        PatchConflict conflict = catchThrowableOfType(
                PatchConflict.class, () -> apply(document, "[{'op':'add','path':'/z','value':0}," + operation + "]"));

        assertThat(conflict).isNotNull();
        assertThat(conflict.field()).isEqualTo("[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | ``",
                "'text' | ``",
                "[1] | [0]",
                "[{}] | [0].op",
                "[{'op':'spam','path':'/a'}] | [0].op",
                "[{'op':1,'path':'/a'}] | [0].op",
                "[{'op':'remove'}] | [0].path",
                "[{'op':'remove','path':'a'}] | [0].path",
                "[{'op':'remove','path':'/a~2'}] | [0].path",
                "[{'op':'remove','path':'/a~'}] | [0].path",
                "[{'op':'remove','path':''}] | [0].path",
                "[{'op':'remove','path':'/b'},{'op':'add','path':'/a'}] | [1].value",
                "[{'op':'test','path':'/a'}] | [0].value",
                "[{'op':'copy','path':'/a'}] | [0].from",
                "[{'op':'move','from':1,'path':'/a'}] | [0].from",
                "[{'op':'move','from':'/a','path':'/a/b'}] | [0].path",
                "[{'op':'move','from':'','path':'/a'}] | [0].path",
            })
    void what_is_no_patch_is_refused_by_its_place(String patch, String field) {
        PatchRefused refused =
                catchThrowableOfType(PatchRefused.class, () -> OperationsPatch.read(StrictJson.read(bytes(patch))));

        assertThat(refused).isNotNull();
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void a_thousand_operations_are_taken_and_no_more() {
        String operation = "{'op':'test','path':'','value':{}}";
        assertThat(apply("{}", "[" + operation + ("," + operation).repeat(999) + "]"))
                .isEmpty();
        assertThat(catchThrowableOfType(
                        PatchRefused.class, () -> apply("{}", "[" + operation + ("," + operation).repeat(1000) + "]")))
                .hasMessageContaining("1000");
    }

    @Test
    void a_pointer_has_as_many_steps_as_a_document_may_be_deep_and_no_more() {
        assertThat(catchThrowableOfType(
                        PatchConflict.class, () -> apply("{}", "[{'op':'remove','path':'" + "/a".repeat(64) + "'}]")))
                .hasMessageContaining("which is not there");
        assertThat(catchThrowableOfType(
                        PatchRefused.class, () -> apply("{}", "[{'op':'remove','path':'" + "/a".repeat(65) + "'}]")))
                .hasMessageContaining("64");
        assertThat(catchThrowableOfType(
                        PatchRefused.class,
                        () -> apply("{}", "[{'op':'remove','path':'" + "/".repeat(4_000_000) + "'}]")))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        PatchConflict.class,
                        () -> apply("{}", "[{'op':'remove','path':'/" + "a".repeat(4_000_000) + "'}]")))
                .satisfies(conflict -> assertThat(conflict.complaint()).hasSizeLessThan(200));
    }

    @Test
    void a_short_patch_does_not_do_the_work_of_a_long_one() {
        StringBuilder members = new StringBuilder("{'a':0");
        for (int i = 0; i < 20_000; i++) {
            members.append(",'m").append(i).append("':0");
        }
        String document = members.append('}').toString();
        String operation = "{'op':'replace','path':'/a','value':1}";
        String copy = "{'op':'copy','from':'','path':'/a'}";

        assertThat(apply(document, "[" + operation + ("," + operation).repeat(90) + "]")
                        .getInt("a"))
                .isEqualTo(1);
        assertThat(catchThrowableOfType(
                        PatchTooCostly.class,
                        () -> apply(document, "[" + operation + ("," + operation).repeat(100) + "]")))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        PatchTooCostly.class, () -> apply(document, "[" + copy + ("," + copy).repeat(999) + "]")))
                .isNotNull();
    }

    @Test
    void a_patch_knows_what_it_writes() {
        OperationsPatch patch = OperationsPatch.read(StrictJson.read(bytes("[{'op':'test','path':'/tested','value':1},"
                + "{'op':'add','path':'/added/deep','value':1},{'op':'move','from':'/taken','path':'/put'},"
                + "{'op':'copy','from':'/copied','path':'/there'}]")));

        assertThat(new String[] {"added", "taken", "put", "there"}).allMatch(patch::writes);
        assertThat(new String[] {"tested", "copied", "other", "deep"}).noneMatch(patch::writes);
    }

    private static JsonObject apply(String document, String patch) {
        return OperationsPatch.read(StrictJson.read(bytes(patch))).applyTo(object(document));
    }

    private static JsonObject object(String json) {
        return StrictJson.read(bytes(json)).asJsonObject();
    }

    /** Single quotes for double ones, as they are easier on the eye in Java. */
    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
