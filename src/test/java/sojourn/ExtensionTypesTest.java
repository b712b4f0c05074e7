package sojourn;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sojourn.system.JavaSources;

/** What docs/extending.md promises to authors of extensions is there, complete in itself, and enough for its example. */
class ExtensionTypesTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("sojourn");

    private static final Pattern PLATFORM = Pattern.compile("(java|jakarta)\\..*|[a-z]+");

    private final ExtendingPage page = ExtendingPage.read();
    private final List<String> types = page.types();

    @Test
    void the_types_of_the_page_are_there_and_public() {
        assertThat(types).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        assertThat(types).allSatisfy(type -> {
            assertThat(ALL.contain(type)).as(type).isTrue();
            assertThat(ALL.get(type).getModifiers()).as(type).contains(JavaModifier.PUBLIC);
        });
    }

    @Test
    void whatever_their_public_methods_mention_is_on_the_page_too() {
        assertThat(Stream.concat(types.stream().map(ALL::get), nested())
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(method -> mentioned(method)
                                .filter(name -> !isKnown(name))
                                .map(name -> method.getFullName() + " mentions " + name)))
                .isEmpty();
    }

    @Test
    void the_example_uses_nothing_else(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        page.write(sources);

        assertThat(JavaSources.in(sources).compile(classes)).isEmpty();
        JavaClasses example = new ClassFileImporter().importPath(classes);
        assertThat(example).hasSameSizeAs(page.sources().keySet());
        Set<String> own = page.sources().keySet().stream()
                .map(file -> file.replace(".java", "").replace('/', '.'))
                .collect(java.util.stream.Collectors.toSet());
        assertThat(example.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .map(JavaClass::getName)
                        .filter(name -> !own.contains(name) && !isKnown(name)))
                .isEmpty();
    }

    private Stream<JavaClass> nested() {
        return ALL.stream()
                .filter(type -> type.getName().contains("$")
                        && types.contains(outer(type.getName()))
                        && type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static Stream<String> mentioned(JavaMethod method) {
        return Stream.concat(method.getParameterTypes().stream(), Stream.of(method.getReturnType()))
                .map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Set::stream)
                .map(type -> type.getBaseComponentType().getName());
    }

    private boolean isKnown(String type) {
        return PLATFORM.matcher(type).matches() || types.contains(outer(type));
    }

    private static String outer(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }
}
