package org.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.broadsheet.profiles.ReaderDefaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that completes profiles in an editor says the same as the program that reads them. */
class ProfileSchemaTest {

    private static final Path SAMPLES = Path.of("config/profiles");
    private static final JsonSchemaFile SCHEMA = JsonSchemaFile.shipped("profile");

    @ParameterizedTest
    @MethodSource("org.broadsheet.config.ProfileCases#forTheSchema")
    void theSchemaRefusesWhatTheReaderRefuses(ProfileCases.Case given) {
        List<Error> errors = SCHEMA.errors(given.yaml());

        assertThat(errors.isEmpty()).as("%s", errors).isEqualTo(given.problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ilse", "beatriz", "kenzo"})
    void theSampleReadersFitTheSchemaThatTheyName(String name) throws IOException {
        String yaml = Files.readString(SAMPLES.resolve(name + ".yaml"));

        assertThat(SCHEMA.errors(yaml)).isEmpty();
        String named = yaml.lines().findFirst().orElseThrow().replace("# yaml-language-server: $schema=", "");
        assertThat(SAMPLES.resolve(named)).exists();
    }

    @Test
    void theSampleReadersAreReadWithoutAProblem() {
        ProfileFolder read = ProfileFolder.read(SAMPLES, ReaderDefaults.USUAL);

        assertThat(read.problems()).isEmpty();
        assertThat(read.readers()).extracting("file").containsExactly("beatriz", "ilse", "kenzo");
    }

    @Test
    void everyKeyIsDescribedAndIsInASample() throws IOException {
        StringBuilder samples = new StringBuilder();
        for (Path file : ProfileFolder.files(SAMPLES)) {
            samples.append(Files.readString(file));
        }

        assertThat(SCHEMA.keys()).hasSize(24).allSatisfy((key, description) -> {
            assertThat(description).as(key).isNotBlank();
            String last = key.substring(key.lastIndexOf('.') + 1);
            assertThat(samples.toString()).containsPattern("(?m)^ *(?:- )?" + last + ":");
        });
    }
}
